import { type Subject, sameSubject } from '../../lib/domain/governance/subject';
import { request } from '../../lib/messages/request';
import type { Standing } from '../../lib/messages/standing';
import type { PageAdapter } from '../../lib/pages/page-adapter';
import { mountBadges } from './badges/mount-badges';
import type { Context } from './mount-where-wanted';
import { tellStanding } from './place/tell-standing';
import { visit } from './visit';
import { watchAddress } from './watch-address';

interface Options {
  ask?: typeof request;
  /** Subjects that are known beforehand to be part of a rescue. */
  isExpected?: (subject: Subject) => boolean;
}

/** Follows the reader through a site: one visit for each subject, a badge for each row of a list that is part of a rescue, and nothing else. */
export function mountOverlay(
  context: Context,
  adapter: PageAdapter,
  { ask = request, isExpected = () => false }: Options = {},
): void {
  const over = new AbortController();
  const all = AbortSignal.any([context.signal, over.signal]);
  let current: { subject: Subject; end: AbortController; standing: () => Standing } | undefined;

  const go = (url: URL): void => {
    const subject = adapter.subject(url);
    if (sameSubject(subject, current?.subject)) return;
    current?.end.abort();
    current = undefined;
    if (!subject || all.aborted || !context.isValid) return;
    const end = new AbortController();
    const standing = visit({
      adapter,
      subject,
      ask,
      signal: AbortSignal.any([all, end.signal]),
      isExpected: isExpected(subject),
      isAlive: () => context.isValid && !all.aborted,
      onOver: () => over.abort(),
      over: all,
    });
    current = { subject, end, standing };
  };

  const { lists } = adapter;
  if (lists)
    mountBadges({
      adapter,
      lists,
      ask,
      signal: all,
      isAlive: () => context.isValid && !all.aborted,
      onOver: () => over.abort(),
    });
  tellStanding(() => current?.standing() ?? 'placed', all);
  watchAddress(all, go);
  go(new URL(location.href));
}
