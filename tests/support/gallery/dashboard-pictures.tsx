import { render } from 'preact';
import { Dashboard } from '../../../components/dashboard/Dashboard';
import dashboardCss from '../../../components/dashboard/dashboard.css?inline';
import plotCss from '../../../components/plot/plot.css?inline';
import rescueCss from '../../../components/rescue/rescue.css?inline';
import raceCss from '../../../components/rescue/vote/race.css?inline';
import pageCss from '../../../components/ui/page.css?inline';
import tokensCss from '../../../components/ui/tokens.css?inline';
import { unpackRescue } from '../../../lib/reading/pack';
import { aDashboard, dashboardNow } from '../sample-dashboard';

/** Draws the dashboard in a state, from samples. */
export function drawDashboard(state: string): void {
  const past = dashboardNow + 3 * 60_000 - Date.now();
  const clock = Date.now.bind(Date);
  Date.now = () => clock() + past;
  const style = document.createElement('style');
  style.textContent = [pageCss, tokensCss, rescueCss, raceCss, plotCss, dashboardCss].join('\n');
  document.head.append(style);
  document.body.className = 'sf';
  const view = aDashboard(
    state === 'problems'
      ? {
          problems: [
            {
              source: 'hub.snapshot.org',
              reason: 'unreachable',
              since: Date.now(),
              lastGoodAt: Date.now() - 7_200_000,
            },
          ],
        }
      : {},
  );
  render(
    <main class="dashboard">
      <Dashboard told={{ view, packed: unpackRescue(view.packed) }} isOld={state === 'problems'} />
    </main>,
    document.body,
  );
}
