import { message } from '../../lib/i18n/message';
import { plural } from '../../lib/i18n/plural';
import { AllowHosts } from '../ui/AllowHosts';

/** The browser does not let Shortfall read some of the hosts that it needs: says so, and mends it. */
export function MissingHosts({ hosts }: { hosts: readonly string[] }) {
  if (hosts.length === 0) return null;
  return (
    <section class="missing" aria-labelledby="missing">
      <h2 id="missing">{plural('missingHosts', hosts.length)}</h2>
      <p>{message('missingHostsWhy')}</p>
      <details>
        <summary>{message('missingHostsWhich')}</summary>
        <ul class="plain">
          {hosts.map((host) => (
            <li key={host}>{host}</li>
          ))}
        </ul>
      </details>
      <p class="row">
        <AllowHosts hosts={hosts} label={message('missingHostsAllow')} />
      </p>
    </section>
  );
}
