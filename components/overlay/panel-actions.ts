import type { Protocol } from '../../lib/messages/protocol';
import type { HintActions } from '../hint/hint-actions';
import type { VoteActions } from '../rescue/vote/vote-actions';

/** What the user can ask for from the panel. */
export interface PanelActions extends VoteActions, HintActions {
  watch(key: string, rescueId: string): Promise<Protocol['watch']['answer']>;
  unwatch(key: string): Promise<Protocol['unwatch']['answer']>;
  /** Counts what a topic asks for, as the reader has it; and no longer. */
  confirmAsk(ask: Protocol['confirmAsk']['request']): Promise<Protocol['confirmAsk']['answer']>;
  revokeAsk(key: string): Promise<Protocol['revokeAsk']['answer']>;
  /** Counts the coverage of a rescue against another denominator from now on. */
  chooseDenominator(rescueId: string, denominator: string): void;
  /** The past of a rescue's recipients: how far it is read, to begin, to stop. */
  history(rescueId: string, act: Protocol['history']['request']['act']): Promise<Protocol['history']['answer']>;
  /** Loads what draws the details behind the panel’s lines. */
  loadDetails(): Promise<unknown>;
  /** Shows nothing more on this site, until the popup or the options are told otherwise. */
  hideHere(): void;
  /** Remembers that the panel is closed to one line, or not. */
  collapse(collapsed: boolean): void;
}
