import { useEffect, useState } from 'preact/hooks';
import { type MessageKey, message } from '../../lib/i18n/message';
import { draftRoute } from '../../lib/messages/lists/own-view';
import { AddressSection } from './AddressSection';
import { DiagnosticsSection } from './about/DiagnosticsSection';
import { HostsSection } from './about/HostsSection';
import { LanguageSection } from './about/LanguageSection';
import { BackupSection } from './backup/BackupSection';
import { ListsSection } from './lists/ListsSection';
import { NodesSection } from './nodes/NodesSection';
import { NotificationsSection } from './notifications/NotificationsSection';
import { OwnSection } from './own/OwnSection';
import { RescueForm } from './own/RescueForm';
import { SitesSection } from './SitesSection';

/** The sections by the ids of their headings, in their order. */
const sections: readonly (readonly [id: string, name: MessageKey])[] = [
  ['sites', 'sitesHeading'],
  ['notifications', 'tellingHeading'],
  ['address-heading', 'addressHeading'],
  ['lists', 'listsHeading'],
  ['own', 'ownHeading'],
  ['nodes', 'nodesHeading'],
  ['hosts', 'hostsHeading'],
  ['backup', 'backupHeading'],
  ['language', 'languageHeading'],
  ['diagnostics', 'diagnosticsHeading'],
];

/** The options: one section after the other, each in a file of its own, with links to them; or the form for a rescue, where the address names one. */
export function OptionsPage() {
  const hash = useHash();
  const draftKey = hash.startsWith(draftRoute) ? decoded(hash.slice(draftRoute.length)) : undefined;
  useEffect(() => {
    // The browser looked for the place before it was drawn.
    if (draftKey === undefined && hash !== '') document.getElementById(hash)?.scrollIntoView();
  }, [draftKey, hash]);
  if (draftKey !== undefined) return <RescueForm key={draftKey} draftKey={draftKey} />;
  return (
    <div class="options-frame">
      <nav class="options-nav" aria-label={message('optionsNav')}>
        <ul class="plain">
          {sections.map(([id, name]) => (
            <li key={id}>
              <a href={`#${id}`}>{message(name)}</a>
            </li>
          ))}
        </ul>
      </nav>
      <main class="options">
        <h1>{message('optionsTitle')}</h1>
        <SitesSection />
        <NotificationsSection />
        <AddressSection />
        <ListsSection />
        <OwnSection />
        <NodesSection />
        <HostsSection />
        <BackupSection />
        <LanguageSection />
        <DiagnosticsSection />
      </main>
    </div>
  );
}

/** What stands behind `#` in the address. */
function useHash(): string {
  const read = () => location.hash.slice(1);
  const [hash, setHash] = useState(read);
  useEffect(() => {
    const follow = () => setHash(read());
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return hash;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
