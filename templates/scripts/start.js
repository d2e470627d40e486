// All that scripts add to a page. Nothing here is needed to read it.
placeStatusLine();
for (const block of document.querySelectorAll(".indicator")) setUpEvidence(block);
document.querySelectorAll("main table").forEach((table, number) => {
  if (table.matches(".scorecard, .sources, .family table")) keepSemantics(table);
  if (canSort(table)) makeSortable(table);
  if (table.matches(FILTERED)) makeFilter(table, number + 1);
});
for (const part of document.querySelectorAll("main section[id]")) offerLink(part);
for (const link of document.querySelectorAll(".elsewhere a[hreflang]")) keepPlace(link);
addEventListener("hashchange", openTarget);
openTarget();
