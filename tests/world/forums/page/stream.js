import { h } from './element.js';
import { slot } from './post.js';
import { isOlder, read } from './site.js';

/**
 * The posts of a topic: those that were loaded, of which the far ones are cloaked.
 * The older layout finds its slots by position among the stream's children, as its virtual DOM did: a foreign child
 * shifts them all. The newer one finds them by itself.
 */
export class PostStream {
  constructor(topic, { onLoaded, mapFor }) {
    this.topic = topic;
    this.ids = topic.post_stream.stream;
    this.ownerId = topic.user_id;
    this.onLoaded = onLoaded;
    this.mapFor = mapFor;
    this.element = h('div', { class: 'post-stream' });
    this.entries = topic.post_stream.posts.map((post) => this.entry(post));
    this.element.append(...this.entries.map(({ node }) => node));
    this.busy = false;
  }

  entry(post) {
    return { post, node: slot(post, this.ownerId, this.mapFor(post)), height: 0, cloaked: false };
  }

  get firstNumber() {
    return this.entries[0]?.post.post_number ?? 1;
  }

  has(number) {
    return this.entries.some(({ post }) => post.post_number === number);
  }

  nodeAt(index) {
    return isOlder ? this.element.children[index] : this.entries[index].node;
  }

  /** Swaps far posts for boxes of their height, and back. */
  cloak() {
    const slack = innerHeight;
    const boxes = this.entries.map((_, index) => this.nodeAt(index)?.getBoundingClientRect());
    this.entries.forEach((entry, index) => {
      const box = boxes[index];
      if (!box) return;
      const far = box.bottom < -slack || box.top > innerHeight + slack;
      if (far === entry.cloaked) return;
      const old = this.nodeAt(index);
      if (!old) return;
      if (far) entry.height = box.height;
      entry.node = far ? this.cloakOf(entry) : slot(entry.post, this.ownerId, this.mapFor(entry.post));
      entry.cloaked = far;
      old.replaceWith(entry.node);
    });
  }

  cloakOf({ post, height }) {
    const attributes = isOlder
      ? { class: 'cloaked-post', 'data-post-id': post.id }
      : { class: 'post-stream--cloaked', id: `post_${post.post_number}`, 'data-post-number': post.post_number };
    const node = h('div', attributes);
    node.style.height = `${height}px`;
    return node;
  }

  /** The number of the post that the reader is at. */
  currentNumber() {
    const line = 140;
    const index = this.entries.findIndex((_, at) => (this.nodeAt(at)?.getBoundingClientRect().bottom ?? 0) > line);
    return this.entries[Math.max(0, index)]?.post.post_number ?? 1;
  }

  /** Loads what comes next when the end, or what came before when the beginning, is near. */
  async extend(signal) {
    if (this.busy) return;
    const last = this.entries.at(-1);
    const first = this.entries[0];
    const box = this.element.getBoundingClientRect();
    const lastAt = last ? this.ids.indexOf(last.post.id) : -1;
    const firstAt = first ? this.ids.indexOf(first.post.id) : 0;
    const down = box.bottom < innerHeight * 1.8 && lastAt < this.ids.length - 1;
    const up = !down && box.top > -innerHeight * 0.4 && firstAt > 0;
    if (!down && !up) return;
    this.busy = true;
    try {
      const wanted = down
        ? this.ids.slice(lastAt + 1, lastAt + 21)
        : this.ids.slice(Math.max(0, firstAt - 20), firstAt);
      const query = wanted.map((id) => `post_ids[]=${id}`).join('&');
      const data = await read(`/t/${this.topic.id}/posts.json?${query}`, signal);
      if (!data || signal.aborted) return;
      const fresh = data.post_stream.posts.map((post) => this.entry(post));
      const before = document.documentElement.scrollHeight;
      if (down) {
        this.element.append(...fresh.map(({ node }) => node));
        this.entries.push(...fresh);
      } else {
        this.element.prepend(...fresh.map(({ node }) => node));
        this.entries.unshift(...fresh);
        scrollBy(0, document.documentElement.scrollHeight - before);
      }
      this.onLoaded();
    } finally {
      this.busy = false;
    }
  }

  scrollTo(number) {
    const index = this.entries.findIndex(({ post }) => post.post_number === number);
    const node = index < 0 ? undefined : this.nodeAt(index);
    if (node) scrollTo(0, node.getBoundingClientRect().top + scrollY - 80);
  }
}
