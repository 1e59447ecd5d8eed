// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { basePathOf, isDiscourse, readDiscourseMarks } from '../../../lib/pages/discourse-marks';

const generator = '<meta name="generator" content="Discourse 3.5.0.beta9 - https://github.com/discourse/discourse">';
const setup = (base = '') => `<meta id="data-discourse-setup" data-base-uri="${base}" data-environment="production">`;

beforeEach(() => {
  document.head.innerHTML = '';
  document.body.innerHTML = '';
  document.body.className = '';
});

const found = (head: string, body = '', bodyClass = '') => {
  document.head.innerHTML = head;
  document.body.innerHTML = body;
  document.body.className = bodyClass;
  return isDiscourse(readDiscourseMarks());
};

describe('a page of a forum', () => {
  it.each<[string, string, string, string]>([
    [
      'of 2022',
      `${generator}${setup()}<meta name="discourse_theme_ids" content="2">`,
      '<section id="main"></section>',
      '',
    ],
    ['of today', `${generator}<meta name="discourse_theme_id" content="5">`, '<div id="main-outlet"></div>', ''],
    ['before its scripts ran', `${generator}${setup()}`, '<div id="data-preloaded"></div>', ''],
    ['for crawlers and for print', generator, '<div id="main-outlet"></div>', 'crawler'],
    ['whose generator a theme has taken away', setup(), '<div id="main-outlet"></div>', ''],
  ])('is known: %s', (_, head, body, bodyClass) => {
    expect(found(head, body, bodyClass)).toBe(true);
  });

  it.each<[string, string, string]>([
    [
      'a blog with another generator',
      '<meta name="generator" content="WordPress 6.8">',
      '<div id="main-outlet"></div>',
    ],
    [
      'an article about Discourse',
      '<meta name="generator" content="Discourses of Epictetus">',
      '<section id="main"></section>',
    ],
    ['a page that embeds comments', '<link rel="alternate" href="https://forum.example/latest.rss">', ''],
    ['an empty page', '', ''],
  ])('is not mistaken for one: %s', (_, head, body) => {
    expect(found(head, body)).toBe(false);
  });

  it('says where the forum is installed, and what it is called', () => {
    const read = (head: string, address: string) => {
      document.head.innerHTML = head;
      const marks = readDiscourseMarks();
      return [basePathOf(marks, new URL(address)), marks.name];
    };
    const name = '<meta property="og:site_name" content="Forum of Example">';
    expect(read(setup('/forum') + name, 'https://example.org/forum/t/x/5')).toEqual(['/forum', 'Forum of Example']);
    expect(read(setup(), 'https://example.org/t/x/5')).toEqual(['', '']);
    expect(read('<meta name="discourse-base-uri" content="/a/b/">', 'https://example.org/a/b')).toEqual(['/a/b', '']);
    // A path that the page does not lie under, or that is none.
    expect(read(setup('/other'), 'https://example.org/forum/t/x/5')[0]).toBe('');
    expect(read(setup('/../x'), 'https://example.org/../x/t/5')[0]).toBe('');
    expect(read(setup('https://evil.example'), 'https://example.org/t/5')[0]).toBe('');
  });

  it('can be looked at from elsewhere: what is sent there names nothing outside itself', () => {
    const alone = new Function('document', `return (${readDiscourseMarks.toString()})()`) as (
      page: Document,
    ) => ReturnType<typeof readDiscourseMarks>;
    document.head.innerHTML = generator;
    expect(alone(document).generator).toContain('Discourse');
  });
});
