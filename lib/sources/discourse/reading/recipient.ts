import type { Block } from '../cooked-reader';
import { sectionOf } from './section';

/** An address that something goes to, and the line that says so. */
export interface Recipient {
  address: string;
  line: number;
}

interface Stand extends Recipient {
  to: boolean;
  /** By its own words: "Recipient: 0x…". Others stand after a "to". */
  named: boolean;
}

const anyAddress = /(?<![0-9a-zA-Z])(?:[a-z0-9]{2,12}:)?(0x[0-9a-fA-F]{40})(?![0-9a-fA-F])/gi;
const destination =
  /\b(?:recipients?|destination|beneficiar(?:y|ies)|receiver|payee|receiving (?:address|wallet|safe|multi-?sig)|pay(?:ment|able|out)? to|sent to|send to|to be sent to|ETH address|wallet(?: address)?|payment address|donation address|deposit address|receive|credited to|relief (?:fund|safe|wallet|multi-?sig)|(?:my|our|his|her|their) (?:\p{L}+ )?address|recovery (?:fund|safe|wallet|multi-?sig|address|pool|contract)|rescue (?:fund|safe|wallet|multi-?sig)|funding address|grant address|(?:payout|payee|target|recipient) (?:address|wallet|safe)|goes to|go to|(?:relief|claims|project|team|grant|our) (?:safe|wallet|multi-?sig))\b/iu;
const towards = /(?:\b(?:to|into|towards?|at|recipient|destination|beneficiary|receiver)\b[^.;]{0,90})$/i;
const source =
  /\b(?:from|source|sender|payer|paid by|out of|originating|treasury (?:safe|wallet|multi-?sig|address|contract)|collector|timelock|exploiter|attacker|hacker|thief|owner|author|delegate|proposer|signers?|deployer|executor|payload|held (?:at|by|in)|largest|supplier|borrower|account of)\b/i;
const contract =
  /\b(?:token(?: contract| address)?|contract(?: address)?(?: of)?|ERC-?20|asset address|implementation|adapter|oracle|feed|pool address|target|calldata|code hash|proxy|factory|library|bridge contract)\b/i;

/** Where an ask goes, by the words before each address in the lines of a post. `undefined`: nobody says, or several are said. */
export function recipientIn(blocks: readonly Block[]): Recipient | undefined {
  const stands = standsIn(blocks).filter(({ to }) => to);
  const named = distinct(stands.filter((stand) => stand.named));
  if (named.length === 1) return named[0];
  const all = distinct(stands);
  return named.length === 0 && all.length === 1 ? all[0] : undefined;
}

function distinct(stands: readonly Stand[]): Recipient[] {
  return [...new Map(stands.toReversed().map((stand) => [stand.address.toLowerCase(), stand])).values()];
}

function standsIn(blocks: readonly Block[]): Stand[] {
  return blocks.slice(0, 1_000).flatMap((block, line) => {
    if (sectionOf(block.headings) === 'aside' || block.text.length > 20_000) return [];
    const stands: Stand[] = [];
    let from = 0;
    for (const match of [...block.text.matchAll(anyAddress)].slice(0, 20)) {
      const address = match[1] ?? '';
      const cells = block.cells && columnOver(block, address);
      const before = block.text.slice(Math.max(from, match.index - 140), match.index);
      const heading = before.trim() === '' ? `${block.lead} ${block.headings.at(-1) ?? ''}` : '';
      const words = cells || before.replaceAll(/[\uE000\uE001]|https?:\/\/\S*$/g, ' ') || heading;
      const after = block.text.slice(match.index + match[0].length, match.index + match[0].length + 50);
      stands.push({ address, line, ...standingOf(words.trim() === '' ? heading : words, after) });
      from = match.index + match[0].length;
    }
    return stands;
  });
}

/** The words nearest to the address decide. */
function standingOf(words: string, after: string): { to: boolean; named: boolean } {
  if (/\b(?:gives?|grants?|pays?|compensates?|reimburses?|funds?|awards?)\b[^.;,]{1,60}\($/i.test(words.trimEnd()))
    return { to: true, named: false };
  const near = words.split(/[.;](?= )|, (?:and|while|where)\b/).at(-1) ?? '';
  // "From the treasury at 0x…": what follows "at" is where it comes from.
  if (/\bfrom (?:(?! (?:in)?to )[^.;,]){1,80}\bat \W*(?:[a-z0-9]{2,12}:)?$/i.test(near))
    return { to: false, named: false };
  const places = [
    { kind: 'to', at: lastPlace(destination, near) },
    { kind: 'to', at: towards.test(near) ? lastPlace(/\b(?:to|into|towards?|at)\b/i, near) : -1 },
    { kind: 'from', at: lastPlace(source, near) },
    { kind: 'contract', at: lastPlace(contract, near) },
  ].filter(({ at }) => at >= 0);
  const [nearest] = places.sort((a, b) => b.at - a.at);
  if (
    /^\W*(?:is|as) (?:the )?(?:recipient|destination|beneficiary)|^\W*\((?:recipient|destination|beneficiary)/i.test(
      after,
    )
  )
    return { to: true, named: true };
  // "Safe: 0x…" in a list of terms.
  if (!nearest && /^\W*(?:safe|multi-?sig|address|wallet|payout)\W*(?:[a-z0-9]{2,12}:)?$/i.test(words.trim()))
    return { to: true, named: false };
  if (!nearest) return { to: false, named: false };
  // "To the repayment contract 0x…": the way says more than what it is.
  const goes =
    nearest.kind === 'to' ||
    (nearest.kind === 'contract' &&
      /\b(?:to|into) \(?(?:the |a )?(?:\p{L}+ ){0,3}contract ?\(?(?:\) ?:)?$/iu.test(near.trimEnd()));
  return { to: goes, named: goes && destination.test(near) };
}

function lastPlace(pattern: RegExp, text: string): number {
  const all = [...text.matchAll(new RegExp(pattern.source, `${pattern.flags}g`))];
  return all.at(-1)?.index ?? -1;
}

function columnOver({ cells = [], columns = [] }: Block, address: string): string | undefined {
  const at = cells.findIndex((cell) => cell.includes(address));
  if (at < 0) return undefined;
  const column = columns[at] ?? '';
  const says =
    [destination, source, contract].some((pattern) => pattern.test(column)) || /^(?:to|from)\b/i.test(column);
  return says || at === 0 ? column || undefined : `${cells[0] ?? ''} ${column}`;
}
