import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { type MessageKey, message } from '../../lib/i18n/message';
import { revisionKey } from '../../lib/messages/protocol';
import { request } from '../../lib/messages/request';
import type { WelcomeView } from '../../lib/messages/welcome-view';
import { CoverageBar } from '../rescue/CoverageBar';
import { CoverageTable } from '../rescue/CoverageTable';
import { DenominatorName } from '../rescue/Denominator';
import { Disclosure } from '../ui/Disclosure';
import { rich } from '../ui/rich';
import { Pick } from './Pick';

const places = ['welcomeOnVotes', 'welcomeOnTopics', 'welcomeInPopup'] as const satisfies readonly MessageKey[];

/** The first page: what Shortfall shows, on an example, and what to follow. It asks for nothing else, and nobody is asked for it. */
export function WelcomePage() {
  const [view, setView] = useState<WelcomeView>();
  useEffect(() => {
    const read = () =>
      void request('readWelcome', {}).then(
        (answer) => answer.kind === 'welcome' && setView(answer),
        () => undefined,
      );
    const onStored = (changes: Record<string, unknown>, area: string): void => {
      if (area === 'local' && revisionKey in changes) read();
    };
    browser.storage.onChanged.addListener(onStored);
    read();
    return () => browser.storage.onChanged.removeListener(onStored);
  }, []);
  return (
    <main class="welcome">
      <h1>{message('welcomeTitle')}</h1>
      <p class="lead">{message('welcomeLead')}</p>
      {view?.example && (
        <section class="example" aria-labelledby="example">
          <h2 id="example">{rich('welcomeExample', view.example.name)}</h2>
          <p>{message('welcomeBar')}</p>
          <CoverageBar ladder={view.example.ladder} />
          <DenominatorName ladder={view.example.ladder} />
          <p class="quiet">{message('welcomeListed')}</p>
          <Disclosure title={message('tableHeading')}>
            <CoverageTable ladder={view.example.ladder} />
          </Disclosure>
        </section>
      )}
      <section aria-labelledby="where">
        <h2 id="where">{message('welcomeWhere')}</h2>
        <ul class="plain where">
          {places.map((place) => (
            <li key={place}>{message(place)}</li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="pick">
        <h2 id="pick">{message('welcomePick')}</h2>
        <p>{message('welcomePickHint')}</p>
        {view && <Pick rescues={view.rescues} />}
      </section>
      <section aria-labelledby="quiet">
        <h2 id="quiet">{message('welcomeQuiet')}</h2>
        <p>{message('welcomeNothingYet')}</p>
        <p>{message('welcomeNoAccount')}</p>
        <p>
          <button type="button" onClick={() => void browser.runtime.openOptionsPage()}>
            {message('popupOptions')}
          </button>
        </p>
      </section>
    </main>
  );
}
