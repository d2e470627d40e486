// A figure in a table opens its evidence: the rows and cells behind that figure, of those that the page carries.
function setUpEvidence(block) {
  const evidence = block.querySelector("details.evidence");
  if (!evidence) return;
  const list = evidence.querySelector("table.behind");
  const line = element("p", { className: "narrowed", hidden: true });
  if (list) list.closest(".wide").before(line);
  for (const row of block.querySelectorAll("tr[data-figure]")) {
    const cell = row.cells[row.cells.length - 1];
    const button = element("button", { type: "button", className: "figure-button", title: say("open_evidence") });
    button.append(...cell.childNodes, element("span", { className: "hidden" }, `. ${say("open_evidence")}`));
    button.addEventListener("click", () => openEvidence(evidence, list, line, row));
    cell.append(button);
  }
}

function openEvidence(evidence, list, line, row) {
  const figure = row.dataset.figure;
  evidence.open = true;
  if (list) narrow(list, line, figure, row.cells[0].textContent.trim());
  history.replaceState(null, "", `#${row.id}`);
  const summary = evidence.querySelector("summary");
  summary.focus({ preventScroll: true });
  summary.scrollIntoView({ block: "nearest" });
}

function narrow(list, line, figure, period) {
  const rows = [...list.tBodies[0].rows];
  const last = figure.slice(figure.lastIndexOf(".") + 1);
  for (const row of rows) row.hidden = !row.dataset.periods.split(" ").includes(last);
  const shown = rows.filter((row) => !row.hidden).length;
  const text = say("narrowed", { period, shown });
  const all = element("button", { type: "button", className: "plain" }, say("show_all"));
  all.addEventListener("click", () => {
    for (const row of rows) row.hidden = false;
    line.hidden = true;
    list.closest("details").querySelector("summary").focus();
  });
  line.replaceChildren(text, " ", all);
  line.hidden = false;
  tell(text);
}
