import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { followAddress, giveApiKey, readAccount } from '@/lib/background/account/account-requests';
import { readApiKey } from '@/lib/sources/snapshot/api-key';
import { readFollowedAddress } from '@/lib/store/followed-address';
import { readOwnVotes, saveOwnVotes } from '@/lib/store/own-votes';
import { freshStorage } from '../../support/fresh-storage';
import '../../support/fake-permissions';

const now = Date.parse('2026-04-22T00:00:00Z');
const address = '0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045';
const follow = (given: string, onlyUnvoted = false) => followAddress({ address: given, onlyUnvoted }, now);

beforeEach(freshStorage);
afterEach(() => vi.unstubAllGlobals());

describe('an address that is given', () => {
  it.each([
    ['with its checksum', address],
    ['in lower case', address.toLowerCase()],
    ['in capitals', `0x${address.slice(2).toUpperCase()}`],
    ['with space around it', `  ${address}\n`],
  ])('%s is followed', async (_how, given) => {
    expect(await follow(given, true)).toEqual({ kind: 'saved' });
    expect(await readAccount()).toMatchObject({ address, onlyUnvoted: true });
  });

  it.each([
    ['a name', 'vitalik.eth'],
    ['the wrong capitals', address.replace('d8dA', 'D8dA')],
    ['too short', address.slice(0, -1)],
    ['a key', `0x${'ab'.repeat(32)}`],
    ['words', 'not an address'],
  ])('that is %s is refused, and the one before stays', async (_what, given) => {
    await follow(address);
    expect(await follow(given)).toEqual({ kind: 'failed', reason: 'malformed' });
    expect(await readFollowedAddress()).toMatchObject({ address });
  });

  it('takes the place of another one, of which nothing is kept', async () => {
    await follow(address);
    await saveOwnVotes([{ key: 'snapshot:0x1', address, observedAt: now }]);
    await follow(address, true);
    expect((await readOwnVotes(address)).size).toBe(1);
    await follow('');
    expect(await readFollowedAddress()).toBeUndefined();
    expect((await readOwnVotes(address)).size).toBe(0);
  });
});

describe('a key that is given', () => {
  const hub = (answer: () => Response) => vi.stubGlobal('fetch', async () => answer());
  const give = (key: string) => giveApiKey({ key }, now);

  it('is kept where the hub takes it, and never shown again', async () => {
    hub(() => Response.json({ data: { networks: [] } }));
    expect(await give('my-own-key')).toEqual({ kind: 'saved' });
    expect(await readApiKey()).toEqual({ key: 'my-own-key' });
    expect(JSON.stringify(await readAccount())).not.toContain('my-own-key');
    expect(await readAccount()).toMatchObject({ key: 'given' });
  });

  it('is not kept where the hub does not know it', async () => {
    hub(() => Response.json({ error: 'unauthorized', error_description: 'invalid api key' }, { status: 401 }));
    expect(await give('my-own-key')).toEqual({ kind: 'refused' });
    expect(await readApiKey()).toBeUndefined();
  });

  it('is kept where the hub does not answer just now', async () => {
    hub(() => new Response('<html>', { status: 502, headers: { 'content-type': 'text/html' } }));
    expect(await give('my-own-key')).toEqual({ kind: 'saved' });
    expect(await readApiKey()).toEqual({ key: 'my-own-key' });
  });

  it('that no header can carry is refused, and asked of nobody', async () => {
    const asked = vi.fn();
    vi.stubGlobal('fetch', asked);
    expect(await give('two words')).toEqual({ kind: 'failed', reason: 'malformed' });
    expect(asked).not.toHaveBeenCalled();
  });
});
