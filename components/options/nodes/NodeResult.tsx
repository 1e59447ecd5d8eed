import { formatCount } from '../../../lib/i18n/format';
import { message } from '../../../lib/i18n/message';
import { reasonOfProblem } from '../../../lib/i18n/problem-text';
import type { ChainNodesView } from '../../../lib/messages/nodes-view';
import { RelativeTime } from '../../ui/RelativeTime';
import { rich } from '../../ui/rich';
import type { Tried } from './try-node';

/** What a node said when it was tried. */
export function NodeResult({ tried, chain, host }: { tried: Tried | undefined; chain: ChainNodesView; host: string }) {
  return (
    <p class="result" role="status">
      {tried && said(tried, chain, host)}
    </p>
  );
}

function said(tried: Tried, { chainId, name }: ChainNodesView, host: string) {
  switch (tried.kind) {
    case 'trying':
      return message('nodeTrying');
    case 'refused':
      return message('allowRefused');
    case 'failed':
      return tried.reason === 'not-an-endpoint'
        ? message('nodeInvalid')
        : reasonOfProblem({ source: host || (tried.host ?? ''), reason: tried.reason });
    case 'answered': {
      if (tried.chainId !== chainId) return message('nodeOtherChain', String(tried.chainId), name);
      const { took, latest, final, readsLogs } = tried;
      return (
        <>
          {rich('nodeAnswered', formatCount(took), <RelativeTime at={latest.at} />)}{' '}
          {final ? rich('nodeFinal', <RelativeTime at={final.at} />) : message('nodeNoFinal')}{' '}
          {!readsLogs && message('nodeNoLogs')}
        </>
      );
    }
  }
}
