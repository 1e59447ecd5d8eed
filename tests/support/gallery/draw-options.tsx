import { render } from 'preact';
import { browser } from 'wxt/browser';
import { ListsSection } from '../../../components/options/lists/ListsSection';
import { NotificationsSection } from '../../../components/options/notifications/NotificationsSection';
import optionsCss from '../../../components/options/options.css?inline';
import { Kept } from '../../../components/options/own/Kept';
import { OwnSection } from '../../../components/options/own/OwnSection';
import formCss from '../../../components/options/own/own-form.css?inline';
import { RescueForm } from '../../../components/options/own/RescueForm';
import rescueCss from '../../../components/rescue/rescue.css?inline';
import tokensCss from '../../../components/ui/tokens.css?inline';
import { usualSettings } from '../../../lib/domain/telling/notification-settings';
import { aDraftView, aListsView, anOwnView, aWholeDraftView } from '../sample-lists';

/** Draws rescue lists and own rescues of the options, or the form, with sample answers of the worker. */
export function drawOptions(view: string): void {
  const style = document.createElement('style');
  style.textContent = [tokensCss, rescueCss, optionsCss, formCss].join('\n');
  document.head.append(style);
  document.body.className = 'sf options-page';
  const answers: Record<string, unknown> = {
    readNotifications: {
      kind: 'notifications',
      settings: usualSettings,
      reminders: ['1d', '1h'],
      marginBelowPoints: 5,
      zone: 'Europe/Berlin',
    },
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
  else if (view === 'notifications')
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
