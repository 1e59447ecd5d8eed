/** An element with attributes and children. Text is text. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false || value === null) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat().filter((child) => child !== undefined && child !== null && child !== false));
  return element;
}

const paths = {
  check: 'M5 10.5l3.2 3L15 7',
  cross: 'M6 6l8 8M14 6l-8 8',
  minus: 'M5 10h10',
  bars: 'M4 3.5h12a1 1 0 0 1 1 1v11a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1v-11a1 1 0 0 1 1-1zM7 13v-2m3 2V7m3 6V9.5',
  clock: 'M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14zm0 3v4.2l2.6 1.6',
  tag: 'M3 4v5l8 8 6-6-8-8H4a1 1 0 0 0-1 1zm4 3h.01',
  cursor: 'M8 8l8 3-3.6 1.4L11 16zM4 4l1.5 1.5M9 2v2M2 9h2',
  chat: 'M4 4h12v9H9l-3 3v-3H4zM7 8.5h.01M10 8.5h.01M13 8.5h.01',
  link: 'M8 12l4-4M9 6l2-2a3.2 3.2 0 0 1 4.6 4.6l-2 2M11 14l-2 2a3.2 3.2 0 0 1-4.6-4.6l2-2',
  out: 'M6 14L14 6M8 6h6v6',
  moon: 'M15.5 12A6.5 6.5 0 0 1 8 4.5 6.5 6.5 0 1 0 15.5 12z',
  sun: 'M10 7a3 3 0 1 1 0 6 3 3 0 0 1 0-6zM10 2.5v1.8M10 15.7v1.8M2.5 10h1.8M15.7 10h1.8M4.7 4.7L6 6M14 14l1.3 1.3M15.3 4.7L14 6M6 14l-1.3 1.3',
  login: 'M9 4h6v12H9M3 10h8M8 7l3 3-3 3',
  menu: 'M3 6h14M3 10h14M3 14h9',
  search: 'M9 4a5 5 0 1 1 0 10A5 5 0 0 1 9 4zM13 13l4 4',
  pen: 'M4 16h4L16 8l-4-4-8 8zM10 6l4 4',
  globe: 'M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14zM3 10h14M10 3c3 3.5 3 10.5 0 14M10 3c-3 3.5-3 10.5 0 14',
  news: 'M3 4h11v12H5a2 2 0 0 1-2-2zM14 7h3v7a2 2 0 0 1-2 2M6 8h5M6 11h5',
  people:
    'M7 9a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM2.5 16c0-6 9-6 9 0zM13.5 9a2 2 0 1 0 0-4M13.5 11.5c2.5 0 4 1.5 4 4.5h-3',
  bolt: 'M11 3l-6 8h4l-1 6 6-8h-4z',
  spark: 'M9 4l1.6 4.4L15 10l-4.4 1.6L9 16l-1.6-4.4L3 10l4.4-1.6zM15.5 3v3M14 4.5h3',
  share:
    'M14 3.5a2 2 0 1 1 0 4 2 2 0 0 1 0-4zM6 8a2 2 0 1 1 0 4 2 2 0 0 1 0-4zM14 12.5a2 2 0 1 1 0 4 2 2 0 0 1 0-4zM7.8 9l4.4-2.5M7.8 11l4.4 2.5',
  dots: 'M10 5h.01M10 10h.01M10 15h.01',
  live: 'M10 9a1 1 0 1 1 0 2 1 1 0 0 1 0-2zM7.5 7.5a3.5 3.5 0 0 0 0 5M12.5 7.5a3.5 3.5 0 0 1 0 5M5.3 5.3a6.6 6.6 0 0 0 0 9.4M14.7 5.3a6.6 6.6 0 0 1 0 9.4',
  help: 'M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14zM8 8.2a2 2 0 1 1 2.6 2c-.500.2-.600.5-.600 1.3M10 14h.01',
  alert: 'M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14zM10 6.5v4M10 13.5h.01',
};

/** A line drawing of 20 × 20. */
export function icon(name, size = 20) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const set = (element, attributes) => {
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  };
  set(svg, { viewBox: '0 0 20 20', width: size, height: size, 'aria-hidden': 'true' });
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  const line = { fill: 'none', stroke: 'currentColor', 'stroke-linecap': 'round', 'stroke-linejoin': 'round' };
  svg.append(set(path, { d: paths[name], 'stroke-width': name === 'dots' ? 2.6 : 1.5, ...line }));
  return svg;
}

/** A white sign on a coloured disc, as beside For and Against. */
export function disc(name, color, size = 18) {
  const svg = icon(name, size);
  const circle = document.createElementNS('http://www.w3.org/2000/svg', 'circle');
  for (const [key, value] of Object.entries({ cx: 10, cy: 10, r: 10, fill: color })) circle.setAttribute(key, value);
  svg.prepend(circle);
  svg.querySelector('path').setAttribute('stroke', 'rgb(var(--bg))');
  svg.querySelector('path').setAttribute('stroke-width', '2');
  return svg;
}

/** A made-up picture of a space or a person. */
export function avatar(color, round = false) {
  const element = h('span', { class: round ? 'avatar round-avatar' : 'avatar', role: 'img', 'aria-label': '' });
  element.style.background = color;
  return element;
}

/** A colour that belongs to an address. */
export function colorOf(address) {
  return `hsl(${Number.parseInt(address.slice(2, 8), 16) % 360} 55% 58%)`;
}
