import { h } from './dom.js';

/** The few signs that bodies here use. Everything else is text. */
export function markdown(source) {
  return source
    .split(/\n{2,}/)
    .filter((block) => block.trim() !== '')
    .map((block) => {
      if (block.startsWith('## ')) return h('h2', {}, ...inline(block.slice(3)));
      if (block.startsWith('- '))
        return h('ul', {}, ...block.split('\n').map((line) => h('li', {}, ...inline(line.slice(2)))));
      if (block.startsWith('|')) return table(block.split('\n'));
      return h('p', { dir: 'auto' }, ...inline(block));
    });
}

function table(lines) {
  const rows = lines.filter((line) => !/^\|[-| ]+\|$/.test(line));
  const cells = (line) => line.split('|').slice(1, -1);
  return h(
    'table',
    {},
    ...rows.map((line, row) =>
      h('tr', {}, ...cells(line).map((cell) => h(row === 0 ? 'th' : 'td', {}, ...inline(cell.trim())))),
    ),
  );
}

function inline(text) {
  return text.split(/(\*\*[^*]+\*\*|https?:\/\/[^\s)]+)/).map((part) => {
    if (part.startsWith('**')) return h('strong', {}, part.slice(2, -2));
    if (/^https?:/.test(part)) return h('a', { href: part, target: '_blank', rel: 'noopener' }, part);
    return part;
  });
}
