// The words of the controls, in the language of the page, and the one place where changes are told aloud.
const LANGUAGE = document.documentElement.lang;
const WORDS = JSON.parse(document.getElementById("page-words").textContent);
const STATUS_LINE = document.createElement("p");

function say(key, values = {}) {
  return WORDS[key].replace(/\{(\w+)\}/g, (whole, name) => values[name]);
}

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

function tell(text) {
  STATUS_LINE.textContent = text;
}

function placeStatusLine() {
  STATUS_LINE.className = "hidden told-aloud";
  STATUS_LINE.setAttribute("role", "status");
  document.body.append(STATUS_LINE);
}
