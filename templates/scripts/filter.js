// Long tables can be searched: rows without the words are hidden on the screen, and printed all the same.
const FILTERED = "table.scorecard, table:has(> tbody > tr:nth-child(9)):not(.excerpt, [data-fixed])";

function folded(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/\s+/g, " ").toLowerCase();
}

function filterRows(table, wanted) {
  const words = folded(wanted).split(" ").filter(Boolean);
  let shown = 0;
  for (const body of table.tBodies) {
    const rows = [...body.rows].filter((row) => !row.matches(".group"));
    for (const row of rows) {
      const text = folded(row.textContent);
      row.hidden = !words.every((word) => text.includes(word));
    }
    const left = rows.filter((row) => !row.hidden).length;
    for (const group of body.querySelectorAll(".group")) group.hidden = !left;
    shown += left;
  }
  return shown;
}

function makeFilter(table, number) {
  const all = filterRows(table, "");
  const input = element("input", { type: "search", id: `filter-${number}`, autocomplete: "off" });
  const label = element("label", { htmlFor: input.id }, say("filter"));
  const name = table.caption && element("span", { className: "hidden" }, ` ${table.caption.textContent.trim()}`);
  if (name) label.append(name);
  const count = element("span", { className: "count" });
  input.addEventListener("input", () => {
    const text = say("filtered", { shown: filterRows(table, input.value), all });
    count.textContent = input.value.trim() ? text : "";
    tell(text);
  });
  table.before(element("div", { className: "filter" }, element("div", {}, label, input, count)));
}
