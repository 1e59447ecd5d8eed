import type { Protocol } from '../../lib/messages/protocol';

/** What the user can say to a suggestion. */
export interface HintActions {
  track(given: Protocol['track']['request']): Promise<Protocol['track']['answer']>;
  /** Opens the form with what was read of the start of a rescue. */
  start(seed: Protocol['draftRescue']['request']): Promise<Protocol['draftRescue']['answer']>;
  /** Without a rescue: the page begins none. */
  notThis(key: string, rescueId?: string): void;
}
