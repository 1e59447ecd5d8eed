import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { message } from '../../lib/i18n/message';

/** Opens the dashboard beside the page in front: Chrome's side panel, Firefox's sidebar. Nothing where the browser has neither. */
export function OpenBeside() {
  const [failed, setFailed] = useState(false);
  const [windowId, setWindowId] = useState<number>();
  useEffect(() => {
    // Asked for early: after the click there is no time to wait for an answer.
    browser.windows?.getCurrent().then(
      (here) => setWindowId(here?.id),
      () => undefined,
    );
  }, []);
  const { sidePanel, sidebarAction } = browser as Partial<typeof browser> & {
    sidebarAction?: { open(): Promise<void> };
  };
  if (!sidePanel?.open && !sidebarAction?.open) return null;
  const open = (): void => {
    // Straight from the click: browsers open it for nobody else.
    const opening = sidebarAction?.open
      ? sidebarAction.open()
      : windowId === undefined
        ? Promise.reject(new Error('The window is not known.'))
        : sidePanel?.open({ windowId });
    void opening?.then(
      () => window.close(),
      () => setFailed(true),
    );
  };
  return (
    <>
      <button type="button" onClick={open}>
        {message('popupBeside')}
      </button>
      {failed && (
        <span class="quiet" role="alert">
          {message('popupBesideFailed')}
        </span>
      )}
    </>
  );
}
