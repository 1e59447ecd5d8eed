import { parseTopicLink } from '../../domain/governance/links';
import type { Draft } from './draft';
import { voteOfAddress } from './vote-of-address';

/** What was read of a rescue on a page. */
export interface Seed {
  title: string;
  url: string;
  ask?: { low: string; high: string; asset: string; instrument: string };
  recipient?: string;
  loss?: { amount: string; asset: string };
  parties?: readonly string[];
}

const mostParties = 10;

/** A draft with what was read on a page in it. What was not read stays empty. */
export function seedDraft({ title, url, ask, recipient, loss, parties = [] }: Seed): Draft {
  const isTopic = parseTopicLink(url) !== undefined;
  const votes = [{ url }];
  const asked = ask && {
    contributor: parties[0] ?? '',
    instrument: ask.instrument,
    claims: [{ status: 'in-proposal', amount: amountOf(ask), source: url, grade: 'primary' }],
    votes,
  };
  // A vote decides somebody's part, also where nobody has read how much it is.
  const voted = !isTopic && voteOfAddress(url) ? [{ contributor: '', instrument: 'gift', votes }] : [];
  const others = parties.slice(asked ? 1 : 0, mostParties).map((contributor) => ({
    contributor,
    claims: [{ source: url, grade: 'secondary' }],
  }));
  return {
    name: title.trim().slice(0, 120),
    incident: { source: url },
    denominators: [{ amount: loss?.amount ?? '', asset: loss?.asset ?? ask?.asset ?? '', source: url }],
    contributions: [...(asked ? [asked] : voted), ...others],
    ...(recipient !== undefined && { recipients: [{ address: recipient, source: url }] }),
    ...(isTopic && { topics: [{ url, label: title.trim().slice(0, 300) }] }),
  };
}

function amountOf({ low, high, asset }: NonNullable<Seed['ask']>): Draft {
  if (low === high) return { value: high, asset };
  return { value: high, asset, cap: true, ...(!/^0+(\.0+)?$/.test(low) && { floor: low }) };
}
