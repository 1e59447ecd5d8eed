import { useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { message } from '../../lib/i18n/message';

/** A button that asks the browser to let Shortfall read some hosts. What came of it is heard elsewhere; a refusal is said here. */
export function AllowHosts({ hosts, label }: { hosts: readonly string[]; label: string }) {
  const [refused, setRefused] = useState(false);
  const ask = (): void => {
    // Straight from the click: the browser asks back only then.
    browser.permissions.request({ origins: hosts.map((host) => `https://${host}/*`) }).then(
      (granted) => setRefused(!granted),
      () => setRefused(true),
    );
  };
  return (
    <>
      <button type="button" onClick={ask}>
        {label}
      </button>
      <span class="quiet" role="status">
        {refused && message('allowRefused')}
      </span>
    </>
  );
}
