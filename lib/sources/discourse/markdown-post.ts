import type { CookedPost } from './cooked-post';
import { CookedReader } from './cooked-reader';

/** What is read of a text. Longer ones are cut: no real one comes near. */
const mostCharacters = 300_000;
const longestLine = 20_000;

/** Reads Markdown, as Snapshot's proposals are written in, as if a forum had made its HTML: lines, and the addresses that it links. */
export function readMarkdown(text: string): CookedPost {
  const reader = new MarkdownReader();
  for (const line of text.slice(0, mostCharacters).split(/\r\n?|\n/)) reader.take(line.slice(0, longestLine));
  return reader.done();
}

/** One line after the other. What a line cannot be is taken as a paragraph: nothing is lost. */
class MarkdownReader {
  private readonly reader = new CookedReader();
  /** The tag that is open around the lines: a list, a table, a quote, code. */
  private around: 'ul' | 'table' | 'blockquote' | 'pre' | undefined;
  private paragraph = false;

  take(line: string): void {
    if (this.reader.full) return;
    const isFence = /^\s{0,3}(?:```|~~~)/.test(line);
    const quoted = /^\s{0,3}>\s?(.*)$/.exec(line);
    const heading = /^\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$/.exec(line);
    const item = /^\s*(?:[-*+]|\d{1,9}[.)])\s+(.*)$/.exec(line);
    if (isFence) this.enter(this.around === 'pre' ? undefined : 'pre');
    else if (this.around === 'pre') return;
    else if (quoted) this.block('p', quoted[1] ?? '', 'blockquote');
    else if (heading) this.block(`h${heading[1]?.length ?? 1}`, heading[2] ?? '', undefined);
    else if (/^\s*\|.*\|\s*$/.test(line)) this.row(line.trim().slice(1, -1).split('|'));
    else if (/^\s*$|^\s{0,3}(?:[-*_]\s*){3,}$/.test(line)) this.enter(undefined);
    else if (item) this.block('li', (item[1] ?? '').replace(/^\[[ xX]\]\s/, ''), 'ul');
    // What goes on in the next line, or within an item, is one text.
    else if (this.around === 'ul' && /^\s{2,}/.test(line)) this.block('li', line, 'ul');
    else this.goOn(line);
  }

  private goOn(line: string): void {
    if (!this.paragraph || this.around) {
      this.enter(undefined);
      this.reader.open('p', {});
      this.paragraph = true;
    } else this.reader.say(' ');
    this.inline(line);
  }

  done(): CookedPost {
    this.enter(undefined);
    return this.reader.done();
  }

  private enter(around: MarkdownReader['around']): void {
    if (this.paragraph) this.reader.close('p');
    this.paragraph = false;
    if (this.around === around) return;
    if (this.around) this.reader.close(this.around);
    this.around = around;
    if (around) this.reader.open(around, {});
  }

  private block(tag: string, text: string, around: MarkdownReader['around']): void {
    this.enter(around);
    this.reader.open(tag, {});
    this.inline(text);
    this.reader.close(tag);
  }

  private row(cells: readonly string[]): void {
    if (cells.every((cell) => /^\s*:?-{2,}:?\s*$/.test(cell))) return;
    const isFirst = this.around !== 'table';
    this.enter('table');
    const tag = isFirst ? 'th' : 'td';
    this.reader.open('tr', {});
    for (const cell of cells) {
      this.reader.open(tag, {});
      this.inline(cell);
      this.reader.close(tag);
    }
    this.reader.close('tr');
  }

  /** Links, bold and struck text. HTML is taken for what stands between its tags. */
  private inline(text: string): void {
    const pieces =
      /!\[[^\]]{0,500}\]\([^)\s]{0,2000}[^)]{0,300}\)|\[([^\]]{0,500})\]\(\s*<?([^)\s>]{0,2000})[^)]{0,300}\)|<?(https?:\/\/[^\s<>()|]{1,2000})>?|\*\*|__|~~|`|<\/?[a-zA-Z][^>]{0,300}>/g;
    let from = 0;
    let bold = false;
    let struck = false;
    for (const piece of text.matchAll(pieces)) {
      this.reader.say(text.slice(from, piece.index));
      from = piece.index + piece[0].length;
      const [whole, label, target, bare] = piece;
      if (target !== undefined || bare !== undefined) {
        this.reader.open('a', { href: target ?? bare ?? '' });
        this.reader.say(plain(label ?? bare ?? ''));
        this.reader.close('a');
      } else if (whole === '**' || whole === '__') {
        bold = !bold;
        if (bold) this.reader.open('strong', {});
        else this.reader.close('strong');
      } else if (whole === '~~') {
        struck = !struck;
        if (struck) this.reader.open('del', {});
        else this.reader.close('del');
      }
    }
    this.reader.say(text.slice(from));
    if (struck) this.reader.close('del');
    if (bold) this.reader.close('strong');
  }
}

function plain(label: string): string {
  return label.replaceAll(/\*\*|__|~~|`/g, '');
}
