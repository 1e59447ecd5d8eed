import { message } from '../../lib/i18n/message';
import { problemText } from '../../lib/i18n/problem-text';
import { panelLine } from '../overlay/panel-line';
import { Over } from '../rescue/Over';
import { Foreign } from '../ui/Foreign';
import { rich } from '../ui/rich';
import { useNow } from '../ui/use-now';
import { HiddenHere } from './HiddenHere';
import type { HereView } from './here';
import { OfferSite } from './OfferSite';
import { StartTracking } from './StartTracking';

/** What the popup knows of the page in front. */
export function OnThisPage({ here }: { here: HereView }) {
  const now = useNow();
  if (here.kind === 'offer') return <OfferSite offer={here.offer} />;
  if (here.kind === 'hidden') return <HiddenHere key={here.host} host={here.host} />;
  return (
    <section class="here" aria-labelledby="here">
      <h2 id="here">{message('popupHere')}</h2>
      <p>{said(here, now)}</p>
      {here.kind === 'panel' && <Over closedOn={here.rescue.closedOn} />}
      {here.kind === 'panel' && <Attached view={here} />}
      {here.kind === 'nothing' && here.page && <StartTracking page={here.page} />}
    </section>
  );
}

/** Says where the panel could not be put into the page, and what it says where there is none at all. */
function Attached({ view }: { view: Extract<HereView, { kind: 'panel' }> }) {
  switch (view.standing) {
    case 'docked':
      return <p class="quiet">{message('popupHereDocked')}</p>;
    case 'absent':
      return (
        <>
          <p>{panelLine(view)}</p>
          <p class="quiet">{message('popupHereAbsent')}</p>
        </>
      );
    default:
      return null;
  }
}

function said(here: Exclude<HereView, { kind: 'offer' | 'hidden' }>, now: number) {
  switch (here.kind) {
    case 'garbled':
      return message(here.what === 'proposal' ? 'popupHereGarbledProposal' : 'popupHereGarbledTopic');
    case 'nothing':
      return message('popupHereUnrelated');
    case 'hint':
      return here.text;
    case 'uncertain':
      return [
        rich('panelUncertain', <Foreign text={here.rescue.name} length={60} />),
        ' ',
        problemText(here.problem, now),
      ];
    case 'panel': {
      const rescue = <Foreign text={here.rescue.name} length={60} />;
      const who = here.contribution?.contributor ?? here.recovery?.label;
      return who === undefined
        ? rich('popupHereRescue', rescue)
        : rich('popupHereRescueWho', rescue, <Foreign text={who} length={60} />);
    }
  }
}
