import { useState } from 'preact/hooks';
import { message } from '../../../lib/i18n/message';
import { type Language, languages } from '../../../lib/messages/about/language';
import { request } from '../../../lib/messages/request';
import { useAnswer } from '../../ui/use-answer';

/** The names of languages, each in itself. */
const names: Readonly<Record<Language, string>> = { en: 'English', de: 'Deutsch' };

/** In which language Shortfall speaks on its own pages. */
export function LanguageSection({ onChosen = () => location.reload() }: { onChosen?: () => void }) {
  const { answer } = useAnswer('readLanguage');
  const [failed, setFailed] = useState(false);
  const choose = async (value: string): Promise<void> => {
    const language = languages.find((each) => each === value);
    const said = await request('chooseLanguage', language ? { language } : {}).catch(() => undefined);
    setFailed(said?.kind !== 'saved');
    // What is drawn is in the other language.
    if (said?.kind === 'saved') onChosen();
  };
  return (
    <section aria-labelledby="language">
      <h2 id="language">{message('languageHeading')}</h2>
      <p class="row-wide">
        <label for="language-choice">{message('languageLabel')}</label>
        <select
          id="language-choice"
          value={answer?.chosen ?? ''}
          onChange={({ currentTarget }) => void choose(currentTarget.value)}
        >
          <option value="">{message('languageBrowser')}</option>
          {languages.map((language) => (
            <option key={language} value={language} lang={language}>
              {names[language]}
            </option>
          ))}
        </select>
      </p>
      <p class="quiet">{message('languageHint')}</p>
      <p role="alert">{failed && message('optionsFailed')}</p>
    </section>
  );
}
