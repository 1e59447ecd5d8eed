/** Text of a site on one line, cut to at most so many letters, without signs that turn it around: nobody's amounts are to be read backwards. */
export function shortened(text: string, length: number): string {
  const line = text
    .slice(0, length * 8)
    .replace(/[\u202A-\u202E]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  const letters = [...line];
  if (letters.length <= length) return line;
  return `${letters
    .slice(0, length - 1)
    .join('')
    .trimEnd()}…`;
}
