import { withoutTargets } from '../cooked-post';
import type { Block } from '../cooked-reader';
import { amendsRequest } from './amendments';
import { grouped } from './grouped';
import { isTermSheet, labelOf, labelStrength } from './labels';
import { leadsToAsk } from './leads';
import { type Found, found, type Mention } from './mention';
import { type Amount, amountsIn, masked } from './number/amounts';
import { assetOf, isShortAsset } from './number/asset-names';
import { isOld, noRole, type Role, rolesIn, type Setting } from './role';
import { rowMentions } from './row-mentions';
import { type Section, sectionOf } from './section';
import { sentencesOf } from './sentences';

/** What a post is read with. */
export interface PostSetting {
  post: number;
  /** The topic's title: a heading that repeats it says nothing more. */
  title: string;
  daos: ReadonlySet<string>;
  names: ReadonlySet<string>;
  /** The title speaks of giving or asking. */
  titleGives: boolean;
  /** The author writes points between thousands. */
  european: boolean;
}

/** A line that leads up to a list is as long as a sentence or two. */
const longestLead = 600;
/** More than a post of people has. Those after it are not read. */
const mostMentions = 500;

/** Every amount in the lines of a post. */
export function mentionsIn(blocks: readonly Block[], setting: PostSetting): Mention[] {
  const labels = blocks.map(({ cells, text }) => cells?.[0] ?? labelOf(text)?.label);
  const groups = new Map([...grouped(blocks, ({ group }) => group)].map(([group, inside]) => [group, termsOf(inside)]));
  const sections = new Map<readonly string[], Section>();
  let many = 0;
  return blocks.flatMap((block, line) => {
    if (many >= mostMentions || !/\d/.test(block.text)) return [];
    const section = sections.get(block.headings) ?? sectionOf(block.headings.filter((text) => text !== setting.title));
    sections.set(block.headings, section);
    const lead = withoutTargets(block.lead.slice(-longestLead));
    const here: Setting = { ...setting, section, ledByAsk: false, title: false };
    // A total may stand below the list that it is of.
    const above = block.group === 0 && /^\W*(?:grand )?total\b/i.test(block.text) ? blocks[line - 1]?.lead : undefined;
    const ledByAsk = leadsToAsk(above === undefined ? lead : withoutTargets(above.slice(-longestLead)), here);
    // Items of terms stand in one list; lines of terms stand below each other.
    const group = block.group > 0 ? groups.get(block.group) : undefined;
    const siblings =
      group?.labels ?? labels.slice(Math.max(0, line - 5), line + 6).filter((label) => label !== undefined);
    const found =
      block.kind === 'row'
        ? rowMentions(block, {
            section,
            ledByAsk,
            siblings,
            hasTotal: group?.hasTotal ?? false,
            european: setting.european,
          })
        : block.kind === 'heading'
          ? headingMentions(block, here, setting.european)
          : lineMentions(block.text, { ...here, ledByAsk }, siblings, setting.european, unitBeside(blocks, line));
    many += found.length;
    const after = block.kind === 'heading' ? ` ${blocks[line + 1]?.text.slice(0, longestLead) ?? ''}` : '';
    const place = { post: setting.post, line, group: block.group };
    return found.map((mention) => ({
      ...mention,
      ...place,
      around: `${group ? lead : ''} ${mention.sentence}${after}`,
    }));
  });
}

/** The labels in a list or table, and whether one of its rows is a total. */
function termsOf(inside: readonly Block[]): { labels: string[]; hasTotal: boolean } {
  const labels = inside.slice(0, 60).flatMap(({ cells, text }) => cells?.[0] ?? labelOf(text)?.label ?? []);
  return { labels, hasTotal: inside.some(({ cells }) => /\btotal\b/i.test(cells?.[0] ?? '')) };
}

/** "Amount: 3,500" below "Asset: WETH". */
function unitBeside(blocks: readonly Block[], line: number): string {
  if (
    !/^\W*(?:\p{L}+ ){0,2}(?:amount|size|value|sum|quantity)(?: \p{L}+){0,2} ?[:=–—-] ?[\d.,'’ ]+[km]?$/iu.test(
      blocks[line]?.text.slice(0, 120) ?? '',
    )
  )
    return '';
  for (const { text } of blocks.slice(Math.max(0, line - 4), line + 5)) {
    const word =
      /^\W*(?:asset|token|currency|denomination|coin)(?: \p{L}+)? ?[:=–—-] ?\$?(\w{2,12})\b/iu.exec(
        text.slice(0, 80),
      )?.[1] ?? '';
    const asset = isShortAsset(word) ? word : assetOf(word);
    if (asset !== undefined) return asset;
  }
  return '';
}

/** A heading asks where it is a label: "Ask: 260,000 USDC". */
function headingMentions({ text }: Block, setting: Setting, european: boolean): Found[] {
  const label = labelOf(text)?.label ?? '';
  const asks = /\b(?:ask|request(?:ed)?|total)\b/i.test(label);
  const mentions = lineMentions(text, setting, [], european);
  return asks ? mentions : mentions.map((mention) => ({ ...mention, strength: 0 }));
}

function lineMentions(
  text: string,
  setting: Setting,
  siblings: readonly string[],
  european: boolean,
  unit = '',
): Found[] {
  const line = masked(text);
  const amounts = amountsIn(line, { european, unit });
  const mentions: Found[] = [];
  for (const sentence of sentencesOf(line)) {
    const end = sentence.start + sentence.text.length;
    const inside = amounts
      .filter((amount) => amount.start >= sentence.start && amount.start < end)
      .map((amount) => ({ ...amount, start: amount.start - sentence.start, end: amount.end - sentence.start }));
    const written = text.slice(sentence.start, end);
    const lead = /^\s*/.exec(sentence.text)?.[0].length ?? 0;
    const label = labelOf(sentence.text.slice(lead));
    const value = lead + (label?.value ?? 0);
    // "TL;DR: deposit 1,500 ETH": a label is a heading in small.
    const here = label && setting.section === 'plain' ? { ...setting, section: sectionOfLabel(label.label) } : setting;
    const roles = rolesIn(sentence.text, inside, here);
    const amends = amendsRequest(written);
    for (const [at, amount] of inside.entries()) {
      const role = roles[at] ?? noRole;
      const labelled =
        label && at === 0 && amount.start >= value && leadsTheValue(sentence.text.slice(value, amount.start))
          ? byLabel(label.label, amount, role, setting, siblings)
          : { ...inSheet(role, label?.label, siblings), total: false };
      const total = labelled.total || /\b(?:in total|total(?:ling)?|altogether|overall)\b/i.test(sentence.text);
      const old = isOld(sentence.text.slice(0, amount.start));
      const next = inside[at + 1]?.start ?? sentence.text.length;
      const right = sentence.text.slice(amount.end, Math.min(amount.end + 160, next));
      const segment =
        inside.length > 1
          ? afterBreak(sentence.text.slice(inside[at - 1]?.end ?? 0, amount.start)) +
            sentence.text.slice(amount.start, next)
          : '';
      mentions.push({ ...found(amount, labelled, written), total, amends, old, right, segment });
    }
  }
  return mentions;
}

function byLabel(
  label: string,
  amount: Amount,
  role: Role,
  { section, ledByAsk }: Setting,
  siblings: readonly string[],
) {
  const said = labelStrength(label, section, { ledByAsk, siblings });
  const capped = /\b(?:max(?:imum)?|cap|ceiling|limit|up to|not to exceed)\b/i.test(label);
  if (said && capped && said.strength > 0 && amount.low === amount.high) {
    amount.low = '0';
    amount.cap = true;
  }
  if (amount.equivalent || amount.rate || amount.floor || role.part)
    return { ...role, strength: 0 as const, total: false };
  if (said) return { strength: said.strength, part: false, total: said.total, cue: label };
  // "Proposal: 420 ETH will be sent": the sentence says more than its label.
  if (role.strength > 0) return { ...role, total: false };
  return { strength: ledByAsk ? (2 as const) : (0 as const), part: !ledByAsk, total: false, cue: '' };
}

/** What a label makes of the sentence after it. */
function sectionOfLabel(label: string): Section {
  const section = label.length < 40 ? sectionOf([label]) : 'plain';
  return section === 'ask' || section === 'request' ? section : 'plain';
}

/** "What: donate 310 ETH", beside from where, to whom and when. */
function inSheet(role: Role, label: string | undefined, siblings: readonly string[]): Role {
  return role.strength === 1 && label !== undefined && isTermSheet(label, siblings) ? { ...role, strength: 2 } : role;
}

/** What is said of an amount begins after the last comma or "and". */
function afterBreak(left: string): string {
  return left.slice(Math.max(left.lastIndexOf(', '), left.lastIndexOf(' and '), left.lastIndexOf(': '), 0));
}

/** Nothing but words of a cap, and signs, between a label and its amount. */
function leadsTheValue(text: string): boolean {
  return (
    text.length < 40 &&
    /^[\s*(]*(?:up to|max(?:imum|\.)?(?: of)?|about|approx(?:imately|\.)?|around|~|≈|at most|no more than|not to exceed|a total of|exactly|total of)?[\s*(]*$/i.test(
      text,
    )
  );
}
