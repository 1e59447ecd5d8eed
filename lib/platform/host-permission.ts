import { browser } from 'wxt/browser';

/** The pattern by which a browser grants a host, whatever its port: Firefox knows no pattern with one. */
export function originOf(host: string): string {
  return `https://${host.replace(/:\d+$/, '')}/*`;
}

/** Whether the browser lets us read a host now: users revoke hosts, also those that came with the extension. */
export async function isAllowed(host: string): Promise<boolean> {
  try {
    return await browser.permissions.contains({ origins: [originOf(host)] });
  } catch {
    // No host name that a browser can grant.
    return false;
  }
}
