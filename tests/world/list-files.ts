import { createHash } from 'node:crypto';
import { type Site, text } from './site.ts';

/** A plain static host, as people publish rescue lists from. It lets no other site read it. */
export const listHost = 'lists.example.org';

/** The files of the host, by path. */
export interface ListFiles {
  put(path: string, content: string): void;
  remove(path: string): void;
}

/** The files, and the host that serves them: with an `ETag`, and 304 to whoever has that version. */
export function listFiles(): { files: ListFiles; site: Site } {
  const kept = new Map<string, string>();
  return {
    files: { put: (path, content) => void kept.set(path, content), remove: (path) => void kept.delete(path) },
    site: ({ url, headers }) => {
      const content = kept.get(url.pathname);
      if (content === undefined) return text('Not Found', 404);
      const etag = `"${createHash('sha256').update(content).digest('hex').slice(0, 16)}"`;
      return headers['if-none-match'] === etag ? text('', 304, { etag }) : text(content, 200, { etag });
    },
  };
}
