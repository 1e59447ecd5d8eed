import type { Protocol } from '../../../lib/messages/protocol';

/** What can be asked of the worker about one vote. */
export interface VoteActions {
  readRecount(key: string): Promise<Protocol['readRecount']['answer']>;
  startRecount(key: string): Promise<Protocol['startRecount']['answer']>;
  cancelRecount(key: string): Promise<Protocol['cancelRecount']['answer']>;
  readRace(key: string): Promise<Protocol['readRace']['answer']>;
}
