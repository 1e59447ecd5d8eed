import type { Milliseconds } from '../../domain/time';
import type { FailureReason } from '../panel-view';
import type { Language } from './language';

/** What a host is asked for. */
export type HostUse = 'votes' | 'space-votes' | 'voting-power' | 'forum' | 'node' | 'list' | 'vote-site' | 'other';

/** A host that was asked for something. */
export interface HostView {
  host: string;
  use: HostUse;
  /** When it last answered. Absent: it never did. */
  lastGoodAt?: Milliseconds;
  /** Since when it does not, and why. */
  failure?: { reason: FailureReason; since: Milliseconds };
}

/** Every host that was ever asked, the latest first. */
export interface HostsView {
  kind: 'hosts';
  hosts: readonly HostView[];
}

/** What helps to find a fault, as JSON. Nothing of the user in it: no address, no page, no host that they named. */
export interface DiagnosticsView {
  kind: 'diagnostics';
  text: string;
}

/** The language that was chosen; absent: the browser's. */
export interface LanguageView {
  kind: 'language';
  chosen?: Language;
}
