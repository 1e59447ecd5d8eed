import type { RescueHappening } from '../../../lib/domain/follow-through/rescue-event.ts';
import type { ProposalEvent, ProposalHappening } from '../../../lib/domain/governance/proposal-event.ts';
import type { StoredEvent } from '../../../lib/store/schema.ts';
import { testNow } from '../../support/small-rescue.ts';

/** A piece of news about Lido's vote. */
export function aPiece(happened: ProposalHappening, given: Partial<StoredEvent> = {}): StoredEvent {
  const { id = 'news', proposalKey = 'snapshot:0x01', at = testNow } = given;
  const event = { ...happened, id, proposalKey, observedAt: at } as ProposalEvent;
  return {
    id,
    rescueId: 'small-rescue',
    contributionId: 'lido',
    proposalKey,
    url: 'https://snapshot.box/#/s:lido-snapshot.eth/proposal/0x01',
    title: 'Relief',
    contributor: 'Lido DAO',
    at,
    news: { subject: 'vote', event },
    unread: 1,
    ...given,
  };
}

/** Money of Lido's that arrived. */
export function aDelivery(amount: string, given: Partial<StoredEvent> = {}): StoredEvent {
  return {
    id: 'delivery',
    rescueId: 'small-rescue',
    contributionId: 'lido',
    url: 'https://etherscan.io/tx/0x02',
    title: 'Small Rescue',
    contributor: 'Lido DAO',
    at: testNow,
    news: { subject: 'delivery', amount, asset: 'stETH', from: '0x03', txHash: '0x02' },
    unread: 1,
    ...given,
  };
}

/** Something that a rescue came to. */
export function aRescueEvent(happening: RescueHappening): StoredEvent {
  return aDelivery('0', { news: { subject: 'rescue', event: { ...happening, id: 'mark' } } });
}
