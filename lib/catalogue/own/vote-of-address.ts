import { parseSnapshotLink, parseTopicLink } from '../../domain/governance/links';
import { parseVoteLink } from '../../domain/governance/vote-links';
import { daos } from '../daos';
import { governanceContract, governanceContracts, voteOfPage } from '../on-chain/governance-contracts';
import type { Draft } from './draft';

/** DAOs whose votes on Snapshot only ask: what binds is a vote of their contract after it. */
const signalling: ReadonlySet<string> = new Set(['aave', 'lido', 'arbitrum']);

/** The step of a contribution's votes that the address of a page names: a vote on Snapshot or of a known contract, or a forum's topic. */
export function voteOfAddress(address: string): Draft | undefined {
  const snapshot = parseSnapshotLink(address);
  if (snapshot?.space !== undefined) {
    const { space, id } = snapshot;
    const url = `https://snapshot.box/#/s:${space}/proposal/${id}`;
    return { step: 'signal', required: true, venue: 'snapshot', space, id, url };
  }
  const known = parseVoteLink(address)?.url ?? address;
  const held = voteOfPage(known);
  const contract = held && governanceContract(held.chainId, held.contract);
  if (held && contract) return { step: 'binding', required: true, venue: contract.venue, ...held, url: known };
  if (parseTopicLink(address)) return { step: 'discussion', required: false, venue: 'discourse', topic: address };
  return undefined;
}

/** The vote that binds after a vote in a Snapshot space that only asks, where its DAO is known to have one. It has no id yet. */
export function bindingVoteAfter(space: string): Draft | undefined {
  const dao = daos.find(({ spaces }) => spaces.some(({ name, aliases }) => name === space || aliases?.includes(space)));
  const contract = dao && signalling.has(dao.id) && governanceContracts.find((each) => each.dao === dao.id);
  if (!contract) return undefined;
  return {
    step: 'binding',
    required: true,
    venue: contract.venue,
    chainId: contract.chainId,
    contract: contract.contract,
  };
}
