import type { Protocol } from '../../lib/messages/protocol';

/** What the user can ask for from the panel. */
export interface PanelActions {
  watch(key: string, rescueId: string): Promise<Protocol['watch']['answer']>;
  unwatch(key: string): Promise<Protocol['unwatch']['answer']>;
  /** Remembers that the panel is closed to one line, or not. */
  collapse(collapsed: boolean): void;
}
