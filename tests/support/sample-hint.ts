import type { HintView, SuggestionView } from '../../lib/messages/hint-view.ts';

const id = `0x${'7e'.repeat(32)}`;

/** A page that may be part of a rescue, as the worker words it. */
export function aHint(changes: Partial<HintView> = {}): HintView {
  return {
    kind: 'hint',
    subject: { kind: 'proposal', venue: 'snapshot', network: 's', space: 'etherfi-dao.eth', id },
    rescueId: 'defi-united-2026',
    text: 'Mentions rsETH and asks for 5,000 ETH: part of DeFi United?',
    danger: false,
    doubts: [],
    track: {
      key: `snapshot:${id}`,
      rescueId: 'defi-united-2026',
      ask: { low: '5000', high: '5000', asset: 'ETH', instrument: 'gift' },
      assets: ['ETH', 'stETH', 'USDC'],
    },
    ...changes,
  };
}

/** A page whose text leads money elsewhere. */
export function aDangerousHint(): HintView {
  const { track: _, ...hint } = aHint();
  return {
    ...hint,
    danger: true,
    text: 'Careful: an address in this text begins and ends like one of DeFi United, and is a different one. Money sent there would not reach the rescue. DeFi United receives money at 0x0fCa5194baA59a362a835031d9C4A25970effE68, 0x53cb4BB8F61fa45405dC75F476FaDAd801e653D9.',
    doubts: ['Nobody has verified this space.'],
  };
}

/** A page that begins a rescue. */
export function aStart(): HintView {
  const { track: _, rescueId: __, ...hint } = aHint();
  return {
    ...hint,
    text: 'This reads like the start of a rescue that no list has.',
    start: {
      title: 'Nereid Finance exploit: request for support',
      url: 'https://governance.ether.fi/t/91',
      ask: { low: '500', high: '500', asset: 'ETH', instrument: 'gift' },
      loss: { amount: '4120', asset: 'ETH' },
    },
  };
}

/** The same in the popup. */
export function aSuggestion(changes: Partial<SuggestionView> = {}): SuggestionView {
  const { kind: _, subject: __, start: ___, rescueId: ____, track, ...hint } = aHint();
  return {
    ...hint,
    ...(track && !changes.danger && { track }),
    key: `snapshot:${id}`,
    rescueId: 'defi-united-2026',
    title: 'Up to 5,000 ETH for the rsETH relief effort',
    url: `https://snapshot.box/#/s:etherfi-dao.eth/proposal/${id}`,
    ...changes,
  };
}
