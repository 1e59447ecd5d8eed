import { describe, expect, it } from 'vitest';
import { readRescueStart } from '../../../../lib/domain/discovery/rescue-start.ts';
import { readCooked } from '../../../../lib/sources/discourse/cooked-post.ts';
import { candidateOf } from '../../../../lib/watch/discovery/candidates.ts';
import { laterOrdinaryTopics, ordinaryTopics } from '../../../fixtures/rescue-starts/ordinary.ts';
import { type ForumText, laterStarts, starts } from '../../../fixtures/rescue-starts/starts.ts';

const read = ({ title, html }: ForumText) =>
  readRescueStart(
    candidateOf(
      { key: 'topic:example.org:1', url: 'https://example.org/t/1', title, place: 'example.org' },
      readCooked(html),
    ),
  );
const begin = (texts: readonly ForumText[]) => texts.filter((text) => read(text)).map(({ title }) => title);

describe('the start of a rescue', { timeout: 30_000 }, () => {
  it('is read in no ordinary topic: grants, budgets, parameters, reports, audits after the losses of others', () => {
    expect(begin([...ordinaryTopics, ...laterOrdinaryTopics])).toEqual([]);
  });

  it('is read where much was lost and others are asked to give, in nine of ten', () => {
    const all = [...starts, ...laterStarts];
    expect(begin(all).length).toBeGreaterThanOrEqual(Math.ceil(all.length * 0.9));
  });

  it('comes with who was hit, what is missing, and what is asked for', () => {
    const [first] = starts;
    expect(first && read(first)).toMatchObject({
      protocol: 'Nereid Finance',
      loss: { amount: '4120', asset: 'ETH' },
      ask: { high: '500', asset: 'ETH', instrument: 'gift' },
    });
  });

  it('needs all three: a loss, an ask, and that it is asked for those who lost', () => {
    const html = (text: string) => ({ title: 'Nereid', html: `<p>${text}</p>` });
    expect(
      read(html('Nereid was drained of 4,120 ETH. We ask the DAO to give 500 ETH to its depositors.')),
    ).toBeDefined();
    expect(read(html('We ask the DAO to give 500 ETH to depositors of Nereid.'))).toBeUndefined();
    expect(read(html('Nereid was drained of 4,120 ETH. Its depositors are angry.'))).toBeUndefined();
    expect(
      read(html('Nereid could be drained of 4,120 ETH. We ask the DAO to give 500 ETH for an audit.')),
    ).toBeUndefined();
  });

  it('is no loss that could happen, did not, or is long over', () => {
    const ask = 'We ask the DAO to give 500 ETH to a relief fund for depositors.';
    const html = (text: string) => ({ title: 'Relief fund', html: `<p>${text} ${ask}</p>` });
    expect(read(html('Nereid was drained of 4,120 ETH.'))).toBeDefined();
    expect(read(html('Nereid could be drained of 4,120 ETH.'))).toBeUndefined();
    expect(read(html('No user of Nereid has lost any of its 4,120 ETH.'))).toBeUndefined();
    expect(read(html('Nereid was drained of 4,120 ETH in 2022; they were repaid long ago.'))).toBeUndefined();
  });
});
