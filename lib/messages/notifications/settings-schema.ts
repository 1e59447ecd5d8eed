import { type NewsKind, newsKinds } from '../../domain/telling/news-kind';
import {
  type NotificationSettings,
  type QuietHours,
  type Snooze,
  usualSettings,
  type WatchLevel,
} from '../../domain/telling/notification-settings';
import { z } from '../../platform/zod';
import type { NotificationChange } from './notifications-view';

/** More watches than anybody has. */
const mostLevels = 5_000;
const minutes = z.int().check(z.nonnegative(), z.maximum(24 * 60 - 1));
const moment = z.int().check(z.nonnegative());

/** A daily span. */
const quietSchema: z.ZodMiniType<QuietHours> = z.strictObject({
  on: z.boolean(),
  from: minutes,
  to: minutes,
  exceptLastHour: z.boolean(),
});

/** How long notifications are held back. */
const snoozeSchema: z.ZodMiniType<Snooze> = z.union([
  z.strictObject({ until: moment }),
  z.strictObject({ finalHour: z.literal(true), since: moment }),
]);

/** What is told of one thing that is followed. */
const watchLevelSchema: z.ZodMiniType<WatchLevel> = z.enum(['everything', 'outcome', 'muted']);

/** The same for many, by key. */
const watchLevelsSchema: z.ZodMiniType<NotificationSettings['watches']> = z
  .record(z.string().check(z.minLength(1), z.maxLength(400)), watchLevelSchema)
  .check(z.refine((levels) => Object.keys(levels).length <= mostLevels));

/** Choices for kinds that this version does not know are left out. */
const knownTold = z.pipe(
  z.record(z.string(), z.unknown()),
  z.transform((told): NotificationSettings['told'] =>
    Object.fromEntries(newsKinds.flatMap((kind) => (typeof told[kind] === 'boolean' ? [[kind, told[kind]]] : []))),
  ),
);

/** The settings as they are stored. What of them cannot be read is as usual; the rest stays as it was chosen. */
export const storedNotificationSettings = z.pipe(
  z.object({
    told: z.catch(knownTold, usualSettings.told),
    quiet: z.catch(quietSchema, usualSettings.quiet),
    paused: z.catch(z.boolean(), usualSettings.paused),
    snooze: z.catch(z.optional(snoozeSchema), undefined),
    watches: z.catch(watchLevelsSchema, usualSettings.watches),
  }),
  z.transform(({ snooze, ...rest }): NotificationSettings => (snooze === undefined ? rest : { ...rest, snooze })),
);

const reminder = z.enum(['3d', '1d', '6h', '1h']);

/** A change of what is told, as a page asks for it. */
export const notificationChange: z.ZodMiniType<NotificationChange> = z.union([
  z.strictObject({ kind: z.enum(newsKinds as [NewsKind, ...NewsKind[]]), told: z.boolean() }),
  z.strictObject({ reminder, wanted: z.boolean() }),
  z.strictObject({ marginBelowPoints: z.number().check(z.gt(0), z.lte(50)) }),
  z.strictObject({ quiet: quietSchema }),
  z.strictObject({ paused: z.boolean() }),
  z.strictObject({ snooze: z.enum(['hour', 'tomorrow', 'final-hour', 'end']) }),
  z.strictObject({
    watch: z.string().check(z.minLength(1), z.maxLength(400)),
    level: z.enum(['everything', 'outcome', 'muted', 'usual']),
  }),
]);
