import { createHash } from 'node:crypto';
import type { NewProposal, NewSpace } from '../hub/data.ts';

/** What a proposal of such a world is, by the hand that wrote it. */
export type Kind = 'part' | 'scam' | 'mention' | 'ordinary';

/** A proposal as its author would write it. */
export interface Told {
  kind: Kind;
  title: string;
  /** Markdown. */
  body: string;
  discussion?: string;
  /** Of a space that nobody has verified. */
  unverified?: true;
  flagged?: true;
}

/** Makes one ordinary proposal of a DAO; `turn` counts up, so that no two are alike. */
export type Ordinary = (dao: string, token: string, turn: number) => { title: string; body: string };

/** A hub with many spaces, and what a careful human finds among its proposals. */
export interface DiscoveryWorld {
  spaces: NewSpace[];
  proposals: NewProposal[];
  /** Ids by what they are. */
  ids: Record<Kind, string[]>;
}

const day = 86_400;

/** 300 proposals in 80 spaces, made in the last ten days: a few that are told by hand, and the ordinary business of DAOs. */
export function discoveryWorld(now: number, told: readonly Told[], ordinary: readonly Ordinary[]): DiscoveryWorld {
  const at = Math.floor(now / 1_000);
  const names = daoNames();
  const spaces: NewSpace[] = names.map(({ id, name, token }) => ({ id, name, symbol: token, verified: true }));
  const ids: DiscoveryWorld['ids'] = { part: [], scam: [], mention: [], ordinary: [] };
  const proposals: NewProposal[] = [];
  const add = (kind: Kind, space: string, given: Omit<Told, 'kind'>): void => {
    const { title, body, discussion = '', flagged } = given;
    const turn = proposals.length;
    const id = idOf(`${kind} ${turn} ${title}`);
    ids[kind].push(id);
    const start = at - 3_600 - Math.floor((turn * 9 * day) / 300);
    const text = { title, body, discussion, flagged: flagged ?? false };
    proposals.push({ id, space, ...text, created: start - 600, start, end: at + 2 * day });
  };
  // One of ours among many others, each in a space of its own.
  const every = Math.floor(300 / told.length);
  for (let turn = 0, next = 0; turn < 300; turn += 1) {
    const dao = names[(turn * 7) % names.length];
    if (!dao) continue;
    const ours = turn % every === 3 ? told[next++] : undefined;
    if (ours?.unverified) {
      const id = `${dao.id.replace('.eth', '')}-fund.eth`;
      spaces.push({ id, name: `${dao.name} fund`, symbol: dao.token, verified: false });
      add(ours.kind, id, ours);
    } else if (ours) add(ours.kind, dao.id, ours);
    else {
      const make = ordinary[turn % ordinary.length];
      if (make) add('ordinary', dao.id, make(dao.name, dao.token, turn));
    }
  }
  return { spaces, proposals, ids };
}

/** Nobody ever cast these: see `rescue/ids.ts`. */
function idOf(text: string): string {
  return `0x5f0${createHash('sha256').update(text).digest('hex').slice(0, 61)}`;
}

const first = 'Alder Basalt Cobalt Drift Ember Fable Granite Harvest Indigo Juniper'.split(' ');
const second = 'Finance Swap Labs Markets Vault Protocol Yield Exchange'.split(' ');

/** Eighty DAOs. */
function daoNames(): { id: string; name: string; token: string }[] {
  return first.flatMap((one) =>
    second.map((two) => ({
      id: `${one}${two}.eth`.toLowerCase(),
      name: `${one} ${two}`,
      token: `${one.slice(0, 3)}${two.slice(0, 1)}`.toUpperCase(),
    })),
  );
}
