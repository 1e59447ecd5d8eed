import { beforeEach, describe, expect, it } from 'vitest';
import type { Reason } from '../../../lib/domain/rescue/reason';
import { problemText } from '../../../lib/i18n/problem-text';
import { reasonText } from '../../../lib/i18n/reason-text';
import { useEnglishMessages } from '../../support/english-messages';

beforeEach(useEnglishMessages);

const at = Date.UTC(2026, 3, 29, 16);
const source = 'https://www.research.lido.fi/t/x/11483';
const space = 'lido-snapshot.eth';

/** One of each kind, and words that its sentence must have. */
const reasons: readonly [Reason, RegExp][] = [
  [{ kind: 'delivered', count: 1, lastAt: at, part: false }, /^Seen on chain .* in 1 transfer; last on Apr 29, 2026/],
  [{ kind: 'delivered', count: 3, lastAt: at, part: true }, /^Part of it was seen .* 3 transfers/],
  [
    { kind: 'executed-claimed', source, asOf: '2026-04-28' },
    /^research\.lido\.fi \(Apr 28, 2026\) says .* not been seen/,
  ],
  [{ kind: 'executed-claimed', source, to: 'a multisig' }, /paid to a multisig\. It has not been seen/],
  [{ kind: 'payment-unproven', source: 'publication:nextfin' }, /^nextfin says .* No transfer is known/],
  [{ kind: 'vote-passed', space, endedAt: at }, /passed in lido-snapshot\.eth .* not been seen yet/],
  [{ kind: 'vote-failed', space, endedAt: at }, /failed in lido-snapshot\.eth/],
  [{ kind: 'approval-claimed', source }, /approved\. The vote itself was not read/],
  [{ kind: 'blocked-claimed', source }, /^It is held.*nothing can be paid/],
  [
    {
      kind: 'approved-blocked',
      source,
      asOf: '2026-05-09',
      approvedBy: 'publication:l2beat',
      approvedOn: '2026-05-28',
    },
    /^Approved, says l2beat \(May 28, 2026\), but held all the same, says research\.lido\.fi \(May 9, 2026\)/,
  ],
  [{ kind: 'frozen-claimed', source }, /^Frozen.*Nobody has released it/],
  [{ kind: 'recovered-claimed', source }, /^It came back, says research/],
  [{ kind: 'in-place-claimed', source }, /^It never left/],
  [{ kind: 'forecast-claimed', source }, /^Expected.*Nothing of it has been seen/],
  [{ kind: 'failed-claimed', space, source, afterSignal: false }, /^Its vote in lido-snapshot\.eth failed, says/],
  [{ kind: 'failed-claimed', space, source, afterSignal: true }, /earlier vote was in favour, but .* decides failed/],
  [{ kind: 'payload-waiting', source, waiting: 1, of: 3 }, /1 of the 3 steps that carry it out has not run/],
  [{ kind: 'payload-waiting', source, waiting: 2, of: 3 }, /2 of the 3 steps that carry it out have not run/],
  [{ kind: 'vote-resubmitted', space: 'aave-governance-v3', by: '478' }, /submitted again as number 478/],
  [{ kind: 'vote-resubmitted', space }, /another took its place/],
  [{ kind: 'superseded', by: 'other', source }, /^Another contribution took its place/],
  [{ kind: 'returned', lastAt: at }, /all of it went back; last on Apr 29, 2026/],
  // Published with a day alone.
  [{ kind: 'returned', lastAt: Date.UTC(2026, 3, 29) }, /last on Apr 29, 2026\.$/],
  [{ kind: 'expired-claimed', source }, /^It lapsed.*before anything was paid/],
  [
    { kind: 'delivered', count: 1, lastAt: at, part: false, unverified: true, lateDays: 3 },
    /^Paid .* published transaction.*not been checked on chain yet\. That was 3 days late\.$/,
  ],
  [
    { kind: 'delivered', count: 2, lastAt: at, part: true, unverified: true, lateDays: 1 },
    /^Part of it was paid in 2 transactions, not all .* That was 1 day late\.$/,
  ],
  [
    { kind: 'delivered', count: 2, lastAt: at, part: false, over: true, returned: true },
    /Apr 29, 2026.* That is more than was promised\. Some of it went back\.$/,
  ],
  [{ kind: 'vote-open', space, endAt: at, laterVotes: 0 }, /deciding vote is open/],
  [
    { kind: 'vote-open', space, endAt: at, laterVotes: 1 },
    /open in lido-snapshot\.eth until Apr 29.*; 1 more must pass/,
  ],
  [{ kind: 'vote-pending', space, startAt: at, laterVotes: 0 }, /deciding vote in lido-snapshot\.eth opens/],
  [{ kind: 'vote-pending', space, startAt: at, laterVotes: 2 }, /opens on .*; 2 more must pass/],
  [{ kind: 'vote-counting', space, endedAt: at, laterVotes: 0 }, /still counted\.$/],
  [{ kind: 'vote-counting', space, endedAt: at, laterVotes: 1 }, /still counted; 1 more/],
  [{ kind: 'signal-passed', space, laterVotes: 0 }, /^A vote passed in lido-snapshot\.eth\. It does not decide\.$/],
  [{ kind: 'signal-passed', space, laterVotes: 1 }, /does not decide: 1 more must pass/],
  [{ kind: 'vote-without-rule', space, endedAt: at }, /No published rule/],
  [{ kind: 'vote-canceled', space }, /cancelled or deleted/],
  [{ kind: 'outcome-not-found', venue: 'bitdao.eth' }, /How it ended was not found/],
  // A venue is called what it calls itself.
  [{ kind: 'outcome-not-found', venue: 'snapshot' }, /^A vote was called at Snapshot\./],
  [{ kind: 'vote-canceled', space: 'aave-governance-v3' }, /^Its vote in Aave Governance V3 was/],
  [{ kind: 'proposed', source }, /^Proposed at research\.lido\.fi/],
  [{ kind: 'promised-by-owner', source }, /without condition.*No vote is needed/],
  [{ kind: 'offered', source }, /strictly.*generously/],
  [{ kind: 'announced', source }, /Nothing has been filed/],
  [{ kind: 'voiced', source }, /No amount was named/],
  [{ kind: 'withdrawn-claimed', source }, /^Withdrawn/],
];

describe('why a contribution stands where it stands', () => {
  it.each(reasons)('%o', (reason, words) => {
    const text = reasonText(reason);
    expect(text).toMatch(words);
    expect(text).not.toMatch(/\$\d|undefined|publication:/);
    // As a depositor reads it: a sentence, without the words of those who build it.
    expect(text).toMatch(/^\p{Lu}?.*\.$/u);
    expect(text).not.toMatch(/\b(null|NaN|payload|calldata|quorum|superseded|governor)\b/i);
    expect(text.length).toBeLessThan(200);
  });

  it('never says passed of what is only open, counted or proposed', () => {
    for (const [reason] of reasons)
      if (/open|pending|counting|proposed|offered|announced|voiced|not-found|without-rule/.test(reason.kind))
        expect(reasonText(reason)).not.toMatch(/\bpassed\b/);
  });
});

describe('what is wrong with a source', () => {
  const now = Date.UTC(2026, 3, 29, 16);

  it('comes with the age of what is shown instead', () => {
    expect(
      problemText({ source: 'hub.snapshot.org', reason: 'rate-limited', since: now, lastGoodAt: now - 7_200_000 }, now),
    ).toBe('hub.snapshot.org asks us to slow down. Shown is its last answer (2 hours ago).');
  });

  it('says that nothing was read yet, instead of showing nothing', () => {
    expect(problemText({ source: 'research.lido.fi', reason: 'unreachable', since: now }, now)).toBe(
      'research.lido.fi does not answer. It has not been read yet.',
    );
  });
});
