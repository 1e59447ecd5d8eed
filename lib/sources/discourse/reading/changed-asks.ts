import { dropsAmount } from './amendments';
import { insider } from './cues';
import type { GatheredAsk } from './gather';
import { grouped } from './grouped';
import type { Mention } from './mention';

/** Notes of an edit, on top of what they changed. */
const editNote =
  /^\W*(?:edit(?:ed)?|upd(?:ate|ated)?|amended|amendment|revision|revised|note|correction|changelog|v\d)\b/i;
const movesFrom = /\bfrom\b.+\bto\b/i;
const changeVerb =
  /\b(?:amend|updat|revis|reduc|lower|rais|increas|decreas|chang|adjust|correct|cut|scal|halv|doubl|bump|new|now|instead|final)\p{L}*/iu;

/** The asks of an opening post, as its author changed them in an edit note and in later posts: the newest change holds. */
export function changedAsks(
  written: readonly Mention[],
  later: readonly Mention[],
  gather: (mentions: readonly Mention[]) => GatheredAsk[],
): GatheredAsk[] {
  const opening = withoutDropped(written, later);
  const noted = changesIn(
    opening.filter(
      (mention) =>
        mention.line >= 0 && (editNote.test(mention.sentence) || mention.old || mentionsOld(mention, opening)),
    ),
  );
  const [note] = noted.slice(-1);
  const now = note ? opening.map((mention) => afterNote(mention, note)) : opening;
  let asks = gather(now);
  if (note && asks.every(({ asset }) => asset !== note.amount.asset)) asks = replaced(gather(opening), note);
  for (const change of changesIn(later)) asks = replaced(asks, change);
  return asks;
}

/** Without what its author no longer asks for. */
function withoutDropped(opening: readonly Mention[], later: readonly Mention[]): readonly Mention[] {
  const said = (mention: Mention) => `${mention.post} ${mention.line} ${mention.sentence}`;
  const sentences = grouped(
    later.filter(({ sentence }) => dropsAmount(sentence)),
    said,
  );
  const dropped = [...sentences.values()].flatMap((inside) => (inside.length === 1 ? inside : []));
  const isDropped = ({ amount }: Mention) =>
    dropped.some((other) => other.amount.asset === amount.asset && other.amount.high === amount.high);
  return opening.map((mention) => (isDropped(mention) ? { ...mention, strength: 0 } : mention));
}

function mentionsOld({ sentence, post, line }: Mention, all: readonly Mention[]): boolean {
  return (
    movesFrom.test(sentence) &&
    all.some((other) => other.old && other.post === post && other.line === line && other.sentence === sentence)
  );
}

/** Sentences that change the ask to one amount, in their order. */
function changesIn(mentions: readonly Mention[]): Mention[] {
  const sentences = grouped(
    mentions.filter(({ amends, amount }) => amends && !amount.equivalent && !amount.rate && !amount.ambiguous),
    ({ post, line, sentence }) => `${post} ${line} ${sentence}`,
  );
  return [...sentences.values()].flatMap((inside) => {
    const news = inside.filter(({ old, part }) => !old && !part);
    const [change] = news;
    return change && news.length === 1 && isOwn(change) ? [change] : [];
  });
}

/** The authors speak of what they ask, not of what others do. */
function isOwn({ sentence, strength }: Mention): boolean {
  const verb = changeVerb.exec(sentence);
  const before = sentence.slice(0, verb?.index ?? 0);
  if (strength > 0) return true;
  const direct =
    /^\W*(?:\p{L}+[ :,–-]*){0,3}$/u.test(before) &&
    (editNote.test(sentence) || /^\W*(?:the )?(?:amount|request|ask|cap|figure|contribution|proposal)/i.test(before));
  const named =
    /\b(?:the|our) (?:requested )?(?:amount|request|ask|cap|figure|total|budget|contribution|grant|donation|loan|proposal)(?: (?:is|was|has been|will be))?(?: now)? $/i;
  const after = sentence.slice((verb?.index ?? 0) + (verb?.[0].length ?? 0));
  return (
    direct ||
    named.test(before) ||
    before.matchAll(insider).next().value !== undefined ||
    /^\W*(?:the|our) (?:requested )?(?:amount|request|ask|cap|contribution|grant|donation)\b/i.test(after)
  );
}

/** What was asked before the note no longer is; what the note says is. */
function afterNote(mention: Mention, note: Mention): Mention {
  const { amount } = mention;
  if (amount.asset !== note.amount.asset) return mention;
  if (mention === note) return { ...mention, strength: 1 };
  return amount.high === note.amount.high ? mention : { ...mention, strength: 0 };
}

function replaced(asks: readonly GatheredAsk[], change: Mention): GatheredAsk[] {
  const { low, high, asset } = change.amount;
  const same = asks.filter((ask) => ask.asset === asset);
  const [only] = same.length === 1 ? same : asks.length === 1 ? asks : [];
  if (!only) return asks.filter((ask) => ask.asset !== asset);
  // A cap that is moved stays a cap.
  const capped = only.low === '0' && low === high;
  return asks.map((ask) =>
    ask === only
      ? { ...ask, low: capped ? '0' : low, high, asset, best: { ...change, recipient: only.best.recipient } }
      : ask,
  );
}
