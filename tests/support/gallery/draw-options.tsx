import { render } from 'preact';
import { browser } from 'wxt/browser';
import { BackupSection } from '../../../components/options/backup/BackupSection';
import { ListsSection } from '../../../components/options/lists/ListsSection';
import { NotificationsSection } from '../../../components/options/notifications/NotificationsSection';
import optionsCss from '../../../components/options/options.css?inline';
import { Kept } from '../../../components/options/own/Kept';
import { OwnSection } from '../../../components/options/own/OwnSection';
import formCss from '../../../components/options/own/own-form.css?inline';
import { RescueForm } from '../../../components/options/own/RescueForm';
import rescueCss from '../../../components/rescue/rescue.css?inline';
import pageCss from '../../../components/ui/page.css?inline';
import tokensCss from '../../../components/ui/tokens.css?inline';
import { usualSettings } from '../../../lib/domain/telling/notification-settings';
import { aDraftView, aListsView, anOwnView, aWholeDraftView } from '../sample-lists';

/** Draws rescue lists and own rescues of the options, or the form, with sample answers of the worker. */
export function drawOptions(view: string): void {
  const style = document.createElement('style');
  style.textContent = [pageCss, tokensCss, rescueCss, optionsCss, formCss].join('\n');
  document.head.append(style);
  document.body.className = 'sf';
  const answers: Record<string, unknown> = {
    readNotifications: {
      kind: 'notifications',
      settings: usualSettings,
      reminders: ['1d', '1h'],
      marginBelowPoints: 5,
      zone: 'Europe/Berlin',
    },
    readStorage: {
      kind: 'storage',
      used: 12_600_000,
      parts: [
        { kind: 'watches', count: 12, bytes: 2_400 },
        { kind: 'news', count: 318, bytes: 221_000 },
        { kind: 'history', count: 31_000, bytes: 8_400_000 },
        { kind: 'rescues', count: 2, bytes: 9_100 },
      ],
    },
    previewBackup: {
      kind: 'preview',
      madeAt: Date.UTC(2026, 3, 24, 10),
      parts: [
        { kind: 'watches', count: 12, fresh: 3 },
        { kind: 'history', count: 31_000, fresh: 10_400 },
        { kind: 'rescues', count: 2, fresh: 0 },
      ],
      settings: 'other',
    },
    readSync: { kind: 'sync', on: true, at: Date.now() - 240_000, leftOut: 14 },
    readLists: aListsView(),
    readOwn: anOwnView(),
    readDraft: view === 'whole' ? aWholeDraftView() : aDraftView(),
  };
  Object.assign(browser.runtime, { id: 'gallery', sendMessage: async ({ name }: { name: string }) => answers[name] });
  const votes = [
    { key: 'snapshot:0x1', contributor: 'Acme DAO', watched: false },
    { key: 'snapshot:0x2', contributor: 'Beta DAO', watched: true },
  ];
  if (view === 'kept') render(<Kept saved={{ id: 'acme', name: 'Acme vault', votes }} />, document.body);
  else if (view === 'form' || view === 'whole') render(<RescueForm draftKey="new:1" />, document.body);
  else if (view === 'backup') {
    render(
      <main class="options">
        <BackupSection />
      </main>,
      document.body,
    );
    // A file is chosen, and everything is about to be deleted.
    setTimeout(() => {
      const input = document.querySelector('input[type=file]') as HTMLInputElement;
      const files = new DataTransfer();
      files.items.add(new File(['{}'], 'shortfall-backup-2026-04-24.json'));
      input.files = files.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
      [...document.querySelectorAll('button')].at(-1)?.click();
    });
  } else if (view === 'notifications')
    render(
      <main class="options">
        <NotificationsSection />
      </main>,
      document.body,
    );
  else
    render(
      <main class="options">
        <ListsSection />
        <OwnSection />
      </main>,
      document.body,
    );
}
