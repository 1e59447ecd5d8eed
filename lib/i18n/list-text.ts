import type { ListChange, ListFailure } from '../messages/lists/lists-view';
import { locale } from './locale';
import { message } from './message';
import { type PluralKey, plural } from './plural';
import { reasonOfProblem } from './problem-text';

const changes: Readonly<Record<ListChange, PluralKey>> = {
  rescuesAdded: 'listRescuesAdded',
  rescuesRemoved: 'listRescuesRemoved',
  contributionsAdded: 'listContributionsAdded',
  contributionsRemoved: 'listContributionsRemoved',
  claimsAdded: 'listClaimsAdded',
  claimsRemoved: 'listClaimsRemoved',
  votesAdded: 'listVotesAdded',
  votesRemoved: 'listVotesRemoved',
  voteResults: 'listVoteResults',
  recoveriesChanged: 'listRecoveriesChanged',
  denominatorsChanged: 'listDenominatorsChanged',
  addressesAdded: 'listAddressesAdded',
  addressesRemoved: 'listAddressesRemoved',
  totalsChanged: 'listTotalsChanged',
  otherChanges: 'listOtherChanges',
};

/** What an update of a list changed: `2 claims added, 1 vote result`. */
export function listChangesText(counts: Partial<Record<ListChange, number>>): string {
  const said = Object.entries(changes).flatMap(([name, stem]) => {
    const count = counts[name as ListChange];
    return count ? [plural(stem, count)] : [];
  });
  return new Intl.ListFormat(locale(), { type: 'unit', style: 'long' }).format(said);
}

/** Why a list was not taken. */
export function listFailureText({ reason }: ListFailure, host: string): string {
  switch (reason) {
    case 'invalid':
      return message('listInvalid');
    case 'no-address':
      return message('listNoAddress');
    case 'too-many':
      return message('listTooMany');
    case 'subscribed':
      return message('listSubscribed');
    case 'not-found':
      return message('listNotFound');
    case 'malformed':
      return message('listTooLarge');
    default:
      return reasonOfProblem({ source: host, reason });
  }
}
