/** What a page shows of the software behind it. */
export interface DiscourseMarks {
  /** `Discourse 3.5.0 …` */
  generator: string;
  /** Whether each of the other marks of a Discourse page is there. */
  setup: boolean;
  preloaded: boolean;
  theme: boolean;
  main: boolean;
  crawler: boolean;
  /** The path that it says it is installed under; empty for none. */
  base: string;
  /** The forum's own name. */
  name: string;
}

/** Looks for the marks in the page in front. It is sent there as it stands: it may name nothing outside itself. */
export function readDiscourseMarks(): DiscourseMarks {
  const meta = (name: string): string =>
    document.querySelector(`meta[name="${name}"], meta[property="${name}"]`)?.getAttribute('content') ?? '';
  const setup = document.querySelector<HTMLElement>('#data-discourse-setup');
  return {
    generator: meta('generator').slice(0, 200),
    setup: setup !== null,
    preloaded: document.querySelector('#data-preloaded') !== null,
    theme: document.querySelector('meta[name="discourse_theme_id"], meta[name="discourse_theme_ids"]') !== null,
    main: document.querySelector('section#main, #main-outlet') !== null,
    crawler: document.querySelector('body.crawler') !== null,
    base: (meta('discourse-base-uri') || setup?.dataset.baseUri || '').slice(0, 200),
    name: meta('og:site_name').slice(0, 200),
  };
}

/** Whether a page is of a Discourse forum: any two marks. One alone is borrowed easily, and older and newer forums lack different ones. */
export function isDiscourse({ generator, setup, preloaded, theme, main, crawler }: DiscourseMarks): boolean {
  const marks = [generator.startsWith('Discourse '), setup, preloaded, theme, main, crawler];
  return marks.filter((there) => there).length >= 2;
}

/** The path that a forum says it is installed under, where it is one and the page lies under it; empty for none. */
export function basePathOf({ base }: DiscourseMarks, url: URL): string {
  const path = base.replace(/\/+$/, '');
  return /^(?:\/(?!\.)[\w.~-]{1,40}){1,2}$/.test(path) && `${url.pathname}/`.startsWith(`${path}/`) ? path : '';
}
