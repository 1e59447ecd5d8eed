import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../command.ts';

/** Gives product code what it asks a browser for: the English texts, and a storage that lasts as long as the command. */
export function standInForBrowser(): void {
  // Times in sentences are told in the zone of the process.
  process.env.TZ = 'UTC';
  const texts: Record<string, { message: string }> = JSON.parse(
    readFileSync(join(root, 'public/_locales/en/messages.json'), 'utf8'),
  );
  const session = new Map<string, unknown>();
  const browser = {
    // Without an id the product's `browser` would be `chrome`.
    runtime: { id: 'shortfall' },
    i18n: {
      getUILanguage: () => 'en',
      getMessage: (key: string, substitutions: string | string[] = []) => {
        const values = [substitutions].flat();
        return (texts[key]?.message ?? '').replace(/\$(\$|[1-9])/g, (_, place: string) =>
          place === '$' ? '$' : (values[Number(place) - 1] ?? ''),
        );
      },
    },
    // Nothing stands between a command and the hosts that it was told to ask.
    permissions: { contains: async () => true },
    storage: {
      session: {
        get: async (key: string) => (session.has(key) ? { [key]: session.get(key) } : {}),
        set: async (items: Record<string, unknown>) => {
          for (const [key, value] of Object.entries(items)) session.set(key, value);
        },
      },
    },
  };
  Object.assign(globalThis, { browser });
}
