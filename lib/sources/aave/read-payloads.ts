import type { CallAnswer } from '../../platform/rpc/call-many';
import { type ContractCall, contractCall } from '../../platform/rpc/contract-call';
import { SourceError } from '../../platform/source-error';
import type { Chains } from '../chain/vote/chain-view';
import { type PayloadFacts, type PayloadRef, payloadStates } from './aave-facts';
import { payloadsAbi } from './governance-abi';

/** Every payload on its own chain, in that chain's last final block. In the order asked; a chain that does not answer spoils no other. */
export async function readPayloads(refs: readonly PayloadRef[], chains: Chains): Promise<PayloadFacts[]> {
  const found = refs.map((): PayloadFacts => 'unanswered');
  const chainIds = new Set(refs.map(({ chainId }) => chainId));
  await Promise.all(
    [...chainIds].map(async (chainId) => {
      const indexes = refs.flatMap((ref, index) => (ref.chainId === chainId ? [index] : []));
      const here = indexes.flatMap((index) => refs[index] ?? []);
      const facts = await readOn(chainId, here, chains);
      indexes.forEach((index, at) => {
        found[index] = facts[at] ?? 'unanswered';
      });
    }),
  );
  return found;
}

async function readOn(chainId: number, refs: readonly PayloadRef[], chains: Chains): Promise<PayloadFacts[]> {
  const view = chains.at(chainId, 'finalized');
  if (!view) return [];
  const calls = refs.flatMap(({ controller, id }): ContractCall<unknown>[] => [
    payloadCall(controller, id),
    contractCall(controller, payloadsAbi, 'getPayloadState', [id]),
  ]);
  try {
    const { answers } = await view.read(calls);
    return refs.map((_, index) => payloadOf(answers[index * 2], answers[index * 2 + 1]));
  } catch (error) {
    if (error instanceof SourceError) return [];
    throw error;
  }
}

type Payload = ReturnType<ReturnType<typeof payloadCall>['decode']>;

function payloadCall(controller: string, id: number) {
  return contractCall(controller, payloadsAbi, 'getPayloadById', [id]);
}

function payloadOf(given: CallAnswer<unknown> | undefined, code: CallAnswer<unknown> | undefined): PayloadFacts {
  if (given?.kind !== 'value' || code?.kind !== 'value') return 'unanswered';
  const payload = given.value as Payload;
  const state = payloadStates[payload.state];
  // Two words for the state, from the same block: where they differ, neither is believed.
  if (state === undefined || payload.state !== code.value) return 'unanswered';
  const { queuedAt, executedAt, cancelledAt, expirationTime: expiresAt, delay, gracePeriod } = payload;
  return { state, queuedAt, executedAt, cancelledAt, expiresAt, delay, gracePeriod };
}
