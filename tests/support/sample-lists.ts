import type { ListsView, ListView } from '../../lib/messages/lists/lists-view.ts';
import type { DraftView, OwnView } from '../../lib/messages/lists/own-view.ts';
import { aLadder, sampleNow } from './sample-views.ts';

const hour = 3_600_000;

/** A list that is up to date. */
export function aListView(given: Partial<ListView> = {}): ListView {
  return {
    url: 'https://lists.example/rescues.json',
    host: 'lists.example',
    allowed: true,
    name: 'Rescues of the lending markets',
    homepage: 'https://lists.example/',
    rescues: 4,
    updatedAt: sampleNow - 30 * hour,
    checkedAt: sampleNow - 2 * hour,
    ...given,
  };
}

/** Three lists: one that changed, one that is broken, one that the browser keeps us from; and one conflict. */
export function aListsView(given: Partial<ListsView> = {}): ListsView {
  return {
    kind: 'lists',
    bundled: 17,
    lists: [
      aListView({
        changes: { at: sampleNow - 30 * hour, counts: { claimsAdded: 2, voteResults: 1, addressesAdded: 1 } },
      }),
      aListView({
        url: 'https://broken.example/a.json',
        host: 'broken.example',
        name: 'Broken <b>list</b>',
        failure: {
          reason: 'invalid',
          at: sampleNow - hour,
          problems: [{ path: 'rescues[0].denominators[2].amount', sentence: 'This is missing, or is no string.' }],
        },
      }),
      aListView({
        url: 'https://closed.example/a.json',
        host: 'closed.example',
        name: 'Closed',
        allowed: false,
        failure: { reason: 'not-allowed', at: sampleNow - hour },
      }),
    ],
    conflicts: [
      {
        rescueId: 'defi-united-2026',
        chosen: 'bundled',
        candidates: [
          { list: 'bundled', listName: '', kind: 'bundled', rescueName: 'DeFi United' },
          { list: 'own', listName: '', kind: 'own', rescueName: 'DeFi United, my way' },
          {
            list: 'https://lists.example/rescues.json',
            listName: 'Rescues of the lending markets',
            kind: 'subscribed',
            rescueName: 'DeFi United',
          },
        ],
      },
    ],
    ...given,
  };
}

/** One own rescue, two drafts, and what lists have. */
export function anOwnView(given: Partial<OwnView> = {}): OwnView {
  return {
    kind: 'own',
    rescues: [{ id: 'own-2026', name: 'Acme vault', title: 'Acme vault' }],
    drafts: [
      { key: 'page:https://forum.example.org/t/1', name: 'We were drained', savedAt: sampleNow - hour },
      { key: 'new:1', name: '', savedAt: sampleNow - 2 * hour },
    ],
    listed: [
      { id: 'defi-united-2026', name: 'DeFi United', title: 'DeFi United (rsETH, April 2026)' },
      { id: 'euler-2023', name: 'Euler 2023', title: 'Euler' },
    ],
    ...given,
  };
}

const draft = {
  name: 'Acme vault',
  incident: { at: '2026-11-03', protocol: 'Acme', source: 'https://forum.example.org/t/we-were-drained/42' },
  denominators: [{ amount: '2000', asset: 'ETH', formula: '2500 - 500' }],
  contributions: [
    {
      contributor: 'Acme DAO',
      instrument: 'gift',
      claims: [{ amount: { value: '500', asset: 'ETH', cap: true } }],
      votes: [{ url: 'https://snapshot.box/#/s:acme.eth/proposal/0x1' }],
    },
    { contributor: '', instrument: 'loan', claims: [{ amount: { value: '2,5', asset: 'ETH' } }] },
  ],
  totals: [{ label: 'Pledged', amount: '800', asset: 'ETH' }],
};

/** A draft with mistakes in it. */
export function aDraftView(given: Partial<DraftView> = {}): DraftView {
  return {
    kind: 'draft',
    text: JSON.stringify(draft),
    problems: [
      { path: 'contributions[0].votes[0].step', sentence: 'This must be one of: …' },
      { path: 'contributions[1].contributor', sentence: 'This is missing, or is no string.' },
      { path: 'contributions[1].claims[0].amount.value', sentence: 'This must be a decimal number.' },
      { path: 'waterfall.steps[0].contributions', sentence: 'There is no contribution x.' },
    ],
    ...given,
  };
}

/** The same without a mistake, with what it adds up to. */
export function aWholeDraftView(): DraftView {
  const whole = structuredClone(draft);
  whole.contributions[1] = {
    contributor: 'Beta Inc.',
    instrument: 'loan',
    claims: [{ amount: { value: '250', asset: 'ETH', cap: false } }],
    votes: [],
  };
  return aDraftView({
    text: JSON.stringify(whole),
    problems: [],
    figures: {
      ladder: aLadder(),
      shares: [{ low: '0', high: '500', lowBps: 0, highBps: 2_500 }, null],
      checks: [
        {
          kind: 'formula',
          label: 'The hole',
          asset: 'ETH',
          claimed: '2000',
          computed: '2000',
          difference: '0',
          source: '',
          asOf: null,
          parts: [],
          missing: [],
        },
        {
          kind: 'total',
          label: 'Pledged',
          asset: 'ETH',
          claimed: '800',
          computed: '750',
          difference: '-50',
          source: '',
          asOf: null,
          parts: [],
          missing: [],
        },
      ],
    },
  });
}
