import type { Instrument } from '../domain/rescue/rescue';
import type { Standing } from '../domain/rescue/stage';

/** What the badge says beside a proposal or topic of a list. Only what is part of a rescue has one. */
export interface BadgeView {
  /** `subjectKey` of the subject it belongs to. */
  key: string;
  /** Name of the rescue: `DeFi United`. */
  rescue: string;
  /** `rescue`: a topic about the rescue as a whole. */
  kind: 'contribution' | 'recovery' | 'rescue';
  /** Who gives, or what came back. */
  label?: string;
  /** Absent: nobody says anything that counts. */
  stage?: Standing;
  instrument?: Instrument;
  /** Floored shares of the rescue's default denominator, in hundredths of a per cent. Absent: it is no coverage, or no amount is known. */
  shareBps?: { low: number; high: number };
}
