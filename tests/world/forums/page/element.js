import { root } from './site.js';

/** An address of the forum, under the path that it is installed under. */
export const rooted = (path) => (path.startsWith('/') && !path.startsWith(`${root}/`) ? root + path : path);

/** An element with attributes and children. Text is text. Links lead to the forum itself. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false || value === null) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'href' || name === 'src' || name === 'action') element.setAttribute(name, rooted(value));
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat().filter((child) => child !== undefined && child !== null && child !== false));
  return element;
}

/** Baked HTML of a post: the server's own. */
export function baked(html) {
  const element = h('div', { class: 'cooked' });
  element.innerHTML = html;
  return element;
}

export function avatar(template, name, size) {
  return h('img', {
    alt: '',
    width: size,
    height: size,
    src: template.replace('{size}', String(size * 2)),
    class: 'avatar',
    title: name,
  });
}

/** `Apr 23`, `3h`, `5m`, as Discourse writes ages. */
export function age(iso) {
  const minutes = (Date.now() - Date.parse(iso)) / 60_000;
  if (minutes < 1) return '1m';
  if (minutes < 60) return `${Math.floor(minutes)}m`;
  if (minutes < 1440) return `${Math.floor(minutes / 60)}h`;
  if (minutes < 1440 * 5) return `${Math.floor(minutes / 1440)}d`;
  return new Date(iso).toLocaleDateString('en-US', { month: 'short', day: 'numeric' });
}

export const relativeDate = (iso) =>
  h(
    'span',
    {
      class: 'relative-date',
      'data-time': Date.parse(iso),
      'data-format': 'tiny',
      title: new Date(iso).toLocaleString('en-US'),
    },
    age(iso),
  );

export function compact(number) {
  return number >= 1000 ? `${(number / 1000).toFixed(1)}k` : String(number);
}
