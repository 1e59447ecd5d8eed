import { type Subject, sameSubject } from '../../lib/domain/governance/subject';
import { request } from '../../lib/messages/request';
import type { PageAdapter } from '../../lib/pages/page-adapter';
import { mountBadges } from './badges/mount-badges';
import type { Context } from './mount-where-wanted';
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
  let current: { subject: Subject; end: AbortController } | undefined;

  const go = (url: URL): void => {
    const subject = adapter.subject(url);
    if (sameSubject(subject, current?.subject)) return;
    current?.end.abort();
    current = undefined;
    if (!subject || all.aborted || !context.isValid) return;
    const end = new AbortController();
    current = { subject, end };
    visit({
      adapter,
      subject,
      ask,
      signal: AbortSignal.any([all, end.signal]),
      isExpected: isExpected(subject),
      isAlive: () => context.isValid && !all.aborted,
      onOver: () => over.abort(),
      over: all,
    });
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
  watchAddress(all, go);
  go(new URL(location.href));
}
