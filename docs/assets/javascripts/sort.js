// @ts-check
/**
 * Sorts the rows of a table by the column whose heading is pressed; pressed again, the other way.
 * A cell's value is its `data-sort` if it has one, else its text. Equal rows keep their order.
 */

const COLLATOR = new Intl.Collator("en-GB", { numeric: true });

/** @param {HTMLTableCellElement | undefined} cell */
const valueOf = (cell) => cell?.dataset.sort ?? cell?.textContent?.trim() ?? "";

/**
 * @param {HTMLTableElement} table
 * @param {number} column counted from 0
 * @param {boolean} down whether the largest comes first
 */
function sort(table, column, down) {
  const body = table.tBodies[0];
  const rows = [...body.rows].map((row, place) => ({ row, place, value: valueOf(row.cells[column]) }));
  rows.sort((a, b) => (down ? -1 : 1) * COLLATOR.compare(a.value, b.value) || a.place - b.place);
  body.append(...rows.map((it) => it.row));
}

/** @param {HTMLTableElement} table */
function makeSortable(table) {
  const heads = [...(table.tHead?.rows[0].cells ?? [])];
  const told = document.createElement("p");
  told.className = "unseen";
  told.setAttribute("role", "status");
  table.after(told);
  heads.forEach((head, column) => {
    if (head.localName !== "th") return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort";
    const name = head.textContent?.trim() ?? "";
    button.setAttribute("aria-label", `Sort by ${name}`);
    button.append("↕");
    button.addEventListener("click", () => {
      const first = head.dataset.first === "down" ? "descending" : "ascending";
      const other = first === "ascending" ? "descending" : "ascending";
      const order = head.getAttribute("aria-sort") === first ? other : first;
      heads.forEach((it) => it.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", order);
      sort(table, column, order === "descending");
      told.textContent = `Sorted by ${name}, ${order}.`;
    });
    head.append(button);
  });
}

document.querySelectorAll("table[data-sortable]").forEach((table) => {
  if (table instanceof HTMLTableElement) makeSortable(table);
});
