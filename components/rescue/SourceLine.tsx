import { formatDay } from '../../lib/i18n/format';
import { type MessageKey, message } from '../../lib/i18n/message';
import type { SourceView } from '../../lib/messages/panel-view';
import { ExternalLink } from '../ui/ExternalLink';
import { Foreign } from '../ui/Foreign';
import { rich } from '../ui/rich';

const grades: Record<SourceView['grade'], MessageKey> = {
  primary: 'gradePrimary',
  secondary: 'gradeSecondary',
  derived: 'gradeDerived',
};

/** Who said so, when, how far to trust it, and in what words. */
export function SourceLine({ source }: { source: SourceView }) {
  return (
    <div class="source" data-unreliable={source.unreliable}>
      <ExternalLink href={source.url}>
        <Foreign text={source.label} />
      </ExternalLink>
      <span class="quiet">
        {' · '}
        {source.asOf === undefined ? message('sourceUndated') : formatDay(source.asOf)}
        {' · '}
        {message(grades[source.grade])}
      </span>
      {source.confirmed && <strong class="tag">{message('sourceConfirmed')}</strong>}
      {source.unreliable && <strong class="tag">{message('sourceUnreliable')}</strong>}
      {source.quote !== undefined && (
        <q class="quote">{rich('quoted', <Foreign text={source.quote} length={240} />)}</q>
      )}
      {source.note !== undefined && (
        <span class="note">
          <Foreign text={source.note} length={240} />
        </span>
      )}
    </div>
  );
}
