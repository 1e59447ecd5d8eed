import { message } from '../../lib/i18n/message';
import type { PanelView } from '../../lib/messages/panel-view';
import { Foreign } from '../ui/Foreign';
import { Ring } from '../ui/Ring';
import { panelLine } from './panel-line';
import type { useWatch } from './use-watch';
import { WatchButton } from './WatchButton';

interface Props {
  id: string;
  view: PanelView;
  collapsed: boolean;
  watch: ReturnType<typeof useWatch>;
  onCollapse: (collapsed: boolean) => void;
}

/** The panel's first line: which rescue, Watch, and closing to one line. */
export function PanelHead({ id, view, collapsed, watch, onCollapse }: Props) {
  const line = collapsed ? panelLine(view) : undefined;
  const label = message(collapsed ? 'panelExpand' : 'panelCollapse');
  return (
    <header class="head">
      <Ring bps={view.ladder.delivered.bps} />
      <h2 id={id} title={view.rescue.title.slice(0, 300)}>
        <Foreign text={view.rescue.name} length={60} />
      </h2>
      {line !== undefined && (
        <p class="line" title={line}>
          {line}
        </p>
      )}
      <span class="actions">
        {view.watch && !collapsed && (
          <WatchButton watched={watch.watched} busy={watch.busy} onChange={(next) => void watch.change(next)} />
        )}
        <button
          type="button"
          class="icon"
          aria-expanded={!collapsed}
          aria-label={label}
          title={label}
          onClick={() => onCollapse(!collapsed)}
        >
          <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
            <path d={collapsed ? 'M3.5 6 8 10.5 12.5 6' : 'M3.5 10.5 8 6l4.5 4.5'} />
          </svg>
        </button>
      </span>
    </header>
  );
}
