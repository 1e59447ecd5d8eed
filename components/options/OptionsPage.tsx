import { message } from '../../lib/i18n/message';
import { AddressSection } from './AddressSection';
import { BackupSection } from './backup/BackupSection';
import { NodesSection } from './nodes/NodesSection';
import { SitesSection } from './SitesSection';

/** The options: one section after the other, each in a file of its own. */
export function OptionsPage() {
  return (
    <main class="options">
      <h1>{message('optionsTitle')}</h1>
      <SitesSection />
      <AddressSection />
      <NodesSection />
      <BackupSection />
    </main>
  );
}
