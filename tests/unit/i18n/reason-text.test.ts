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
  [{ kind: 'blocked-claimed', source }, /^Approved, but held/],
  [{ kind: 'vote-open', space, endAt: at, laterVotes: 0 }, /deciding vote is open/],
  [
    { kind: 'vote-open', space, endAt: at, laterVotes: 1 },
    /open in lido-snapshot\.eth until Apr 29.*; 1 more must pass/,
  ],
  [{ kind: 'vote-pending', space, startAt: at, laterVotes: 0 }, /deciding vote in lido-snapshot\.eth opens/],
  [{ kind: 'vote-pending', space, startAt: at, laterVotes: 2 }, /opens on .*; 2 more must pass/],
  [{ kind: 'vote-counting', space, endedAt: at, laterVotes: 0 }, /still counted\.$/],
  [{ kind: 'vote-counting', space, endedAt: at, laterVotes: 1 }, /still counted; 1 more/],
  [{ kind: 'signal-passed', space, laterVotes: 1 }, /does not decide: 1 more must pass/],
  [{ kind: 'vote-without-rule', space, endedAt: at }, /No published rule/],
  [{ kind: 'vote-canceled', space }, /cancelled or deleted/],
  [{ kind: 'outcome-not-found', venue: 'bitdao.eth' }, /How it ended was not found/],
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
    ).toBe('hub.snapshot.org asks us to slow down. Shown is what it said 2 hours ago.');
  });

  it('says that nothing was read yet, instead of showing nothing', () => {
    expect(problemText({ source: 'research.lido.fi', reason: 'unreachable', since: now }, now)).toBe(
      'research.lido.fi does not answer. It has not been read yet.',
    );
  });
});
