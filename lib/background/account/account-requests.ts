import { powerHost } from '../../messages/account-view';
import type { Protocol } from '../../messages/protocol';
import { isAllowed } from '../../platform/host-permission';
import { checksumAddress } from '../../platform/rpc/address';
import { SourceError } from '../../platform/source-error';
import { readApiKey, saveApiKey } from '../../sources/snapshot/api-key';
import { tryApiKey } from '../../sources/snapshot/ask-hub';
import { readFollowedAddress, saveFollowedAddress } from '../../store/followed-address';
import { forgetOwnVotes } from '../../store/own-votes';
import { bumpRevision } from '../../store/preferences';
import { refreshOwnVotes } from '../../watch/refresh-own-votes';
import { orStorageBlocked, whileStorageWorks } from '../storage-blocked';

/** The address that is followed, and whether there is a key. */
export async function readAccount(): Promise<Protocol['readAccount']['answer']> {
  const [followed, key] = await Promise.all([readFollowedAddress(), readApiKey()]);
  return {
    kind: 'account',
    ...(followed && { address: followed.address }),
    onlyUnvoted: followed?.onlyUnvoted ?? false,
    key: key === undefined ? 'none' : key.refusedAt === undefined ? 'given' : 'refused',
    powerAllowed: await isAllowed(powerHost),
  };
}

/** Follows an address, or none. `malformed`: it is none, or its capitals are those of another one. Names are not looked up. */
export function followAddress(
  { address, onlyUnvoted }: Protocol['followAddress']['request'],
  now = Date.now(),
): Promise<Protocol['followAddress']['answer']> {
  return orStorageBlocked<Protocol['followAddress']['answer']>(async () => {
    const given = address.trim();
    const followed = given === '' ? undefined : checksumAddress(given);
    if (given !== '' && followed === undefined) return { kind: 'failed', reason: 'malformed' };
    if ((await readFollowedAddress())?.address !== followed) await forgetOwnVotes();
    await saveFollowedAddress(followed === undefined ? undefined : { address: followed, onlyUnvoted });
    await bumpRevision();
    // Nobody waits for it: pages follow when there is more to show.
    void whileStorageWorks(() => refreshOwnVotes(now, { userAsked: true }));
    return { kind: 'saved' };
  });
}

/** Keeps a key once the hub has taken it, or where the hub does not answer just now. `refused`: it does not know it, and nothing is kept. */
export async function giveApiKey(
  { key }: Protocol['giveApiKey']['request'],
  now = Date.now(),
): Promise<Protocol['giveApiKey']['answer']> {
  const given = key.trim();
  try {
    if (given !== '' && /^[\x21-\x7e]+$/.test(given) && !(await tryApiKey(given, now))) return { kind: 'refused' };
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
  }
  if (!(await saveApiKey(given))) return { kind: 'failed', reason: 'malformed' };
  await bumpRevision();
  return { kind: 'saved' };
}
