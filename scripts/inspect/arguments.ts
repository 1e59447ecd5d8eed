import { parseArgs } from 'node:util';
import { Refusal } from './refusal.ts';

export const inspectUsage = `npm run inspect -- <page URL or rescue id> [options]
npm run inspect -- --proposals FILE [--at INSTANT] [--json]
npm run inspect -- --recount FILE [--json], or: --recount <page URL> [--hub URL] [--json]
npm run inspect -- --topic FILE [--json]
npm run inspect -- --vote <chain>:<contract>:<id> [--rpc URL] [--at INSTANT] [--json]

  --at INSTANT          as known then: a day (the whole of it) or an instant in UTC, such as 2026-04-28T15:02:00Z
  --publication ID      as one publication has it
  --denominator ID      shares of another shortfall than the default one
  --list FILE           the rescues of this list instead of the bundled ones
  --hub URL             the Snapshot hub to ask. A page asks Snapshot's own unless told; a rescue id asks none
  --rpc URL             the Ethereum node to ask what arrived since the incident. Without it nobody is asked
  --proposals FILE      what may be said of each proposal of a JSON array, as Snapshot's hub serves them
  --recount FILE        counts a proposal's votes anew: JSON of a proposal with its votes, as the hub serves them.
                        With the URL of a proposal's page, from all its votes as the hub serves them now
  --topic FILE          what is asked in a forum's topic, and what it links: JSON as the forum serves it at /t/ID.json
  --vote VOTE           a vote that a contract holds, as the chain has it: the chain's number, the contract, the id;
                        with the venue before them where it cannot be told (sky-chief:1:0x…:0x…); or its page's address.
                        --rpc may then name a node for each chain: URL,42161=URL. Without it public nodes are asked
  --json                one JSON value and nothing else. Say: npm run --silent inspect -- …`;

/** A page or a rescue that is to be inspected, and how. */
export interface SubjectArguments {
  kind: 'subject';
  /** A page's address or a rescue's id. */
  subject: string;
  at: string | undefined;
  publication: string | undefined;
  denominator: string | undefined;
  list: string | undefined;
  hub: string | undefined;
  rpc: string | undefined;
  json: boolean;
}

/** A vote on a chain that is to be read. */
export interface VoteArguments {
  kind: 'vote';
  vote: string;
  rpc: string | undefined;
  at: string | undefined;
  json: boolean;
}

/** A file of proposals, of a proposal's votes, or of a topic; or the page of a proposal whose votes are to be counted. */
export interface FileArguments {
  kind: 'proposals' | 'recount' | 'topic';
  /** A file's name or a page's address. */
  file: string;
  at: string | undefined;
  hub: string | undefined;
  json: boolean;
}

const text = { type: 'string' } as const;
const options = {
  at: text,
  publication: text,
  denominator: text,
  list: text,
  hub: text,
  rpc: text,
  proposals: text,
  recount: text,
  topic: text,
  vote: text,
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

/** Reads the command line. Throws `Refusal`. */
export function readArguments(words: readonly string[]): SubjectArguments | FileArguments | VoteArguments | 'help' {
  const { values, positionals } = parse(words);
  if (values.help) return 'help';
  const { at, publication, denominator, list, hub, rpc, proposals, recount, topic, vote, json } = values;
  const file = proposals ?? recount ?? topic;
  if (file !== undefined) {
    const kind = proposals !== undefined ? 'proposals' : recount !== undefined ? 'recount' : 'topic';
    const more = { proposals: 'at', recount: file.includes('://') ? 'hub' : kind, topic: kind };
    const fitting: string[] = [kind, 'json', 'help', more[kind]];
    const others = Object.keys(values).filter((name) => !fitting.includes(name));
    const [tooMuch] = [...positionals, ...others.map((name) => `--${name}`)];
    if (tooMuch !== undefined) throw new Refusal(`“${tooMuch}” does not go with --${kind}.`);
    return { kind, file, at, hub, json };
  }
  if (vote !== undefined) {
    const others = Object.keys(values).filter((name) => !['vote', 'rpc', 'at', 'json', 'help'].includes(name));
    const [tooMuch] = [...positionals, ...others.map((name) => `--${name}`)];
    if (tooMuch !== undefined) throw new Refusal(`“${tooMuch}” does not go with --vote.`);
    return { kind: 'vote', vote, rpc, at, json };
  }
  const [subject, ...more] = positionals;
  if (subject === undefined || subject === '') throw new Refusal(`Say what to inspect.\n\n${inspectUsage}`);
  if (more.length > 0) throw new Refusal(`One page or rescue at a time: what is “${more[0]}”?`);
  return { kind: 'subject', subject, at, publication, denominator, list, hub, rpc, json };
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true });
  } catch (error) {
    // Node adds advice that is of no use here.
    const [what] = (error instanceof Error ? error.message : String(error)).split('. ');
    throw new Refusal(`${what}.\n\n${inspectUsage}`);
  }
}
