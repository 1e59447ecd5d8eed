import { message } from '../../../lib/i18n/message';
import { plural } from '../../../lib/i18n/plural';
import { reasonText } from '../../../lib/i18n/reason-text';
import { standingText } from '../../../lib/i18n/word-text';
import type { CountedContributionView } from '../../../lib/messages/rescue-view';
import { SourceLine } from '../../rescue/SourceLine';
import { Amount } from '../../ui/Amount';
import { Foreign } from '../../ui/Foreign';
import { rich } from '../../ui/rich';

/** Why a contribution stands where it stands, on what conditions, and who says so. */
export function FulfilmentDetail({ contribution }: { contribution: CountedContributionView }) {
  const { because, rest, laxer, condition, terms, note, parts, asset, moved, sources } = contribution;
  return (
    <div class="behind">
      <p>{reasonText(because)}</p>
      {rest && <p>{message('dashRest', standingText(rest.stage), reasonText(rest.because))}</p>}
      {laxer && <p>{message('dashLaxer', standingText(laxer))}</p>}
      {parts.length > 1 && asset !== null && (
        <ul class="plain split">
          {parts.map(({ stage, high, returned }) => (
            <li key={`${stage} ${returned}`}>
              {rich(
                returned ? 'dashPartReturned' : 'dashPart',
                standingText(stage),
                <Amount value={high} asset={asset} />,
              )}
            </li>
          ))}
        </ul>
      )}
      {moved && asset !== null && !/^0*(\.0*)?$/.test(moved.over) && (
        <p>{rich('dashOver', <Amount value={moved.over} asset={asset} />)}</p>
      )}
      {condition !== undefined && <p>{rich('dashCondition', <Foreign text={condition} length={240} />)}</p>}
      {terms !== undefined && <p>{rich('dashTerms', <Foreign text={terms} length={240} />)}</p>}
      {note !== undefined && (
        <p class="quiet">
          <Foreign text={note} length={400} />
        </p>
      )}
      <h3>{plural('sourcesHeading', sources.length)}</h3>
      <ul class="plain sources">
        {sources.map((source) => (
          <li key={`${source.label} ${source.url} ${source.asOf} ${source.quote}`}>
            <SourceLine source={source} />
          </li>
        ))}
      </ul>
    </div>
  );
}
