import type { Milliseconds } from '../domain/time';
import type { FailureReason } from './panel-view';

/** A node, as the options show it. */
export interface NodeView {
  /** Its address, with the user's key in it where it has one: for the user's own pages alone. */
  url: string;
  /** Host name, with its port. */
  host: string;
  /** The browser lets us ask it. */
  allowed: boolean;
}

/** The nodes that are asked about one chain, in order. */
export interface ChainNodesView {
  chainId: number;
  /** What people call the chain. */
  name: string;
  /** The user named them; else they came with the extension. */
  own: boolean;
  nodes: readonly NodeView[];
}

/** What the options show of nodes. */
export interface NodesView {
  kind: 'nodes';
  chains: readonly ChainNodesView[];
}

/** What a node said when it was tried. */
export type NodeTestView =
  | {
      kind: 'answered';
      chainId: number;
      /** How long it took: three questions in one batch. */
      took: Milliseconds;
      latest: { number: number; at: Milliseconds };
      /** Absent: it does not say which blocks are final, and cannot be used for deliveries. */
      final?: { number: number; at: Milliseconds };
      /** Whether it reads logs without a key. */
      readsLogs: boolean;
    }
  /** `not-an-endpoint`: neither https nor on this machine. */
  | { kind: 'failed'; reason: FailureReason | 'not-an-endpoint' };

/** Nodes of one chain that a user can name. Nobody compares more. */
export const mostNodes = 5;
