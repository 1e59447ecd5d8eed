import { h } from './element.js';
import { categoryOf, isOlder, tagName } from './site.js';

/** A category, in the older or the newer markup. */
export function categoryBadge(id) {
  const category = categoryOf(id);
  if (!category) return undefined;
  const href = `/c/${category.slug}/${category.id}`;
  if (isOlder) {
    const square = h('span', { class: 'badge-category-bg' });
    square.style.backgroundColor = `#${category.color}`;
    const name = h(
      'span',
      { class: 'badge-category clear-badge' },
      h('span', { class: 'category-name' }, category.name),
    );
    return h('a', { class: 'badge-wrapper bullet', href }, square, name);
  }
  const badge = h(
    'span',
    { class: 'badge-category --style-square', 'data-category-id': id },
    h('span', { class: 'badge-category__name' }, category.name),
  );
  badge.style.setProperty('--category-badge-color', `#${category.color}`);
  return h('a', { class: 'badge-category__wrapper', href }, badge);
}

export function tagList(tags) {
  if (!tags || tags.length === 0) return undefined;
  const names = tags.map(tagName);
  const items = names.map((name) =>
    h('a', { class: 'discourse-tag simple', 'data-tag-name': name, href: `/tag/${name}` }, name),
  );
  return h('div', { class: 'discourse-tags', role: 'list' }, ...items);
}
