import { useEffect, useMemo } from 'preact/hooks';
import { message } from '../../lib/i18n/message';
import { daysOf } from '../../lib/reading/change-days';
import { DenominatorPicker } from '../rescue/DenominatorPicker';
import { From } from '../rescue/From';
import { Over } from '../rescue/Over';
import { Problems } from '../rescue/Problems';
import { Foreign } from '../ui/Foreign';
import { RelativeTime } from '../ui/RelativeTime';
import { rich } from '../ui/rich';
import { ActivitySection, useActivity } from './ActivitySection';
import { AsOf } from './AsOf';
import { Contents } from './Contents';
import { ExportSection } from './export/ExportSection';
import { FulfilmentSection } from './fulfilment/FulfilmentSection';
import { Headline } from './Headline';
import { LookNote } from './LookNote';
import { OverTime } from './over-time/OverTime';
import { PointOfView } from './PointOfView';
import { DenominatorsSection } from './rule/DenominatorsSection';
import { WaterfallSection } from './rule/WaterfallSection';
import { ConflictsSection } from './sources/ConflictsSection';
import { SilentSection } from './sources/SilentSection';
import { TimelineSection } from './timeline/TimelineSection';
import type { ToldRescue } from './use-dashboard';
import { useLook } from './use-look';
import { useLadders, useViewed } from './viewed';
import { VotesSection } from './votes/VotesSection';
import { WhatIfSection } from './what-if/WhatIfSection';

interface Props {
  told: ToldRescue;
  /** The worker did not answer lately. */
  isOld: boolean;
  /** The section or contribution that the address names. */
  part?: string | undefined;
}

/** One rescue in depth. What follows the slider at once is drawn apart from what may take a moment. */
export function Dashboard({ told, isOld, part }: Props) {
  const { rescue } = told.packed;
  const looking = useLook(told);
  const { look, at } = looking;
  const seen = useViewed(told, look);
  const ladders = useLadders(told, look);
  const { first, last } = daysOf(rescue, told.view.at);
  const ladder = at === undefined ? seen.ladder : ladders.at(at);
  useArrival(part, told.view.rescue);
  const activity = useActivity(rescue.id, told.view.at);
  const countAgainst = looking.countAgainst;
  const sections = useMemo(
    () => (
      <>
        <FulfilmentSection seen={seen} open={part} />
        <WhatIfSection seen={seen} />
        <VotesSection votes={told.view.votes} />
        <TimelineSection seen={seen} />
        <WaterfallSection seen={seen} />
        <DenominatorsSection seen={seen} onChoose={countAgainst} />
        <SilentSection seen={seen} />
        <ConflictsSection seen={seen} />
        <ActivitySection lines={activity} />
        <ExportSection seen={seen} ladders={ladders} votes={told.view.votes} activity={activity} />
      </>
    ),
    [seen, part, activity],
  );
  return (
    <>
      <header class="title">
        <h1>
          <Foreign text={rescue.title} length={200} />
        </h1>
        <From from={rescue.from} />
        <Over closedOn={rescue.closedOn} />
        <p class="quiet">
          {rich('dashRead', <RelativeTime at={told.view.at} />)} {isOld && message('dashOld')}
        </p>
        <Problems problems={told.view.problems} />
      </header>
      <div class="controls">
        <AsOf first={first} last={last} at={at} onMove={looking.moveTo} />
        <div class="pickers">
          <PointOfView rescue={rescue} publication={look.publication} onChoose={looking.seeAs} />
          <DenominatorPicker ladder={seen.ladder} onChoose={looking.countAgainst} />
        </div>
      </div>
      <LookNote seen={seen} at={at} />
      <Headline ladder={ladder} />
      <Contents hasRule={seen.view.waterfall !== undefined} hasSilent={seen.view.silent.length > 0} />
      <OverTime ladders={ladders} unit={seen.view.unit} last={last} at={at} onMove={looking.moveTo} />
      {sections}
    </>
  );
}

/** Shows the part that the address names, once it is there. */
function useArrival(part: string | undefined, rescue: string): void {
  useEffect(() => {
    const element =
      part === undefined ? null : (document.getElementById(part) ?? document.getElementById(`contribution-${part}`));
    element?.scrollIntoView({ block: 'start' });
    (element?.querySelector<HTMLElement>('button.name') ?? element)?.focus({ preventScroll: true });
  }, [part, rescue]);
}
