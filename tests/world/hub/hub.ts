import { createHash } from 'node:crypto';
import { getAddress, isAddress } from 'viem';
import type {
  Choice,
  Message,
  NewProposal,
  NewSpace,
  NewVote,
  ServedProposal,
  Space,
  StoredProposal,
  StoredVote,
} from './data.ts';
import { tally } from './scores.ts';

/** The data behind hub.snapshot.org, and the ways to change it. Times are Unix seconds. */
export interface Hub {
  addSpace(space: NewSpace): Space;
  patchSpace(id: string, changes: Partial<Space>): Space;
  space(id: string): Space | undefined;
  readonly spaces: readonly Space[];
  addProposal(proposal: NewProposal): ServedProposal;
  /** Changes a proposal without leaving a trace, as the clock of a test may need. */
  patchProposal(id: string, changes: Partial<StoredProposal>): ServedProposal;
  /** An edit by its author: sets `updated`, tells the change feed. */
  editProposal(id: string, changes: Partial<StoredProposal>): ServedProposal;
  /** Gone for good, with its votes; only the change feed remembers. */
  deleteProposal(id: string): void;
  flagProposal(id: string, flagCode?: number): ServedProposal;
  /** As it would be served now. */
  proposal(id: string): ServedProposal | undefined;
  readonly proposals: readonly ServedProposal[];
  /** Votes, or votes anew: the older vote of the same voter is replaced, with a new id. */
  castVote(proposal: string, voter: string, choice: Choice, vp: number, more?: Partial<NewVote>): StoredVote;
  /** Many voters at once, made up from a seed: `power` in all. */
  castMany(proposal: string, choice: Choice, power: number, voters: number, seed?: string): void;
  withdrawVote(proposal: string, voter: string): void;
  votes(proposal: string): readonly StoredVote[];
  readonly allVotes: readonly StoredVote[];
  /** Ends a vote a second ago, if it has not ended. Scores stay `pending`. */
  close(id: string): ServedProposal;
  /** The hub has finished counting: scores are final, sealed votes open. */
  score(id: string, state?: 'final' | 'invalid'): ServedProposal;
  /** For voting types that are not computed here. */
  setScores(id: string, scores: number[], total?: number, votes?: number): ServedProposal;
  readonly messages: readonly Message[];
  /** Unix seconds. */
  now(): number;
}

const alphabetColors = ['#D1A04B', '#48C4D1', '#7B61FF', '#E8505B', '#3FB68B', '#5B8DEF'];

/** A hub's data in memory. */
export class HubData implements Hub {
  #spaces = new Map<string, Space>();
  #proposals = new Map<string, StoredProposal>();
  #votes = new Map<string, Map<string, StoredVote>>();
  #messages: Message[] = [];
  #voteNonce = 0;

  now(): number {
    return Math.floor(Date.now() / 1000);
  }

  addSpace(space: NewSpace): Space {
    const whole: Space = {
      name: space.id,
      symbol: '',
      about: '',
      network: '1',
      domain: '',
      verified: true,
      flagged: false,
      turbo: false,
      admins: [],
      members: [],
      created: this.now() - 3 * 365 * 86_400,
      website: '',
      discussions: '',
      quorum: 0,
      followersCount: 1200,
      color: alphabetColors[this.#spaces.size % alphabetColors.length] ?? '#888888',
      ...space,
    };
    this.#spaces.set(whole.id, whole);
    return whole;
  }

  patchSpace(id: string, changes: Partial<Space>): Space {
    return this.addSpace({ ...this.#need(this.#spaces, id), ...changes, id });
  }

  space(id: string): Space | undefined {
    return this.#spaces.get(id);
  }

  get spaces(): readonly Space[] {
    return [...this.#spaces.values()];
  }

  addProposal(proposal: NewProposal): ServedProposal {
    if (!this.#spaces.has(proposal.space)) this.addSpace({ id: proposal.space });
    const now = this.now();
    const start = proposal.start ?? now - 3600;
    const whole: StoredProposal = {
      title: 'Untitled',
      body: '',
      discussion: '',
      author: voterAddress(`author of ${proposal.space}`),
      type: 'basic',
      choices: ['For', 'Against', 'Abstain'],
      labels: [],
      created: Math.min(start, now) - 600,
      updated: null,
      start,
      end: start + 3 * 86_400,
      snapshot: 24_900_000,
      quorum: 0,
      quorumType: 'default',
      privacy: '',
      flagged: false,
      flagCode: 0,
      app: 'snapshot-v2',
      scores_state: 'pending',
      scores_updated: 0,
      ...proposal,
    };
    this.#proposals.set(whole.id, whole);
    this.#votes.set(whole.id, new Map());
    this.#tell('proposal', whole, whole.created);
    return this.#serve(whole);
  }

  patchProposal(id: string, changes: Partial<StoredProposal>): ServedProposal {
    const whole = { ...this.#need(this.#proposals, id), ...changes, id };
    this.#proposals.set(id, whole);
    return this.#serve(whole);
  }

  editProposal(id: string, changes: Partial<StoredProposal>): ServedProposal {
    const edited = this.patchProposal(id, { ...changes, updated: this.now() });
    this.#tell('update-proposal', edited);
    return edited;
  }

  deleteProposal(id: string): void {
    const gone = this.#need(this.#proposals, id);
    this.#proposals.delete(id);
    this.#votes.delete(id);
    this.#tell('delete-proposal', gone);
  }

  flagProposal(id: string, flagCode = 1): ServedProposal {
    const flagged = this.patchProposal(id, { flagged: true, flagCode });
    this.#tell('flag-proposal', flagged);
    return flagged;
  }

  proposal(id: string): ServedProposal | undefined {
    const stored = this.#proposals.get(id);
    return stored && this.#serve(stored);
  }

  get proposals(): readonly ServedProposal[] {
    return [...this.#proposals.values()].map((stored) => this.#serve(stored));
  }

  castVote(proposal: string, voter: string, choice: Choice, vp: number, more: Partial<NewVote> = {}): StoredVote {
    const whole = this.#need(this.#proposals, proposal);
    const address = isAddress(voter) ? getAddress(voter) : voterAddress(voter);
    this.#voteNonce += 1;
    const vote: StoredVote = {
      id: `0x${digest(`${proposal} ${address} ${this.#voteNonce}`)}`,
      proposal,
      voter: address,
      choice,
      vp,
      created: more.created ?? this.now(),
      reason: more.reason ?? '',
    };
    this.#need(this.#votes, proposal).set(address, vote);
    whole.scores_updated = Math.max(whole.scores_updated, vote.created);
    return vote;
  }

  castMany(proposal: string, choice: Choice, power: number, voters: number, seed = ''): void {
    const { start, end } = this.#need(this.#proposals, proposal);
    const last = Math.min(end - 1, this.now());
    // Few have much and many have little, as in real votes.
    const weights = Array.from({ length: voters }, (_, index) => 1 / (index + 1) ** 1.3);
    const all = weights.reduce((left, right) => left + right, 0);
    let rest = power;
    weights.forEach((weight, index) => {
      // Down, so that something is left for the last.
      const vp = index === voters - 1 ? rest : Math.floor(((power * weight) / all) * 100) / 100;
      rest = Math.round((rest - vp) * 1e6) / 1e6;
      const key = `${seed} ${proposal} ${JSON.stringify(choice)} ${index}`;
      const luck = Number.parseInt(digest(key).slice(0, 8), 16) / 0xffffffff;
      this.castVote(proposal, voterAddress(key), choice, vp, {
        created: Math.max(start + 1, Math.round(start + (last - start) * luck)),
      });
    });
  }

  withdrawVote(proposal: string, voter: string): void {
    this.#need(this.#votes, proposal).delete(isAddress(voter) ? getAddress(voter) : voterAddress(voter));
  }

  votes(proposal: string): readonly StoredVote[] {
    return [...(this.#votes.get(proposal)?.values() ?? [])];
  }

  get allVotes(): readonly StoredVote[] {
    return [...this.#votes.values()].flatMap((votes) => [...votes.values()]);
  }

  close(id: string): ServedProposal {
    const { end } = this.#need(this.#proposals, id);
    return this.patchProposal(id, { end: Math.min(end, this.now() - 1), scores_state: 'pending' });
  }

  score(id: string, state: 'final' | 'invalid' = 'final'): ServedProposal {
    return this.patchProposal(id, { scores_state: state, scores_updated: this.now() });
  }

  setScores(id: string, scores: number[], total?: number, votes?: number): ServedProposal {
    return this.patchProposal(id, { scoresByHand: { scores, total, votes }, scores_updated: this.now() });
  }

  get messages(): readonly Message[] {
    return this.#messages;
  }

  #serve(stored: StoredProposal): ServedProposal {
    const votes = this.votes(stored.id);
    const now = this.now();
    const { scores, total } = tally(stored, votes);
    const byHand = stored.scoresByHand;
    const all = byHand?.scores ?? scores;
    const sealed = stored.privacy !== '' && stored.scores_state !== 'final';
    const counted = votes.length > 0 || byHand !== undefined || stored.scores_state === 'final';
    return {
      ...stored,
      state: stored.start > now ? 'pending' : stored.end < now ? 'closed' : 'active',
      // Before the first computation the hub serves an empty list.
      scores: !counted ? [] : sealed ? all.map(() => 0) : all,
      scores_total: byHand?.total ?? (byHand ? byHand.scores.reduce((left, right) => left + right, 0) : total),
      votes: byHand?.votes ?? votes.length,
      link: `https://snapshot.box/#/s:${stored.space}/proposal/${stored.id}`,
    };
  }

  #tell(type: Message['type'], proposal: StoredProposal, timestamp = this.now()): void {
    const mci = this.#messages.length + 1;
    this.#messages.push({
      mci,
      // As in the hub: the message of a new proposal has the proposal's own id.
      id: type === 'proposal' ? proposal.id : `0x${digest(`${type} ${proposal.id} ${mci}`)}`,
      type,
      space: proposal.space,
      address: proposal.author,
      timestamp,
    });
  }

  #need<T>(map: Map<string, T>, id: string): T {
    const found = map.get(id);
    if (!found) throw new Error(`the hub has no ${id}`);
    return found;
  }
}

/** An address made up from a name, the same each time. */
export function voterAddress(name: string): string {
  return getAddress(`0x${digest(name).slice(0, 40)}`);
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
