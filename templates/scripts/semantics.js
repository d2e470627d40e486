// A table whose parts are laid out as cards is no table to some browsers; its roles, written out, keep it one.
const ROLES = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TFOOT: "rowgroup", TR: "row", TD: "cell" };
const HEAD_ROLES = { col: "columnheader", row: "rowheader", rowgroup: "rowheader" };

function keepSemantics(table) {
  for (const node of [table, ...table.querySelectorAll("thead, tbody, tfoot, tr, td, th")]) {
    node.setAttribute("role", ROLES[node.tagName] ?? HEAD_ROLES[node.scope] ?? "columnheader");
  }
}
