/** What the server sent along. Values are JSON in JSON; each describes the first load only. */
const sent = new Map(Object.entries(JSON.parse(document.getElementById('data-preloaded').dataset.preloaded)));

export function takePreloaded(key) {
  const value = sent.get(key);
  sent.delete(key);
  return value === undefined ? undefined : JSON.parse(value);
}

export const site = JSON.parse(sent.get('site'));
const settings = JSON.parse(sent.get('siteSettings'));
export const title = settings.title;
/** The path that the forum is installed under. */
export const root = settings.base;
/** Whether the old page stays while the next one loads. */
export const slides = settings.loading === 'slider';
/** `current`, `older` or `nested`. */
export const layout = settings.layout;
export const isOlder = layout === 'older';
export const isMobile = () => document.documentElement.classList.contains('mobile-view');
export const categoryOf = (id) => site.categories.find((category) => category.id === id);

/** Tags are names on older sites and objects on newer ones. */
export const tagName = (tag) => (typeof tag === 'string' ? tag : tag.name);

/** JSON from the forum itself; undefined where it does not give any. */
export async function read(path, signal) {
  const answer = await fetch(root + path, {
    signal,
    headers: { accept: 'application/json', 'x-requested-with': 'XMLHttpRequest' },
  });
  const isJson = (answer.headers.get('content-type') ?? '').includes('json');
  return answer.ok && isJson ? answer.json() : undefined;
}
