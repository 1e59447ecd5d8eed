import { withoutTags } from '../../../domain/governance/stage-tag';
import type { TopicAmount } from '../../../domain/governance/topic';
import { withoutTargets } from '../cooked-post';
import type { Block } from '../cooked-reader';
import { asksForNothing, withdraws } from './amendments';
import { changedAsks } from './changed-asks';
import { type GatheredAsk, gatherAsks } from './gather';
import { leadsToGiving } from './leads';
import { mentionsIn, type PostSetting } from './line-mentions';
import { found, type Mention } from './mention';
import { amountsIn, masked } from './number/amounts';
import { type Recipient, recipientIn } from './recipient';
import { noRole, rolesIn } from './role';

/** A post to read: its number, whether the topic's author wrote it, and its lines. */
export interface ReadPost {
  number: number;
  byAuthor: boolean;
  blocks: readonly Block[];
}

/** What a topic asks for, and every other amount in it. */
export interface TopicAmounts {
  asks: TopicAmount[];
  mentioned: TopicAmount[];
}

/** More than anybody reads. */
const mostMentioned = 200;
/** Titles of topics that ask for nothing, or no longer. */
const asksNothing =
  /^(?:results?|outcome|passed|approved|rejected|executed|decided|fyi)\b|\b(?:(?:is|are) voting on|agenda|frequently asked|clarification|guidelines|rules|policy|criteria|minutes|timeline|if i were|example (?:proposal|text|motion)|what (?:we know|happened|is known|others)|claim your|between (?:\w+ )?wallets|calculator|template|withdrawn|cancell?ed|retracted|superseded|(?<!\bfor (?:an? |the )?(?:\w+ )?)post-?mortem|warning|beware|scam|malicious|recap|newsletter|minutes|retrospective|(?:final|progress|quarterly|monthly|weekly|annual|treasury|status|completion) (?:report|update)|vote(?:d|s)? against|voting against|(?:voting )?rationale|open letter|summary of|(?<!\bwith )notes (?:of|from)|meeting notes|explain(?:ed|er)|thoughts on|opinion|oppos(?:e|ing)|delegate (?:platform|statement|thread|communication))\b/i;
/** Titles that tell or ask about a giving, and do not propose it. */
const tells =
  /\?|\b(?:approved|passed|executed|closed|completed|rejected|failed|defeated|report|results?|against|news|why|how|what|which|who|question|discussion|overview|review|update|analysis|received|sent|paid|granted|donated|reference)\b/i;

/** Reads the amounts of a topic. Only what is asked for in so many words, by its author, is an ask; everything else is mentioned. */
export function readAsks(title: string, posts: readonly ReadPost[]): TopicAmounts {
  const opening = posts.find(({ number }) => number === 1);
  const own = posts.filter(({ byAuthor }) => byAuthor);
  const text = posts
    .flatMap(({ blocks }) => blocks.map((block) => block.text))
    .join('\n')
    .slice(0, 400_000);
  const setting = {
    title,
    titleGives: leadsToGiving(title),
    ...partiesOf(title, opening),
    european: writesEuropean(text),
  };
  const named = titleMentions(title, setting);
  const perPost = new Map(posts.map((post) => [post, mentionsIn(post.blocks, { ...setting, post: post.number })]));
  const first = [...named, ...((opening && perPost.get(opening)) ?? [])];
  const later = own.filter((post) => post !== opening).flatMap((post) => perPost.get(post) ?? []);
  const lines = (opening?.blocks ?? []).map((block) => withoutTargets(block.text));
  const gathered = isNoAsk(title, own)
    ? []
    : changedAsks(first, later, (mentions) => gatherAsks(mentions, { title, lines }));
  const goesTo = recipientIn(opening?.blocks ?? []);
  const asks = gathered.map((ask) => asTold(ask, ask.best.recipient ?? recipientOf(ask, gathered, goesTo)));
  return { asks, mentioned: others([...named, ...[...perPost.values()].flat()], gathered).slice(0, mostMentioned) };
}

function isNoAsk(title: string, own: readonly ReadPost[]): boolean {
  if (
    asksNothing.test(title) ||
    /\b(?:not|never|no longer)\b.{0,20}\b(?:ask|request|propos|seek|need)|n['’]t (?:ask|request|propose|need)/i.test(
      title,
    )
  )
    return true;
  return own.some(({ blocks, number }) =>
    blocks.some(
      ({ text }, line) =>
        text.length < 2_000 &&
        (((number > 1 || line < 6) && withdraws(withoutTargets(text))) || (number === 1 && asksForNothing(text))),
    ),
  );
}

function titleMentions(title: string, { daos, names, titleGives, european }: Omit<PostSetting, 'post'>): Mention[] {
  const text = withoutTags(title).slice(0, 500);
  const line = masked(text);
  const amounts = amountsIn(line, { european });
  const roles = rolesIn(line, amounts, { section: 'plain', ledByAsk: false, title: true, daos, names, titleGives });
  const told = tells.test(text) || /\bfrom\b.+\bto\b/i.test(text.slice(0, amounts.at(-1)?.start));
  return amounts.map((amount, at) => {
    const role = roles[at] ?? noRole;
    const mention = found(amount, told ? { ...role, strength: 0 } : role, title);
    return { ...mention, right: line.slice(amount.end), post: 1, line: -1, group: 0, around: text };
  });
}

/** Whose will the text tells: the DAOs of the title, or the only one in the text. And all names in the title, who may speak. */
function partiesOf(title: string, opening: ReadPost | undefined): { daos: Set<string>; names: Set<string> } {
  const words = withoutTags(title);
  const named = namesIn(
    words,
    /(?<!\p{L})(\p{Lu}[\p{L}.]*?\p{L}) ?(?=DAO\b|['’]s\b|Treasury\b|treasury\b|Foundation\b)/gu,
  );
  const names = new Set([...namesIn(words, /(?<!\p{L})(\p{Lu}[\p{L}\p{N}.]+)/gu), ...named]);
  if (named.length > 0) return { daos: new Set(named.flatMap((name) => [name, `${name}dao`])), names };
  const lines = (opening?.blocks ?? []).slice(0, 200).map(({ text }) => text);
  const inText = new Set(
    namesIn(lines.join(' ').slice(0, 50_000), /(?<!\p{L})(\p{Lu}[\p{L}.]*?\p{L}) ?(?:DAO|Treasury)\b/gu),
  );
  for (const none of ['the', 'this', 'our', 'each', 'every', 'other']) inText.delete(none);
  return { daos: inText.size === 1 ? new Set([...inText].flatMap((name) => [name, `${name}dao`])) : new Set(), names };
}

function namesIn(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, name = '']) => name.toLowerCase());
}

/** Whether points stand between thousands: some number can be read in no other way, and none in the other. */
function writesEuropean(text: string): boolean {
  return (
    /(?<![\d.,])\d{1,3}(?:\.\d{3})+,\d|(?<![\d.,])\d{1,3}\.\d{3}\.\d{3}(?![\d.])/.test(text) &&
    !/(?<![\d.,])\d{1,3},\d{3}(?![\d])/.test(text)
  );
}

function asTold({ low, high, asset, instrument, best }: GatheredAsk, recipient: string | undefined): TopicAmount {
  const { sentence, post } = best;
  return { low, high, asset, instrument, recipient: recipient ?? null, confidence: 'high', sentence, post };
}

/** One recipient is that of several asks only where it is named for all of them. */
function recipientOf(ask: GatheredAsk, asks: readonly GatheredAsk[], to: Recipient | undefined): string | undefined {
  if (!to || asks.length === 1) return to?.address;
  const beside = asks.filter(({ best }) => best.line === to.line);
  return beside.length === 0 ? to.address : beside.includes(ask) ? to.address : undefined;
}

/** Every amount that is no ask, once each. */
function others(mentions: readonly Mention[], asks: readonly GatheredAsk[]): TopicAmount[] {
  const asked = new Set(
    asks.flatMap(({ low, high, asset }) => [`${low} ${high} ${asset}`, `${high} ${high} ${asset}`]),
  );
  const told = new Map<string, TopicAmount>();
  for (const { amount, sentence } of mentions) {
    const { low, high, asset } = amount;
    const key = `${low} ${high} ${asset}`;
    if (asked.has(key) || told.has(key)) continue;
    told.set(key, { low, high, asset, instrument: 'unknown', recipient: null, confidence: 'low', sentence });
  }
  return [...told.values()];
}
