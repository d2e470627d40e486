// Every part of a report has an address of its own that holds in both languages and in the next edition.
function copyLink(id) {
  const address = new URL(`#${id}`, location.href).href;
  const shown = () => {
    history.replaceState(null, "", address);
    tell(say("address_shown"));
  };
  if (!navigator.clipboard) return shown();
  return navigator.clipboard.writeText(address).then(() => tell(say("copied")), shown);
}

function offerLink(part) {
  const bar = part.querySelector(":scope > .part > span, :scope > header > span");
  const heading = part.querySelector("h1, h2, h3");
  if (!bar || !heading) return;
  const button = element("button", { type: "button", className: "plain copy" }, say("copy"));
  button.append(element("span", { className: "hidden" }, `: ${heading.textContent.trim()}`));
  button.addEventListener("click", async () => {
    await copyLink(part.id);
    button.classList.add("done");
  });
  bar.append(" ", button);
}

// The place that a reader sees: the innermost part that has begun in the upper part of the window.
function placeInView() {
  const upper = innerHeight / 4;
  const begun = [...document.querySelectorAll("main section[id], main [data-figure]")].filter(
    (part) => part.getClientRects().length && part.getBoundingClientRect().top <= upper,
  );
  const last = begun[begun.length - 1];
  return scrollY > 0 && last ? last.id : "";
}

function keepPlace(link) {
  const bare = link.getAttribute("href").split("#")[0];
  const update = () => {
    const place = placeInView();
    link.setAttribute("href", place ? `${bare}#${place}` : bare);
  };
  for (const event of ["pointerdown", "focus", "click"]) link.addEventListener(event, update);
}

// A link to something inside of a closed part opens the part.
function openTarget() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const closed = target && target.closest("details:not([open])");
  if (!closed) return;
  closed.open = true;
  target.scrollIntoView();
}
