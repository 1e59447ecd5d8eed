/** Reads CSV by RFC 4180 and forgives nothing: every row as long as the first, CRLF after each, quotes only where they belong. */
export function readStrictCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = text.startsWith('\ufeff') ? 1 : 0;
  const fail = (why: string): never => {
    throw new Error(`${why} at ${at}: ${JSON.stringify(text.slice(Math.max(0, at - 20), at + 20))}`);
  };
  while (at < text.length) {
    let cell = '';
    if (text[at] === '"') {
      at += 1;
      for (;;) {
        if (at >= text.length) fail('an open quote');
        if (text[at] !== '"') cell += text[at++];
        else if (text[at + 1] === '"') {
          cell += '"';
          at += 2;
        } else {
          at += 1;
          break;
        }
      }
    } else {
      while (at < text.length && text[at] !== ',' && text[at] !== '\r') {
        if (text[at] === '"' || text[at] === '\n') fail('a bare quote or line feed');
        cell += text[at++];
      }
    }
    row.push(cell);
    if (text[at] === ',') {
      at += 1;
      if (at === text.length) fail('no last cell');
    } else if (text[at] === '\r' && text[at + 1] === '\n') {
      at += 2;
      rows.push(row);
      row = [];
    } else fail('neither a comma nor the end of a line');
  }
  if (row.length > 0) fail('no end of the last line');
  const width = rows[0]?.length;
  if (rows.some(({ length }) => length !== width)) fail('rows of different lengths');
  return rows;
}
