import { decodeEventLog } from 'viem';
import { parseTopicLink } from '../../domain/governance/links';
import { address, hash, hexNumber, quantity } from '../../platform/rpc/block';
import type { Provider } from '../../platform/rpc/provider';
import { SourceError } from '../../platform/source-error';
import { z } from '../../platform/zod';
import { proposalCreated } from './governor-abi';

/** What was said when a vote was proposed. */
export interface Created {
  title?: string;
  /** The https link to a forum topic, where the text has one. */
  discussion?: string;
  proposer: string;
  targets: readonly string[];
  values: readonly bigint[];
  calldatas: readonly `0x${string}`[];
  description: string;
  block: number;
  transaction: string;
}

/** keccak256 of `ProposalCreated(uint256,address,address[],uint256[],string[],bytes[],uint256,uint256,string)`; and with a `,uint8` more. */
const createdTopics = [
  '0x7d84a6263ae0d98d3329bd7b46bb4e8d6f98cd35a7adb45c274c8b7fd5ebd5e0',
  '0xc8df7ff219f3c0358e14500814d8b62b443a4bebf3a596baa60b9295b1cf1bde',
];

const hex = z.pipe(
  z.string().check(z.regex(/^0x([0-9a-fA-F]{2})*$/), z.maxLength(2_000_000)),
  z.transform((value) => value as `0x${string}`),
);

const logs = z
  .array(
    z.object({
      address,
      topics: z.array(hash).check(z.maxLength(4)),
      data: hex,
      blockNumber: quantity,
      transactionHash: hash,
    }),
  )
  .check(z.maxLength(2_000));

/** The log of a vote's proposal, in a few blocks that are known to hold it. `undefined` where it is not found: a node may have forgotten it. */
export async function readCreated(
  provider: Provider,
  governor: string,
  id: bigint,
  from: number,
  to: number,
): Promise<Created | undefined> {
  const contract = governor.toLowerCase();
  const range = { fromBlock: hexNumber(from), toBlock: hexNumber(to) };
  try {
    const [answer] = await provider.ask([
      { method: 'eth_getLogs', params: [{ address: contract, topics: [createdTopics], ...range }] },
    ]);
    const parsed = logs.safeParse(answer.kind === 'value' ? answer.value : undefined);
    for (const log of parsed.data ?? []) {
      const found = log.address === contract ? decoded(log.topics, log.data) : undefined;
      if (found?.proposalId === id && log.blockNumber >= from && log.blockNumber <= to)
        return { ...said(found), block: log.blockNumber, transaction: log.transactionHash };
    }
  } catch (error) {
    // Its words are a comfort, not evidence: the vote is read without them.
    if (!(error instanceof SourceError)) throw error;
  }
  return undefined;
}

function decoded(topics: readonly `0x${string}`[], data: `0x${string}`) {
  try {
    return decodeEventLog({ abi: proposalCreated, topics: topics as [`0x${string}`], data }).args;
  } catch {
    return undefined;
  }
}

function said(args: NonNullable<ReturnType<typeof decoded>>) {
  const { proposer, targets, values, calldatas, description } = args;
  const title = titleOf(description);
  const discussion = discussionOf(description);
  return {
    ...(title !== '' && { title }),
    ...(discussion !== undefined && { discussion }),
    proposer: proposer.toLowerCase(),
    targets: targets.map((target) => target.toLowerCase()),
    values,
    calldatas,
    description,
  };
}

/** The first line with words in it, without the marks of a heading. */
function titleOf(description: string): string {
  const line =
    description
      .slice(0, 5_000)
      .split(/\r?\n/)
      .find((each) => /\p{L}|\p{N}/u.test(each)) ?? '';
  return line.replace(/^[\s#*_]+|[\s*_]+$/g, '').slice(0, 300);
}

function discussionOf(description: string): string | undefined {
  const links = description.slice(0, 50_000).match(/https:\/\/[^\s<>()[\]"'`]+/g) ?? [];
  return links.map((link) => link.replace(/[.,;:!?*_]+$/, '')).find((link) => parseTopicLink(link) !== undefined);
}
