import { message } from '../../lib/i18n/message';
import type { SiteView } from '../../lib/messages/sites';
import { AllowHosts } from '../ui/AllowHosts';

interface Props {
  sites: readonly SiteView[];
  onShow: (host: string, shown: boolean) => void;
  onRemove: (host: string) => void;
}

/** The sites: those that the user added first. */
export function SiteList({ sites, ...actions }: Props) {
  const added = sites.filter((site) => site.added);
  return (
    <>
      <h3>{message('sitesAdded')}</h3>
      {added.length === 0 ? <p class="quiet">{message('sitesNoneAdded')}</p> : <Rows sites={added} {...actions} />}
      <h3>{message('sitesBundled')}</h3>
      <Rows sites={sites.filter((site) => !site.added)} {...actions} />
    </>
  );
}

function Rows({ sites, onShow, onRemove }: Props) {
  return (
    <ul class="plain sites">
      {sites.map(({ host, base = '', name, added, allowed, shown }) => (
        <li key={host} class="site">
          <span class="who">
            <b>{name ?? host}</b>
            {(name !== undefined || base !== '') && <span class="quiet">{`${host}${base}`}</span>}
          </span>
          {!allowed && (
            <span class="row warning">
              {message('siteNotAllowed')}
              <AllowHosts hosts={[host]} label={message('siteAllow')} />
            </span>
          )}
          <label class="row">
            <input
              type="checkbox"
              checked={shown}
              aria-label={message('siteShowOn', host)}
              onChange={({ currentTarget }) => onShow(host, currentTarget.checked)}
            />
            {message('siteShow')}
          </label>
          {added && (
            <button type="button" aria-label={message('siteRemoveNamed', host)} onClick={() => onRemove(host)}>
              {message('siteRemove')}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
