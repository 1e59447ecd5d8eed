/** A line of a post: a paragraph, an item of a list, a heading, or a row of a table. */
export interface Block {
  kind: 'paragraph' | 'item' | 'heading' | 'row';
  /** On one line, without what is struck or quoted. Where a link leads to a chain address that its text does not say, that stands in `\uE000…\uE001`. */
  text: string;
  /** Headings that it stands under, outermost first. */
  headings: readonly string[];
  /** The line that leads up to a list or table. */
  lead: string;
  /** Of rows: what stands in each cell, and above it. */
  cells?: readonly string[];
  columns?: readonly string[];
  /** The list or table that it is part of: 0 for none. */
  group: number;
}

const mostBlocks = 1_500;
const deepest = 400;
const mostLinks = 1_000;

/** Their text is nobody's words here: code, votes, struck lines, quotes. */
const silentTags = /^(?:script|style|template|pre|s|del|strike|svg|noscript|iframe|textarea|title|head|select|button)$/;
const silentClasses = /(?:^|\s)(?:poll|footnotes(?:-list|-sep)?|clicks|badge-notification|onebox|quote|meta)(?:\s|$)/;
/** A line that leads up to the author's own wording, set apart from the rest. */
const ownWords =
  /\b(?:(?:my|our|exact|final|proposed|following|this) (?:\p{L}+ )?(?:wording|text|motion|resolution|request|question|language|ask)|vote on|(?:we|i) (?:therefore |hereby )?(?:propose|move|ask|request)|as follows|resolved)\b[^.!?]{0,80}:$/iu;
const others =
  /\b(?:wrote|said|says|asked|quot\p{L}+|@\p{L}+|posted|comment\p{L}*|repl\p{L}+|earlier|original|previous|article|press|announce\p{L}*|reference|old|failed|tweet\p{L}*)\b/iu;
const breaking =
  /^(?:p|div|ul|ol|li|h[1-6]|table|tr|thead|tbody|section|article|details|summary|hr|aside|blockquote|dl|dt|dd|center|header|footer|br)$/;
const chainAddress = /0x[0-9a-fA-F]{40}(?![0-9a-fA-F])/;

interface OpenTag {
  name: string;
  silent: boolean;
  quote: boolean;
}

/** Puts together the lines of a post from its tags and texts, in their order. */
export class CookedReader {
  private readonly blocks: Block[] = [];
  private readonly links: string[] = [];
  private readonly openTags: OpenTag[] = [];
  /** Open items of lists, and the levels of open headings. */
  private items = 0;
  private levels: number[] = [];
  private silence = 0;
  private quotes = 0;
  private text = '';
  /** Characters of the line that are bold: a line that is nothing else is a heading. */
  private bold = 0;
  private boldDepth = 0;
  private headings: { level: number; text: string }[] = [];
  private headingTexts: readonly string[] = [];
  private lead = '';
  private groups: number[] = [];
  private groupsSoFar = 0;
  private row: string[] | undefined;
  private columns: string[] = [];
  private rowIsHead = false;
  private href = '';
  private hrefFrom = 0;

  /** It has more lines, or more tags open, than any post. */
  get full(): boolean {
    return this.openTags.length > deepest || this.blocks.length >= mostBlocks;
  }

  open(name: string, attributes: Record<string, string>): void {
    const classes = attributes.class ?? '';
    if (breaking.test(name)) this.endLine();
    const tag = {
      name,
      silent:
        silentTags.test(name) || silentClasses.test(classes) || (name === 'blockquote' && !this.leadsToOwnWords()),
      quote: name === 'aside' && /(?:^|\s)quote(?:\s|$)/.test(classes),
    };
    this.openTags.push(tag);
    if (tag.silent) this.silence += 1;
    if (tag.quote) this.quotes += 1;
    if (name === 'strong' || name === 'b') this.boldDepth += 1;
    if (name === 'li') this.items += 1;
    if (/^h[1-6]$/.test(name)) this.levels.push(Number(name.slice(1)));
    if (name === 'a') this.openLink(attributes.href ?? '');
    if (this.silence > 0) return;
    if (name === 'ul' || name === 'ol' || name === 'table') this.openGroup();
    if (name === 'table') this.columns = [];
    if (name === 'tr') {
      this.row = [];
      this.rowIsHead = false;
    }
    if (name === 'th') this.rowIsHead = true;
    if (name === 'td' || name === 'th') this.text = '';
  }

  close(name: string): void {
    if (name === 'a') this.closeLink();
    if (this.silence === 0 && (name === 'td' || name === 'th') && this.row) {
      this.row.push(oneLine(this.text));
      this.text = '';
      this.bold = 0;
    } else if (this.silence === 0 && name === 'tr' && this.row) this.endRow();
    else if (breaking.test(name)) this.endLine();
    const tag = this.openTags.pop();
    if (tag?.silent) this.silence -= 1;
    if (tag?.quote) this.quotes -= 1;
    if (name === 'strong' || name === 'b') this.boldDepth -= 1;
    if (name === 'li') this.items -= 1;
    if (/^h[1-6]$/.test(name)) this.levels.pop();
    if (this.silence === 0 && (name === 'ul' || name === 'ol' || name === 'table')) this.groups.pop();
  }

  say(text: string): void {
    if (this.silence > 0) return;
    const cleaned = text.replaceAll(/[\uE000\uE001]/g, '');
    if (this.boldDepth > 0) this.bold += cleaned.trim().length;
    this.text += cleaned;
  }

  done(): { blocks: Block[]; links: string[] } {
    this.endLine();
    return { blocks: this.blocks, links: this.links };
  }

  /** Quotes are others' words, unless the author says before them that they are the motion. */
  private leadsToOwnWords(): boolean {
    const last = this.blocks.at(-1);
    return last !== undefined && this.silence === 0 && ownWords.test(last.text) && !others.test(last.text);
  }

  private openLink(href: string): void {
    this.href = href.trim();
    this.hrefFrom = this.text.length;
    if (href && this.quotes === 0 && this.links.length < mostLinks) this.links.push(this.href);
  }

  private closeLink(): void {
    const target = chainAddress.exec(this.href)?.[0];
    if (target && this.silence === 0 && !this.text.slice(this.hrefFrom).includes(target))
      this.text += `\uE000${this.href.slice(0, 300).replaceAll(/\s/g, '')}\uE001`;
    this.href = '';
  }

  private openGroup(): void {
    this.groupsSoFar += 1;
    const last = this.blocks.at(-1);
    const inList = this.groups.length > 0;
    if (!inList) this.lead = last && last.kind !== 'row' ? last.text : '';
    this.groups.push(this.groups[0] ?? this.groupsSoFar);
  }

  private endRow(): void {
    const cells = this.row ?? [];
    this.row = undefined;
    if (cells.length === 0) return;
    if (this.rowIsHead && this.columns.length === 0 && cells.length > 1) this.columns = cells;
    else this.push({ kind: 'row', text: cells.join(' | '), cells, columns: this.columns });
  }

  private endLine(): void {
    // Inside a cell, lines are one.
    if (this.row) {
      this.text += ' ';
      return;
    }
    const text = oneLine(this.text);
    const { bold } = this;
    this.text = '';
    this.bold = 0;
    if (text === '') return;
    const inItem = this.items > 0;
    const level = this.headingLevel(text, bold, inItem);
    if (level === undefined) this.push({ kind: inItem ? 'item' : 'paragraph', text });
    else {
      this.headings = [...this.headings.filter((heading) => heading.level < level), { level, text }];
      this.headingTexts = this.headings.map((heading) => heading.text);
      this.push({ kind: 'heading', text });
    }
  }

  /** A line that is bold throughout, and no sentence, is a heading too. */
  private headingLevel(text: string, bold: number, inItem: boolean): number | undefined {
    const open = this.levels.at(-1);
    if (open !== undefined) return open;
    const all = bold > 0 && bold >= text.replaceAll(/\uE000[^\uE001]*\uE001/g, '').length - 2;
    return all && !inItem && text.length <= 80 && !/[.;,]$|\d/.test(text) ? 7 : undefined;
  }

  private push(block: Pick<Block, 'kind' | 'text' | 'cells' | 'columns'>): void {
    if (this.blocks.length >= mostBlocks) return;
    const group = this.groups[0] ?? 0;
    this.blocks.push({ ...block, headings: this.headingTexts, lead: group > 0 ? this.lead : '', group });
  }
}

/** Narrow, wide and unbreakable spaces as one; without what is invisible or turns the direction of reading. */
function oneLine(text: string): string {
  return text
    .replaceAll(/[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u00AD]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
