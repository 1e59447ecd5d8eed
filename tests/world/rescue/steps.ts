import type { WorldScript } from '../script.ts';
import type { World } from '../world.ts';
import { worldProposalIds as ids, worldTopics as topics, topicUrl } from './ids.ts';

/** Who pays whom in the last step. Addresses as in the facts of the rescue; stETH is Lido's token contract on mainnet. */
export const delivery = {
  token: '0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84',
  from: '0x95B521B4F55a447DB89f6a27f951713fC2035f3F',
  to: '0x0fCa5194baA59a362a835031d9C4A25970effE68',
  amount: 2_500n * 10n ** 18n,
} as const;

/** The names of the steps, for `jumpTo`. */
export const aprilSteps = {
  open: 'The votes are open',
  trickle: 'A few small votes at Lido',
  flip: 'A large vote turns Lido: For leads',
  quorum: 'Lido reaches its quorum',
  mantleEnds: 'Mantle’s vote ends',
  mantleFinal: 'Mantle’s votes are counted: passed',
  lidoEnds: 'Lido’s vote ends',
  lidoFinal: 'Lido’s votes are counted: passed',
  hubDown: 'Snapshot’s hub goes down',
  hubBack: 'Snapshot’s hub is back',
  paid: 'Lido’s 2,500 stETH reach the pool',
  paidFinal: 'The payment is final',
} as const;

/** A day's news in some eight minutes. Start `world.chain()` before it where the node should answer from the beginning. */
export const aprilScript: WorldScript = {
  name: 'The rescue of April 2026',
  steps: [
    {
      at: 0,
      title: aprilSteps.open,
      run({ hub }) {
        // However long the world has stood: from here on Lido has nine minutes.
        hub.patchProposal(ids.lido, { end: hub.now() + 9 * 60 });
        hub.patchProposal(ids.mantle, { end: hub.now() + 14 * 60 });
      },
    },
    {
      at: 15,
      title: aprilSteps.trickle,
      run({ hub }) {
        hub.castVote(ids.lido, 'a small holder', 1, 8_412.5);
        hub.castVote(ids.lido, 'another small holder', 2, 12_090);
        hub.castVote(ids.lido, 'a careful delegate', 3, 41_300);
        hub.castVote(ids.aave, 'a delegate of Aave', 1, 21_400);
      },
    },
    {
      at: 45,
      title: aprilSteps.flip,
      run({ hub }) {
        hub.castVote(ids.lido, 'a large holder', 1, 1_250_000, { reason: 'With the condition, this is a fair share.' });
      },
    },
    {
      at: 105,
      title: aprilSteps.quorum,
      run({ hub }) {
        // For alone passes 50 million too: the DAO's own rule asks for that.
        hub.castVote(ids.lido, 'a second large holder', 1, 11_900_000);
        hub.castVote(ids.lido, 'a third large holder', 1, 9_350_000);
        hub.castVote(ids.lido, 'a fourth large holder', 1, 6_120_000);
      },
    },
    { at: 165, title: aprilSteps.mantleEnds, run: ({ hub }) => void hub.close(ids.mantle) },
    { at: 225, title: aprilSteps.mantleFinal, run: ({ hub }) => void hub.score(ids.mantle) },
    { at: 285, title: aprilSteps.lidoEnds, run: ({ hub }) => void hub.close(ids.lido) },
    {
      at: 345,
      title: aprilSteps.lidoFinal,
      run({ hub, forums }) {
        hub.score(ids.lido);
        forums.addPost(topics.lido.host, topics.lido.id, {
          username: 'dao-ops',
          name: 'DAO Ops',
          cooked: `<p>The Snapshot vote has ended. <a href="https://snapshot.box/#/s:lido-snapshot.eth/proposal/${ids.lido}">The result is final</a>: the contribution is supported, and the quorum is reached.</p>`,
        });
      },
    },
    { at: 405, title: aprilSteps.hubDown, run: ({ faults }) => faults.set('hub.snapshot.org', 'html-502') },
    { at: 465, title: aprilSteps.hubBack, run: ({ faults }) => faults.clear('hub.snapshot.org') },
    {
      at: 480,
      title: aprilSteps.paid,
      async run(world: World) {
        const chain = await world.chain();
        await chain.installToken(delivery.token, { symbol: 'stETH', name: 'Liquid staked Ether 2.0' });
        const hash = await chain.transferToken(delivery.token, delivery.from, delivery.to, delivery.amount);
        world.forums.addPost(topics.lido.host, topics.lido.id, {
          username: 'dao-ops',
          name: 'DAO Ops',
          cooked: `<p>2,500 stETH have been sent to the pool in <code>${hash}</code>. See also <a href="${topicUrl(topics.aave)}">the funding update at Aave</a>.</p>`,
        });
      },
    },
    { at: 495, title: aprilSteps.paidFinal, run: async (world) => (await world.chain()).mine(4) },
  ],
};
