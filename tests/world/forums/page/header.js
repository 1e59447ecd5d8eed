import { h } from './element.js';
import { isMobile, isOlder, title } from './site.js';

const glass =
  '<svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true"><path fill="none" stroke="currentColor" stroke-width="2.6" stroke-linecap="round" d="M10 4a6 6 0 1 1 0 12 6 6 0 0 1 0-12zM15 15l5.500 5.500"/></svg>'.replaceAll(
    '.500',
    '.5',
  );
const bars =
  '<svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true"><path stroke="currentColor" stroke-width="2.6" stroke-linecap="round" d="M4 6h16M4 12h16M4 18h16"/></svg>';

/** The fixed bar on top, with the search that `/` opens. */
export function header(go) {
  const input = h('input', {
    id: isOlder ? 'search-term' : 'icon-search-input',
    class: 'search-term__input',
    type: 'search',
    placeholder: 'Search',
    autocomplete: 'off',
    'aria-label': 'Search',
  });
  const form = h('form', { class: 'search-menu-panel search-input' }, input);
  const menu = h('div', { class: 'search-menu glimmer-search-menu hidden' }, form);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    close();
    go(`/search?q=${encodeURIComponent(input.value)}`);
  });
  const open = () => {
    menu.classList.remove('hidden');
    input.focus();
  };
  const close = () => menu.classList.add('hidden');
  const button = (id, label, svg, onclick) => {
    const element = h('button', {
      id,
      class: 'icon btn-flat',
      type: 'button',
      title: label,
      'aria-label': label,
      onclick,
    });
    element.innerHTML = svg;
    return h('li', { class: 'header-dropdown-toggle' }, element);
  };
  const bar = h(
    'header',
    { class: 'd-header clearfix' },
    h(
      'div',
      { class: 'wrap' },
      h(
        'div',
        { class: 'contents' },
        h(
          'div',
          { class: 'home-logo-wrapper-outlet' },
          h('div', { class: 'title' }, h('a', { href: '/', id: 'site-text-logo', class: 'text-logo' }, title)),
        ),
        h(
          'div',
          { class: 'panel' },
          h(
            'span',
            { class: 'header-buttons' },
            !isMobile() &&
              h('button', { class: 'btn btn-primary btn-small sign-up-button', type: 'button' }, 'Sign Up'),
            h('a', { class: 'btn btn-primary btn-small login-button', href: '/login' }, 'Log In'),
          ),
          h(
            'ul',
            { class: 'icons d-header-icons' },
            button('search-button', 'Search', glass, open),
            button('toggle-hamburger-menu', 'Menu', bars, undefined),
            isOlder || isMobile() ? undefined : schemeToggle(),
          ),
          menu,
        ),
      ),
    ),
  );
  keyboard(open, close, go);
  return isOlder ? h('div', { class: 'd-header-wrap' }, bar) : h('div', { class: 'd-header-wrap drop-down-mode' }, bar);
}

/** Flips which stylesheet counts. Nothing on `html` tells. */
function schemeToggle() {
  const light = document.querySelector('link.light-scheme');
  const dark = document.querySelector('link.dark-scheme');
  if (!dark) return undefined;
  const toggle = () => {
    const isDark = getComputedStyle(document.documentElement).getPropertyValue('--scheme-type').trim() === 'dark';
    light.media = isDark ? 'all' : 'none';
    dark.media = isDark ? 'none' : 'all';
    // biome-ignore lint/suspicious/noDocumentCookie: Discourse sets this cookie so.
    document.cookie = `forced_color_mode=${isDark ? 'light' : 'dark'}; path=/; secure`;
  };
  return h(
    'li',
    { class: 'header-color-scheme-toggle' },
    h('button', { class: 'icon btn-flat', type: 'button', title: 'Toggle color scheme', onclick: toggle }, '◐'),
  );
}

/** Shortcuts, as mousetrap has them: quiet only where the event's own target is a field. A closed shadow root hides its field. */
function keyboard(open, close, go) {
  document.addEventListener('keypress', (event) => {
    const target = event.composedPath()[0];
    if (target instanceof Element && (target.matches('input, textarea, select') || target.isContentEditable)) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === '/') {
      event.preventDefault();
      open();
    }
    if (event.key === 'j' || event.key === 'k') select(event.key === 'j' ? 1 : -1);
    if (event.key === 'u') history.back();
    if (event.key === 'o') {
      const link = document.querySelector('.selected a.title');
      if (link) go(link.getAttribute('href'));
    }
  });
  document.addEventListener('keydown', (event) => event.key === 'Escape' && close());
}

function select(step) {
  const all = [...document.querySelectorAll('.topic-post, .topic-list-item, .nested-post')];
  const at = all.findIndex((element) => element.classList.contains('selected'));
  const next = all[Math.min(all.length - 1, Math.max(0, at + step))];
  all[at]?.classList.remove('selected');
  next?.classList.add('selected');
  next?.scrollIntoView({ block: 'nearest' });
}
