import { html, type Site } from './site.ts';

/** The sites of DAOs for the votes that their contracts hold. What is in their pages does not matter here: only their addresses do. */
export const voteSiteHosts = ['vote.onaave.com', 'vote.lido.fi', 'alt.gov.arbitrum.foundation'] as const;

/** A page that goes from vote to vote without being loaded anew, as these sites do. */
export const serveVoteSite: Site = ({ host }) =>
  html(`<!doctype html><html lang="en"><meta charset="utf-8"><title>${host}</title>
<style>body { font: 16px sans-serif; margin: 2rem; color-scheme: light dark }</style>
<main><h1>Votes</h1><p id="where"></p><button id="next">Next vote</button></main>
<script>
  const say = () => { document.querySelector('#where').textContent = location.pathname + location.search; };
  document.querySelector('#next').onclick = () => {
    history.pushState({}, '', location.href.replace(/\\d+(?=\\/?$|\\?|$)/, (id) => String(Number(id) + 1)));
    say();
  };
  addEventListener('popstate', say);
  say();
</script></html>`);
