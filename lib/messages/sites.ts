/** A site that the user added to those that Shortfall comes with. */
export interface AddedSite {
  /** Host name, lower case. */
  host: string;
  /** Of a forum: the path that it is installed under, `/forum`. */
  base?: string;
  /** `vote`: a DAO's own site for the votes that its contracts hold. */
  kind: 'discourse' | 'snapshot' | 'vote';
}

/** Key in `storage.local` of the sites that the user added: a list of `AddedSite`. The page side may look; the worker alone writes. */
export const sitesKey = 'sites';

/** A site that Shortfall works on, as the options show it. */
export interface SiteView extends AddedSite {
  /** What people call it. */
  name?: string;
  /** The user added it, and may take it away again. */
  added: boolean;
  /** The browser lets us read it. */
  allowed: boolean;
  /** Switched off by the user where `false`: nothing is shown there. */
  shown: boolean;
}

/** What the options show of sites. */
export interface SitesView {
  kind: 'sites';
  sites: readonly SiteView[];
}
