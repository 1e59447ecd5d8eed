/** Keys that lead through the popup: `/` to the search, arrows up and down from line to line. All of it can be reached by Tab as well. */
export function onListKey(event: KeyboardEvent): void {
  const { target, key } = event;
  if (!(target instanceof HTMLElement) || event.altKey || event.ctrlKey || event.metaKey) return;
  const search = document.querySelector<HTMLInputElement>('#watched-search');
  if (key === '/' && search && !target.closest('input, select, textarea')) {
    event.preventDefault();
    search.focus();
    search.select();
  }
  if (key !== 'ArrowDown' && key !== 'ArrowUp') return;
  // A choice has arrows of its own.
  if (target.closest('select, textarea')) return;
  const lines = [...document.querySelectorAll<HTMLElement>('.rows > li a[href]')].filter((line) =>
    line.checkVisibility(),
  );
  const down = key === 'ArrowDown';
  const after = (line: HTMLElement) =>
    (target.compareDocumentPosition(line) &
      (down ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING)) !==
    0;
  const next = down ? lines.find(after) : lines.findLast(after);
  if (!next) return;
  event.preventDefault();
  next.focus();
}
