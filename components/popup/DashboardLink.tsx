import { browser } from 'wxt/browser';
import { message } from '../../lib/i18n/message';

/** Leads to all that is known of a rescue, in a tab of its own. */
export function DashboardLink({ rescue }: { rescue: string }) {
  const path = `/dashboard.html#rescue/${encodeURIComponent(rescue)}`;
  const open = (event: MouseEvent): void => {
    event.preventDefault();
    // A popup would stay open over the new tab where it is left to the link itself.
    void browser.tabs.create({ url: browser.runtime.getURL(path as '/') }).then(() => window.close());
  };
  return (
    <p class="in-depth">
      <a href={path} target="_blank" rel="noopener" onClick={open}>
        {message('popupDashboard')}
      </a>
    </p>
  );
}
