import { type Hex, keccak256, toHex } from 'viem';
import { type Chain, startChain } from '../world/chain.ts';
import { type Deployed, deploy } from './deployed.ts';
import { contractOf } from './organisation.ts';

/** What is deployed where a payload may run. */
interface PayloadChain {
  chain: Chain;
  controller: Deployed;
  executor: Deployed;
}

/** Aave's governance on nodes of its own: the core on chain 1, votes on 43114, payloads on 1 and 42161. */
export interface AaveWorld {
  home: Chain;
  voting: Chain;
  core: Deployed;
  portal: Deployed;
  machine: Deployed;
  payloads: Record<1 | 42161, PayloadChain>;
  /** Nodes by chain, as the product is given them. */
  nodes: Record<number, string>;
  /** All chains that much later, in their last final block. */
  later(seconds: number): Promise<void>;
  /** All chains a few blocks further, so that what happened is final. */
  settle(): Promise<void>;
  /** A payload that pays so much ETH from the executor of its chain. */
  payment(chainId: 1 | 42161, to: Hex, wei: bigint): Promise<PayloadRef>;
  propose(payloads: readonly PayloadRef[], text?: string): Promise<bigint>;
  /** From its creation until votes are cast. */
  open(id: bigint): Promise<void>;
  vote(id: bigint, support: boolean, tokens: bigint): Promise<void>;
  /** Ends the vote and brings its result to the core. */
  close(id: bigint): Promise<void>;
  /** The message of the core to a payload's chain. */
  arrive(id: bigint, payload: PayloadRef): Promise<void>;
  stop(): Promise<void>;
}

/** A payload as a proposal names it. */
export interface PayloadRef {
  chain: bigint;
  accessLevel: number;
  payloadsController: Hex;
  payloadId: number;
}

/** Starts three nodes and puts the stand-ins of Aave's contracts there. */
export async function startAave(): Promise<AaveWorld> {
  const artifact = (name: string) => contractOf('AaveGovernance', name);
  const [home, voting, arbitrum] = await Promise.all([1, 43114, 42161].map((chainId) => startChain({ chainId })));
  if (!home || !voting || !arbitrum) throw new Error('a node is missing');
  const all = [home, voting, arbitrum];
  const payloadsOn = async (chain: Chain): Promise<PayloadChain> => {
    const executor = await deploy(chain, artifact('Executor'));
    return { chain, executor, controller: await deploy(chain, artifact('PayloadsController'), [executor.address]) };
  };
  const core = await deploy(home, artifact('Core'));
  const machine = await deploy(voting, artifact('Machine'));
  const portal = await deploy(home, artifact('Portal'), [machine.address, 43114n]);
  const payloads = { 1: await payloadsOn(home), 42161: await payloadsOn(arbitrum) };
  const settle = async () => void (await Promise.all(all.map((chain) => chain.client.mine({ blocks: 3 }))));
  const later = async (seconds: number) => {
    await Promise.all(all.map((chain) => chain.client.increaseTime({ seconds })));
    await settle();
  };
  await settle();
  const activatedAt = async (id: bigint) =>
    ((await core.read('getProposal', [id])) as { votingActivationTime: number }).votingActivationTime;

  return {
    home,
    voting,
    core,
    portal,
    machine,
    payloads,
    nodes: { 1: home.rpcUrl, 43114: voting.rpcUrl, 42161: arbitrum.rpcUrl },
    later,
    settle,
    async payment(chainId, to, wei) {
      const { chain, controller } = payloads[chainId];
      await chain.client.setBalance({ address: controller.address, value: wei * 2n });
      const action = { target: to, withDelegateCall: false, accessLevel: 1, value: 0n, signature: '', callData: '0x' };
      const before = await count(controller);
      await controller.send('createPayload', [[{ ...action, value: wei }]]);
      return { chain: BigInt(chainId), accessLevel: 1, payloadsController: controller.address, payloadId: before };
    },
    async propose(refs, text = 'a text') {
      const id = (await core.read('getProposalsCount')) as bigint;
      await core.send('createProposal', [refs, portal.address, keccak256(toHex(text))]);
      await settle();
      return id;
    },
    async open(id) {
      await later(86_400 + 60);
      await core.send('activateVoting', [id]);
      await machine.send('start', [id, 259_200]);
      await settle();
    },
    async vote(id, support, tokens) {
      await machine.send('vote', [id, support, tokens * 10n ** 18n]);
      await settle();
    },
    async close(id) {
      await later(259_200 + 600);
      await machine.send('closeAndSendVote', [id]);
      const { forVotes, againstVotes } = (await machine.read('getProposalById', [id])) as Record<string, bigint>;
      await core.send('queueProposal', [id, forVotes, againstVotes]);
      await settle();
    },
    async arrive(id, { chain, payloadId }) {
      const { controller } = payloads[Number(chain) as 1 | 42161];
      await controller.send('receiveFromCore', [payloadId, await activatedAt(id)]);
      await settle();
    },
    async stop() {
      await Promise.all(all.map((chain) => chain.stop()));
    },
  };
}

/** How many payloads there are: the next one's id. */
async function count(controller: Deployed): Promise<number> {
  for (let id = 0; ; id += 1) if ((await controller.read('getPayloadState', [id])) === 0) return id;
}
