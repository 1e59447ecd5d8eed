import { ethereumNodes } from '../../catalogue/hosts';
import type { Problem } from '../../messages/panel-view';
import type { Stored } from '../read-stored';

/** What is wrong with the sources that a view rests on. Of several nodes that stand in for each other, only if none answers. */
export function problemsOf({ sources, trouble }: Stored, hosts: ReadonlySet<string>): Problem[] {
  const failing = sources.filter(({ host, failure }) => failure && hosts.has(host));
  const nodes = new Set<string>(ethereumNodes);
  const silent = failing.filter(({ host }) => nodes.has(host)).length === nodes.size;
  const problems = failing
    .filter(({ host }) => !nodes.has(host) || (silent && host === ethereumNodes[0]))
    .flatMap(({ host, failure, lastGoodAt }) =>
      failure
        ? {
            source: host,
            reason: failure.reason,
            since: failure.since,
            ...(lastGoodAt !== undefined && { lastGoodAt }),
          }
        : [],
    );
  return trouble ? [{ source: 'storage', ...trouble }, ...problems] : problems;
}
