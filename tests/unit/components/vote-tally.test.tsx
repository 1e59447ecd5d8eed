// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { VoteTally } from '../../../components/rescue/VoteTally';
import type { VoteView } from '../../../lib/messages/panel-view';
import { expectAccessible } from '../../support/axe';
import { useEnglishMessages } from '../../support/english-messages';
import { aVote, sampleNow } from '../../support/sample-views';

beforeEach(() => {
  useEnglishMessages();
  vi.useFakeTimers({ now: sampleNow, toFake: ['Date', 'setInterval', 'clearInterval'] });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

/** What is read of a vote, and a check by axe. */
async function words(changes: Partial<VoteView>): Promise<string> {
  const { container } = render(<VoteTally vote={aVote(changes)} />);
  await expectAccessible(container);
  return container.textContent ?? '';
}

const day = 86_400_000;
const quorum = { quorum: 1_000, reached: false, counted: 950, missing: 50, shareBps: 9500 } as const;

describe('an open vote', () => {
  it('says who leads, by how much, what the quorum lacks, and how long it lasts', async () => {
    const text = await words({ quorum: { kind: 'default', ...quorum } });
    expect(text).toContain('Open');
    expect(text).toContain('closes in 2 days 4 hr');
    expect(text).toContain('“For” leads with 50.3%, 312,500 LDO ahead');
    expect(text).toContain('Quorum: 50 LDO missing (95.0% of 1,000)');
  });

  it('names local time and UTC, each with its zone', () => {
    const { container } = render(<VoteTally vote={aVote()} />);
    expect(container.querySelector('time')?.title).toMatch(/ · Apr 29, 2026, 4:00 PM UTC$/);
    // Not on hover alone: keyboards and fingers do not hover.
    expect(container.textContent).toContain('4:00 PM UTC');
  });

  it('never says passing where the quorum is unknown', async () => {
    const text = await words({ quorum: { kind: 'unknown' } });
    expect(text).toContain('Quorum unknown');
    expect(text).not.toMatch(/pass/i);
  });

  it('tells a tie', async () => {
    expect(await words({ leading: { choice: 'For', shareBps: 5000, margin: 0, tie: true } })).toContain('Tie at 50.0%');
  });

  it('words a rejection quorum as what it is', async () => {
    expect(await words({ quorum: { kind: 'rejection', ...quorum } })).toContain(
      '“Against” blocks it above 1,000 LDO; it has 950',
    );
    expect(await words({ quorum: { kind: 'rejection', ...quorum, reached: true } })).toContain(
      'Blocked: “Against” has more than 1,000 LDO',
    );
  });

  it('counts in voting power where the venue names no unit', async () => {
    expect(await words({ symbol: '' })).toContain('312,500 voting power ahead');
  });
});

describe('a vote without a result to speak of', () => {
  it('tells no lead while sealed, even if one were sent', async () => {
    const text = await words({ verdict: 'sealed' });
    expect(text).toContain('Choices stay hidden until the vote closes.');
    expect(text).not.toContain('leads');
    expect(document.querySelector('.tally')).toBeNull();
  });

  it.each([
    ['counting', 'The result is not final'],
    ['stuck', 'not made final within a day'],
    ['invalid', 'marks its scores as invalid'],
    ['no-rule', 'No published rule says whether this is enough'],
    ['deleted', 'no longer exists on Snapshot'],
  ] as const)('says so: %s', async (verdict, sentence) => {
    const text = await words({ verdict, endAt: sampleNow - day });
    expect(text).toContain(sentence);
    expect(text).not.toMatch(/Passed|Failed/);
  });

  it('tells when a pending one opens, and no lead', async () => {
    const text = await words({ verdict: 'pending', startAt: sampleNow + day });
    expect(text).toContain('opens in 1 day');
    expect(text).not.toContain('leads');
  });
});

describe('a final vote', () => {
  it('says passed, and since when it is closed', async () => {
    const text = await words({ verdict: 'passed', endAt: sampleNow - 3 * 3_600_000 });
    expect(text).toContain('Passed');
    expect(text).toContain('ended 3 hr ago');
    expect(text).toContain('“For” had 50.3%');
  });
});
