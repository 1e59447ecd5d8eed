import type { Chain } from './chain.ts';
import type { DataSet } from './data-set.ts';
import type { Faults } from './faults.ts';
import type { Forums } from './forums/forums.ts';
import type { Hub } from './hub/hub.ts';
import type { RequestLog } from './request-log.ts';
import type { ScriptPlayer, WorldScript } from './script.ts';

export type { Chain } from './chain.ts';
export { type DataSet, emptyWorld, forumHosts } from './data-set.ts';
export type { Fault, FaultOptions, Faults } from './faults.ts';
export type { Forum, Layout, NewForum, NewPost, NewTopic, Post, Topic } from './forums/data.ts';
export type { Forums } from './forums/forums.ts';
export type { Choice, NewProposal, NewSpace, ServedProposal, Space, StoredProposal, VotingType } from './hub/data.ts';
export { type Hub, voterAddress } from './hub/hub.ts';
export type { LoggedRequest, RequestLog } from './request-log.ts';
export type { ScriptPlayer, StepReport, WorldScript, WorldStep } from './script.ts';

/** The internet that the extension talks to, on loopback, at its real names. */
export interface World {
  /** HTTPS on 127.0.0.1; answers by `Host`. */
  readonly port: number;
  /** HTTP proxy whose every CONNECT ends at `port`. For Firefox. */
  readonly proxyPort: number;
  /** For Chromium's `--ignore-certificate-errors-spki-list`. */
  readonly spki: string;
  /** What Chromium has to be told to live in this world. */
  readonly chromiumArgs: readonly string[];
  /** What Firefox has to be told. */
  readonly firefoxPrefs: Readonly<Record<string, string | number | boolean>>;
  readonly hub: Hub;
  readonly forums: Forums;
  readonly faults: Faults;
  readonly requests: RequestLog;
  readonly script: ScriptPlayer;
  /** Starts the node at the first call. Until then its host names answer 503. */
  chain(): Promise<Chain>;
  /** Ends everything; may be called again. */
  stop(): Promise<void>;
}

export interface WorldOptions {
  /** What the world holds at first; nothing unless told. */
  data?: DataSet;
  script?: WorldScript;
  /** Of the hub, per client. 100 in 60 s unless told. */
  rateLimit?: { requests: number; seconds: number };
  /** Keys that the hub accepts as `x-api-key`. */
  apiKeys?: readonly string[];
  /** Forces every page into one theme; pages follow the browser unless told. */
  theme?: 'light' | 'dark';
}

/** Starts a world. Whoever starts one stops it; it also ends with the process. */
export declare function startWorld(options?: WorldOptions): Promise<World>;
