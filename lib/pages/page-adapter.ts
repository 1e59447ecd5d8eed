import type { Subject } from '../domain/governance/subject';
import type { Milliseconds } from '../domain/time';

/** A place in the page where the panel may stand. */
export interface Anchor {
  /** When the page was last seen to have it: `2026-08`. */
  since: string;
  selector: string;
  /** Where the panel goes, seen from the element found. */
  place: 'last-child' | 'first-child' | 'after';
  /** `beside`: a narrow column; `above`: the full width of the content. */
  layout: 'beside' | 'above';
  /** Second choice: only used once no better place has come for this long. Pages build themselves from the outside in. */
  patience?: Milliseconds;
}

/** The lists of a site, whose rows may get a badge. */
export interface ListRows {
  /** The one link in each row that leads to its subject. */
  links: string;
  /** Where the badge goes, seen from that link. */
  place: 'after' | 'last-child';
}

/** A kind of site: data, and one pure function of an address. */
export interface PageAdapter {
  name: 'snapshot' | 'discourse' | 'vote';
  /** Newest first; the first one that is in the page is used. Where none is, the panel docks to the window. */
  anchors: readonly Anchor[];
  /** Rows of lists, on whichever page they stand. Absent: the site has none. */
  lists?: ListRows;
  /** What the author of a subject wrote, and its title, as the site draws them. Absent: nothing is read there. */
  text?: { title: string; body: string };
  /** What the page at this address is about; `undefined` where it is nothing of ours. */
  subject(url: URL): Subject | undefined;
  /** The address means to name a subject, but its id cannot be read. The popup says so. */
  isGarbled(url: URL): boolean;
  /** Whether the element found belongs to the subject: pages change address before or after their content. */
  belongs(anchor: Element, subject: Subject): boolean;
}
