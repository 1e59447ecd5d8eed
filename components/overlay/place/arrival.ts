import type { Place } from '../find-place';
import type { Standpoint } from '../panel-host';

/** How the panel comes to stand, decided once. */
export type Arrival = Omit<Standpoint, 'layout'>;

/** Above the posts, the panel pushes them down: only while they have not been painted, and the reader is at the top. */
export function arrivalAt({ anchor, element }: Place, painted: boolean): Arrival {
  if (anchor.layout === 'beside') return { line: false, late: false, reserved: false };
  const late = painted || scrollY > 0 || element.getBoundingClientRect().top < 0 || !isFirstPostThere(element);
  return { line: late, late, reserved: false };
}

/** Where a topic is opened in its middle, its first post is not in the page. */
function isFirstPostThere(element: Element): boolean {
  const posts = (element.closest('#main-outlet') ?? document).querySelectorAll('[id^="post_"]');
  return posts.length === 0 || [...posts].some((post) => post.id === 'post_1');
}
