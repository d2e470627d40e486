// Tables in another order: a head becomes a button. Rows of a group stay in it; a total stays last.
const LEAST_TO_SORT = 3;
const GRAVEST_FIRST = [
  "reversing", "offtrack", "missed", "atrisk", "narrowly", "ontrack", "reached", "achieved",
  "notdue", "notarget", "nodata", "suspended", "break",
];
const SCALES = { M: 1e6, k: 1e3 };
const COLLATOR = new Intl.Collator(LANGUAGE, { numeric: true, sensitivity: "base" });
const ORIGINAL = new WeakMap();

function dataRows(body) {
  return [...body.rows].filter((row) => !row.matches(".group, [data-last]"));
}

function canSort(table) {
  const head = table.tHead;
  if (!head || head.rows.length !== 1 || table.matches(".excerpt, [data-fixed]")) return false;
  const rows = [...table.tBodies].flatMap(dataRows);
  const width = head.rows[0].cells.length;
  return rows.length >= LEAST_TO_SORT && rows.every((row) => row.cells.length === width && !row.querySelector("[rowspan]"));
}

// 1,234.5 and 1 234,5 alike; 4 of 9 is a share; millions and thousands count as such; nothing is no number.
function amount(text) {
  const tight = text.replace(/[\s\u00a0\u202f]/g, "").replace("\u2212", "-");
  const share = tight.match(/^(\d+)(?:of|sur)(\d+)/);
  if (share) return (100 * share[1]) / share[2];
  const found = tight.match(/(-?)\D*(\d[\d.,]*)([Mk]?)/);
  if (!found) return null;
  const digits = LANGUAGE === "fr" ? found[2].replace(/\./g, "").replace(",", ".") : found[2].replace(/,/g, "");
  const value = parseFloat(digits) * (SCALES[found[3]] ?? 1);
  return found[1] ? -value : value;
}

function keyOf(cell) {
  const status = cell.querySelector(".status");
  const name = status && [...status.classList].find((each) => each.startsWith("s-"));
  if (name) return GRAVEST_FIRST.indexOf(name.slice(2));
  const text = cell.textContent.trim();
  return cell.classList.contains("n") ? amount(text) : text;
}

// What has no value goes last in either direction.
function compare(one, other, direction) {
  if (one === null || other === null) return (one === null) - (other === null);
  return direction * (typeof one === "string" ? COLLATOR.compare(one, other) : one - other);
}

function arrange(body, place, direction) {
  const rows = ORIGINAL.get(body) ?? [...body.rows];
  ORIGINAL.set(body, rows);
  const known = rows.filter((row) => !row.matches(".group, [data-last]")).map((row) => [keyOf(row.cells[place]), row]);
  if (direction) known.sort((one, other) => compare(one[0], other[0], direction));
  const pick = (kind) => rows.filter((row) => row.matches(kind));
  body.append(...pick(".group"), ...known.map(([, row]) => row), ...pick("[data-last]"));
}

function sortBy(table, head) {
  const next = { none: "ascending", ascending: "descending", descending: "none" };
  const state = next[head.getAttribute("aria-sort") ?? "none"];
  for (const each of table.tHead.rows[0].cells) each.removeAttribute("aria-sort");
  if (state !== "none") head.setAttribute("aria-sort", state);
  const direction = { none: 0, ascending: 1, descending: -1 }[state];
  for (const body of table.tBodies) arrange(body, head.cellIndex, direction);
  tell(say(`sorted_${state}`, { column: head.textContent.trim() }));
}

function makeSortable(table) {
  for (const head of table.tHead.rows[0].cells) {
    if (head.matches(".graph, [data-fixed]") || !head.textContent.trim()) continue;
    const button = element("button", { type: "button", className: "sort", title: say("sort") });
    button.append(...head.childNodes);
    button.addEventListener("click", () => sortBy(table, head));
    head.append(button);
  }
}
