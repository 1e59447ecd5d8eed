import { type MessageKey, message } from '../../../lib/i18n/message';
import { reasonOfProblem } from '../../../lib/i18n/problem-text';
import type { HostUse } from '../../../lib/messages/about/about-view';
import { RelativeTime } from '../../ui/RelativeTime';
import { useAnswer } from '../../ui/use-answer';

const uses: Readonly<Record<HostUse, MessageKey>> = {
  votes: 'hostVotes',
  'space-votes': 'hostSpaceVotes',
  'voting-power': 'hostPower',
  forum: 'hostForum',
  node: 'hostNode',
  list: 'hostList',
  'vote-site': 'hostVoteSite',
  other: 'hostOther',
};

/** Every host that was ever asked, what for, and when it last answered. */
export function HostsSection() {
  const { answer, failed } = useAnswer('readHosts');
  return (
    <section aria-labelledby="hosts">
      <h2 id="hosts">{message('hostsHeading')}</h2>
      <p>{message('hostsIntro')}</p>
      <p role="alert">{failed && message('optionsFailed')}</p>
      {answer?.hosts.length === 0 && <p class="quiet">{message('hostsNone')}</p>}
      {answer && answer.hosts.length > 0 && (
        <table class="stored hosts">
          <thead>
            <tr>
              <th scope="col">{message('hostName')}</th>
              <th scope="col">{message('hostWhy')}</th>
              <th scope="col">{message('hostLast')}</th>
            </tr>
          </thead>
          <tbody>
            {answer.hosts.map(({ host, use, lastGoodAt, failure }) => (
              <tr key={host}>
                <th scope="row">{host}</th>
                <td>{message(uses[use])}</td>
                <td>
                  {lastGoodAt === undefined ? message('hostNever') : <RelativeTime at={lastGoodAt} />}
                  {failure && ' · '}
                  {failure && reasonOfProblem({ source: host, reason: failure.reason })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
