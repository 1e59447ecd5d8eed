import { readCertificate } from './certificate.ts';
import { type Chain, startChain } from './chain.ts';
import { type DataSet, emptyWorld } from './data-set.ts';
import { type Faults, FaultTable } from './faults.ts';
import { ForumData, type Forums } from './forums/forums.ts';
import { serveForums } from './forums/serve-forums.ts';
import { type Hub, HubData } from './hub/hub.ts';
import { serveHub } from './hub/serve-hub.ts';
import { type ListFiles, listFiles, listHost } from './list-files.ts';
import { nodeHosts, serveNode } from './node-site.ts';
import { type RequestLog, RequestRecorder } from './request-log.ts';
import { ClockedPlayer, type ScriptPlayer, type WorldScript } from './script.ts';
import { type Host, listen, listenProxy } from './server.ts';
import { serveSnapshotSite, snapshotHosts } from './snapshot-site/serve-site.ts';
import { serveSpaces } from './spaces-api/serve-spaces.ts';
import { type Spaces, SpacesData } from './spaces-api/spaces.ts';
import { serveVoteSite, voteSiteHosts } from './vote-sites.ts';

export type { Chain } from './chain.ts';
export { type DataSet, forumHosts } from './data-set.ts';
export type { Fault, Faults } from './faults.ts';
export type { Forums } from './forums/forums.ts';
export type { Hub } from './hub/hub.ts';
export type { LoggedRequest, RequestLog } from './request-log.ts';
export type { ScriptPlayer, WorldScript } from './script.ts';

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
  /** Snapshot's API of on-chain spaces. */
  readonly spaces: Spaces;
  readonly forums: Forums;
  /** What stands on the host that rescue lists are published from: nothing at first. */
  readonly lists: ListFiles;
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
export async function startWorld(options: WorldOptions = {}): Promise<World> {
  const { data = emptyWorld(), script = { name: 'nothing happens', steps: [] }, theme } = options;
  const hub = new HubData();
  const spaces = new SpacesData();
  const forums = new ForumData();
  load(data, hub, forums);
  const faults = new FaultTable();
  const requests = new RequestRecorder();
  const lists = listFiles();
  const nodes = new ChainHolder();
  const certificate = await readCertificate();

  const hubSite = serveHub(hub, {
    rateLimit: options.rateLimit ?? { requests: 100, seconds: 60 },
    apiKeys: options.apiKeys ?? [],
  });
  const pages = serveSnapshotSite(hub, spaces, theme);
  const forumSite = serveForums(forums, faults, theme);
  const node = serveNode(
    () => nodes.rpcUrl,
    (host) => faults.of(host) === 'behind',
  );
  const hosts = new Map<string, Host>([
    ['hub.snapshot.org', { kind: 'hub', site: hubSite }],
    ['api.snapshot.box', { kind: 'hub', site: serveSpaces(spaces) }],
    ...snapshotHosts.map((host): [string, Host] => [host, { kind: 'pages', site: pages }]),
    ...forums.hosts.map((host): [string, Host] => [host, { kind: 'forum', site: forumSite }]),
    [listHost, { kind: 'pages', site: lists.site }],
    ...voteSiteHosts.map((host): [string, Host] => [host, { kind: 'pages', site: serveVoteSite }]),
    ...nodeHosts.map((host): [string, Host] => [host, { kind: 'node', site: node }]),
  ]);
  const server = await listen(certificate, hosts, faults, requests);
  const proxy = await listenProxy(server.port);

  let stopped: Promise<void> | undefined;
  const end = async () => {
    world.script.stop();
    for (const signal of signals) process.off(signal, onSignal);
    await Promise.all([proxy.close(), server.close(), nodes.stop()]);
  };
  const world: World & { script: ScriptPlayer } = {
    port: server.port,
    proxyPort: proxy.port,
    spki: certificate.spki,
    chromiumArgs: [
      `--host-resolver-rules=MAP * 127.0.0.1:${server.port}`,
      `--ignore-certificate-errors-spki-list=${certificate.spki}`,
    ],
    firefoxPrefs: {
      'network.proxy.type': 1,
      'network.proxy.ssl': '127.0.0.1',
      'network.proxy.ssl_port': proxy.port,
      'network.proxy.no_proxies_on': '',
    },
    hub,
    spaces,
    forums,
    lists: lists.files,
    faults,
    requests,
    script: undefined as unknown as ScriptPlayer,
    chain: () => nodes.start(),
    stop: () => {
      stopped ??= end();
      return stopped;
    },
  };
  world.script = new ClockedPlayer(script, world);
  // On Ctrl-C the world ends first; then the signal does what it would have done.
  const onSignal = (signal: NodeJS.Signals) => {
    world.stop().finally(() => process.listenerCount(signal) === 0 && process.kill(process.pid, signal));
  };
  for (const signal of signals) process.on(signal, onSignal);
  return world;
}

const signals = ['SIGINT', 'SIGTERM'] as const;

function load(data: DataSet, hub: HubData, forums: ForumData): void {
  for (const space of data.spaces) hub.addSpace(space);
  for (const proposal of data.proposals) hub.addProposal(proposal);
  for (const { proposal, voter, choice, vp, ...more } of data.votes) hub.castVote(proposal, voter, choice, vp, more);
  for (const { proposal, choice, power, voters } of data.crowds ?? []) hub.castMany(proposal, choice, power, voters);
  for (const forum of data.forums) forums.addForum(forum);
}

/** The node of a world: started once, at the first call. */
class ChainHolder {
  #chain: Promise<Chain> | undefined;
  rpcUrl: string | undefined;

  start(): Promise<Chain> {
    this.#chain ??= startChain().then((chain) => {
      this.rpcUrl = chain.rpcUrl;
      return chain;
    });
    return this.#chain;
  }

  async stop(): Promise<void> {
    this.rpcUrl = undefined;
    const chain = await this.#chain?.catch(() => undefined);
    await chain?.stop();
  }
}
