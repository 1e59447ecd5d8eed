import { convert } from '../money/convert';
import type { Claim } from '../rescue/claim';
import { countedClaims } from '../rescue/counted-claims';
import type { Instrument } from '../rescue/instrument';
import type { Contribution, Publication, Rescue, SilentParty, VoteStep } from '../rescue/rescue';
import { instrumentOf } from '../standing/instrument-of';
import { type DateText, dateSpan, type Milliseconds } from '../time';

/** From where a rescue is looked at: as known at an instant, as one publication has it, or both. */
export interface Viewpoint {
  at?: Milliseconds;
  /** Id of a publication of the rescue, or an https link that is used as a source. */
  publication?: string;
}

/** A rescue as one viewpoint has it, and what was left out because nobody says when it was said. */
export interface RescueView {
  rescue: Rescue;
  leftOut: readonly LeftOut[];
  /** The viewpoint has no denominator of its own: those of others are used. */
  borrowedDenominators: boolean;
  /** What contributions are that this viewpoint does not say, in the words of others or of a later day. */
  saidElsewhere: readonly { contribution: string; instrument: Instrument; source: string; asOf?: DateText }[];
}

/** An undated claim, rate or total that a dated view cannot place. */
export interface LeftOut {
  what: 'claim' | 'rate' | 'denominator' | 'total' | 'vote' | 'transfer';
  /** Id of its contribution or recovery, or its own label. */
  of: string;
  source: string;
  why: 'undated';
}

/**
 * The rescue as it was known then, and as that publication has it. An undated claim takes its publication's day; where that has none
 * either, it is left out of dated views, and said to be. Without a viewpoint nothing changes.
 */
export function viewRescue(rescue: Rescue, viewpoint: Viewpoint = {}): RescueView {
  const { at, publication } = viewpoint;
  if (at === undefined && publication === undefined)
    return { rescue, leftOut: [], borrowedDenominators: false, saidElsewhere: [] };
  const sight = new Sight(rescue.publications, viewpoint);
  const contributions = rescue.contributions.flatMap((each) => contributionIn(each, sight));
  const recoveries = rescue.recoveries.flatMap((each) => {
    const claims = sight.claims(each.claims, each.id);
    return claims.length > 0 ? [{ ...each, claims, votes: sight.votes(each.votes, each.id) }] : [];
  });
  const known = rescue.rates.filter(
    // What a contract or an assumption says has no day.
    (rate) => rate.method === 'wrap' || rate.method === 'par' || sight.dated('rate', `${rate.from}/${rate.to}`, rate),
  );
  const seen = rescue.denominators.filter((each) => sight.sees('denominator', each.label, each));
  const measurable = (each: Rescue['denominators'][number]) =>
    each.units > 0n && convert(each.units, each.asset, rescue.unit, known, rescue.assets) !== undefined;
  const borrowed = !seen.some(measurable);
  // Of a day before any that can be measured with, the default one is borrowed and nothing else of later days is shown.
  const own = (each: Rescue['denominators'][number]) => seen.includes(each) || each.id === rescue.defaultDenominator;
  const denominators = !borrowed ? seen : at === undefined ? rescue.denominators : rescue.denominators.filter(own);
  // What was borrowed to measure with must stay measurable.
  const rates = denominators.some(measurable) ? known : rescue.rates;
  const byDefault = denominators.find(({ id }) => id === rescue.defaultDenominator);
  return {
    rescue: {
      ...rescue,
      contributions,
      recoveries,
      rates,
      denominators,
      defaultDenominator:
        (byDefault && measurable(byDefault) ? byDefault : denominators.find(measurable))?.id ??
        rescue.defaultDenominator,
      totals: rescue.totals.filter((each) => sight.sees('total', each.label, each)),
      silent: rescue.silent.flatMap((each) => (sight.sees('claim', each.party, each) ? [silentIn(each, at)] : [])),
      waterfall: waterfallIn(rescue, sight, at),
    },
    leftOut: sight.leftOut,
    borrowedDenominators: borrowed,
    saidElsewhere: contributions.flatMap((each) => elsewhere(rescue, each)),
  };
}

function contributionIn(contribution: Contribution, sight: Sight): Contribution[] {
  const { id, supersededBy, deadline } = contribution;
  const claims = sight.claims(contribution.claims, id);
  // Words that count for nothing make nobody a contributor.
  if (countedClaims(claims, Number.POSITIVE_INFINITY).length === 0) return [];
  // Whose instrument only others name, or only later, has none here.
  const said = contribution.claims.some((claim) => claim.instrument !== undefined && claim.status !== 'unreliable');
  const instrument =
    said && !claims.some((claim) => claim.instrument !== undefined) ? 'unknown' : contribution.instrument;
  const { supersededBy: _, deadline: __, ...rest } = contribution;
  return [
    {
      ...rest,
      instrument,
      claims,
      votes: sight.votes(contribution.votes, id),
      ...(contribution.transfers && {
        transfers: contribution.transfers.filter((each) => sight.sees('transfer', id, { ...each, asOf: each.at })),
      }),
      ...(deadline && sight.isSource(deadline.source) && { deadline }),
      ...(supersededBy && sight.sees('claim', id, supersededBy) && { supersededBy }),
    },
  ];
}

/** A rule has no day of its own: it is known from the first day on which its source says anything else. */
function waterfallIn(rescue: Rescue, sight: Sight, at: Milliseconds | undefined): Rescue['waterfall'] {
  const { waterfall } = rescue;
  if (!waterfall || !sight.isSource(waterfall.source)) return undefined;
  if (at === undefined) return waterfall;
  const parts = [...rescue.contributions, ...rescue.recoveries].flatMap(({ claims }) => claims);
  const days = [...parts, ...rescue.denominators, ...rescue.totals].flatMap(({ source, asOf }) =>
    source === waterfall.source && asOf !== undefined ? (dateSpan(asOf)?.from ?? []) : [],
  );
  return days.length > 0 && Math.min(...days) > at ? undefined : waterfall;
}

/** What a silent party did later is no part of what was known before. */
function silentIn({ later, laterOn, ...party }: SilentParty, at: Milliseconds | undefined): SilentParty {
  if (later === undefined) return party;
  const since = laterOn === undefined ? undefined : dateSpan(laterOn)?.from;
  if (at !== undefined && (since === undefined || since > at)) return party;
  return { ...party, later, ...(laterOn !== undefined && { laterOn }) };
}

function elsewhere(rescue: Rescue, { id, instrument: here, claims: seen }: Contribution): RescueView['saidElsewhere'] {
  if (here !== 'unknown' || instrumentOf({ claims: seen, instrument: here }, Number.POSITIVE_INFINITY) !== 'unknown')
    return [];
  const claims = rescue.contributions.find((each) => each.id === id)?.claims ?? [];
  const said = countedClaims(claims, Number.POSITIVE_INFINITY).find(({ instrument }) => instrument !== undefined);
  if (said?.instrument === undefined || said.instrument === 'unknown') return [];
  const { instrument, source, asOf } = said;
  return [{ contribution: id, instrument, source, ...(asOf !== undefined && { asOf }) }];
}

/** What one viewpoint sees of dated and sourced things; keeps a list of what it could not place. */
class Sight {
  readonly leftOut: LeftOut[] = [];
  readonly #at: Milliseconds | undefined;
  readonly #source: string | undefined;
  readonly #days: ReadonlyMap<string, DateText | undefined>;

  constructor(publications: readonly Publication[], { at, publication }: Viewpoint) {
    this.#at = at;
    this.#source =
      publication === undefined || publication.startsWith('https:') ? publication : `publication:${publication}`;
    this.#days = new Map(publications.map(({ id, asOf }) => [`publication:${id}`, asOf]));
  }

  isSource(source: string): boolean {
    return this.#source === undefined || source === this.#source;
  }

  /** Whether something dated was known then. What has no day is left out, and noted. */
  dated(what: LeftOut['what'], of: string, { source, asOf }: { source: string; asOf?: DateText | undefined }): boolean {
    if (this.#at === undefined) return true;
    const day = asOf ?? this.#days.get(source);
    const span = day === undefined ? undefined : dateSpan(day);
    if (!span) this.leftOut.push({ what, of, source, why: 'undated' });
    return span !== undefined && span.from <= this.#at;
  }

  sees(what: LeftOut['what'], of: string, said: { source: string; asOf?: DateText | undefined }): boolean {
    return this.isSource(said.source) && this.dated(what, of, said);
  }

  claims(claims: readonly Claim[], of: string): Claim[] {
    return claims.flatMap((claim) => {
      if (!this.sees('claim', of, claim)) return [];
      const day = claim.asOf ?? this.#days.get(claim.source);
      return [day === undefined || this.#at === undefined ? claim : { ...claim, asOf: day }];
    });
  }

  /** The chain of votes stays: that a vote is needed is no news. How it ended, and when it is held, is what somebody said. */
  votes(votes: readonly VoteStep[], of: string): VoteStep[] {
    return votes.map((step) => {
      const { result, opensAt, closesAt, ...rest } = step;
      return {
        ...rest,
        ...(this.#source !== undefined && { outOfSight: true as const }),
        ...(this.#source === undefined && opensAt !== undefined && { opensAt }),
        ...(this.#source === undefined && closesAt !== undefined && { closesAt }),
        ...(result && this.sees('vote', of, result) && { result }),
      };
    });
  }
}
