import { render } from 'preact';
import { browser } from 'wxt/browser';
import rescueCss from '../../../components/rescue/rescue.css?inline';
import pageCss from '../../../components/ui/page.css?inline';
import tokensCss from '../../../components/ui/tokens.css?inline';
import { WelcomePage } from '../../../components/welcome/WelcomePage';
import welcomeCss from '../../../components/welcome/welcome.css?inline';
import type { WelcomeRescueView, WelcomeView } from '../../../lib/messages/welcome-view';
import { aLadder } from '../sample-views';

const aRescue = (
  id: string,
  name: string,
  title: string,
  more: Partial<WelcomeRescueView> = {},
): WelcomeRescueView => ({
  id,
  key: `rescue:${id}`,
  name,
  title,
  watched: false,
  isPast: false,
  parts: [],
  ...more,
});

const parties = ['Lido DAO', 'Aave DAO', 'Mantle', 'EtherFi Foundation', 'Ethena', 'Golem Foundation'];
const view: WelcomeView = {
  kind: 'welcome',
  example: { name: 'DeFi United', ladder: aLadder() },
  rescues: [
    aRescue('one', 'DeFi United', 'DeFi United (rsETH, April 2026)', {
      parts: parties.map((name) => ({ key: `contribution:one:${name}`, name, watched: name === 'Mantle' })),
    }),
    aRescue('two', 'Resolv and Fluid', 'USR depeg: Resolv, Fluid and its lenders (2026)', { watched: true }),
    aRescue('old', 'Euler', 'Euler Finance (2023)', { isPast: true }),
  ],
};

/** Draws the first page, with a sample answer of the worker. */
export function drawWelcome(): void {
  const style = document.createElement('style');
  style.textContent = [pageCss, tokensCss, rescueCss, welcomeCss].join('\n');
  document.head.append(style);
  document.body.className = 'sf';
  Object.assign(browser.runtime, { id: 'gallery', sendMessage: async () => view });
  render(<WelcomePage />, document.body);
}
