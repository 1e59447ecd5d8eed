import { message } from '../../lib/i18n/message';
import { Ring } from '../ui/Ring';

/** The room of the panel, before its answer is there. */
export function ReadingPanel({ collapsed }: { collapsed: boolean }) {
  return (
    <section class={`panel reading ${collapsed ? 'collapsed' : ''}`} aria-busy="true" aria-label={message('panelName')}>
      <header class="head">
        <Ring bps={0} />
        <p class="quiet">{message('panelReading')}</p>
      </header>
    </section>
  );
}
