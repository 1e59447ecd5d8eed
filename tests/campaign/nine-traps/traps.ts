/** A defect that was found in another tracker, as a change to the product, and a schedule that shows it. */
export interface Trap {
  name: string;
  /** The file that it is put into. */
  file: string;
  /** Each text once in the file, and what stands there with the defect. */
  put: readonly (readonly [string, string])[];
  /** A seed whose schedule fails with it, and not without. */
  seed: number;
  /** What the reference model says of it then. */
  shows: RegExp;
}

/** The nine, in the order of their list: what they would look like here. */
export const traps: readonly Trap[] = [
  {
    name: 'one notification for each proposal, whatever happens to it later',
    file: 'lib/store/save-observations.ts',
    put: [
      [
        "const keys = await Promise.all(events.map(({ id }) => transaction.objectStore('events').getKey(id)));",
        "const all = await transaction.objectStore('events').getAll();\n  const keys = events.map((event) => all.find(({ proposalKey }) => proposalKey === event.proposalKey)?.id);",
      ],
    ],
    seed: 1,
    shows: /not recorded/,
  },
  {
    name: 'what waits is deleted while its notification is still on its way',
    file: 'lib/notify/drain-outbox.ts',
    put: [
      [
        'if (!(await showNotification(rescueId, text))) {',
        'void showNotification(rescueId, text).catch(() => undefined);\n  if (events.length === 0) {',
      ],
    ],
    seed: 21,
    shows: /never told|not told/,
  },
  {
    name: 'a reminder is due for an hour, and who sleeps longer gets none',
    file: 'lib/domain/governance/news/due-reminders.ts',
    put: [['endAt - now <= length)', 'endAt - now <= length && endAt - now > length - 3_600_000)']],
    seed: 1,
    shows: /not recorded: closes-soon/,
  },
  {
    name: 'a filter “not voted” that lets every vote through',
    file: 'lib/domain/telling/telling-of.ts',
    put: [["if (kind === 'closes-soon' && hasVoted) return 'voted';", '']],
    seed: 7,
    shows: /reminds of a vote in which the user has voted/,
  },
  {
    name: '“return” in a loop, where one that fails ends it for all the others',
    file: 'lib/notify/drain-outbox.ts',
    put: [
      [
        "if (telling.act === 'drop') settlements.push({ eventId, dropped: telling.why });",
        "if (telling.act === 'drop') return { fresh, settlements: [...settlements, { eventId, dropped: telling.why }] };",
      ],
    ],
    seed: 16,
    shows: /not told/,
  },
  {
    name: 'an alarm that rings every minute, under a comment that says otherwise',
    file: 'lib/watch/alarm.ts',
    put: [
      [
        'await browser.alarms.create(alarmName, { when });',
        'await browser.alarms.create(alarmName, { when, periodInMinutes: 1 });',
      ],
    ],
    seed: 2,
    shows: /rings again and again/,
  },
  {
    name: 'a table is cleared, and then filled, without a transaction around both',
    file: 'lib/store/save-observations.ts',
    put: [
      [
        "return inTransaction(['proposals', 'watches', 'events', 'outbox', 'history', 'meta'], async (transaction) => {\n    const before = await readBefore(transaction, observations);",
        "const stores = ['proposals', 'watches', 'events', 'outbox', 'history', 'meta'] as const;\n  return inTransaction(stores, (reading) => readBefore(reading, observations)).then(async (before) => {\n    await inTransaction(['proposals'], async (clearing) => { for (const each of observations) await clearing.objectStore('proposals').delete(keyOf(each)); });\n    return inTransaction(stores, async (transaction) => {",
      ],
      [
        'queued.has(event))),\n    ]);\n    return recorded;\n  });',
        'queued.has(event))),\n    ]);\n    return recorded;\n  });\n  });',
      ],
    ],
    seed: 7,
    shows: /not recorded/,
  },
  {
    name: 'what is told is what is later than the last that was told',
    file: 'lib/store/events.ts',
    put: [
      [
        'return entries.sort((a, b) => a.at - b.at || (a.eventId < b.eventId ? -1 : 1));',
        'const later = entries.filter(({ at }) => at > lastSeen).sort((a, b) => a.at - b.at);\n    lastSeen = Math.max(lastSeen, ...later.map(({ at }) => at));\n    return later;',
      ],
      ['/** News that waits to be told, oldest first. */', 'let lastSeen = 0;\n'],
    ],
    seed: 2,
    shows: /never told|not told/,
  },
  {
    name: 'an outcome as soon as a vote has ended, before its scores are final',
    file: 'lib/domain/governance/verdict.ts',
    put: [
      [
        "return undecided(seenLongAfter ? 'stuck' : 'counting');\n    case 'unknown'",
        "return judge(proposal, rule);\n    case 'unknown'",
      ],
    ],
    seed: 4,
    shows: /recorded, and did not happen: outcome-final/,
  },
];
