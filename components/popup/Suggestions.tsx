import { message } from '../../lib/i18n/message';
import type { SuggestionView, TrackedView } from '../../lib/messages/hint-view';
import { request } from '../../lib/messages/request';
import { Hint } from '../hint/Hint';
import type { HintActions } from '../hint/hint-actions';
import { Amount } from '../ui/Amount';
import { ExternalLink } from '../ui/ExternalLink';
import { Foreign } from '../ui/Foreign';

const actions: HintActions = {
  track: (given) => request('track', given),
  start: (seed) => request('draftRescue', seed),
  notThis: (key, rescueId) =>
    void request('notThis', { key, ...(rescueId !== undefined && { rescueId }) }).catch(() => undefined),
};

/** What was found that may be part of a rescue, with what the user can say to it; and what they count as one. */
export function Suggestions({
  suggestions,
  tracked,
}: {
  suggestions: readonly SuggestionView[];
  tracked: readonly TrackedView[];
}) {
  return (
    <>
      {suggestions.length > 0 && (
        <section aria-labelledby="suggestions">
          <h2 id="suggestions">{message('suggestionsHeading')}</h2>
          <ul class="plain rows">
            {suggestions.map((each) => (
              <li key={each.key}>
                <ExternalLink href={each.url}>
                  <Foreign text={each.title} length={100} />
                </ExternalLink>
                <Hint id={each.key} rescueId={each.rescueId} hint={each} actions={actions} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {tracked.length > 0 && (
        <section aria-labelledby="tracked">
          <h2 id="tracked">{message('trackedHeading')}</h2>
          <ul class="plain rows">
            {tracked.map(({ key, contributor, url, rescueName, ask }) => (
              <li key={key}>
                <ExternalLink href={url}>
                  <Foreign text={contributor} length={60} />
                </ExternalLink>{' '}
                <span class="quiet">
                  {ask && <Amount value={ask.high} asset={ask.asset} />}
                  {ask && ' · '}
                  <Foreign text={rescueName} length={40} />{' '}
                  <button
                    type="button"
                    class="bare"
                    onClick={() => void request('untrack', { key }).catch(() => undefined)}
                  >
                    {message('trackedStop')}
                  </button>
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
