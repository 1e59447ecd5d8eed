import { createHash } from 'node:crypto';
import type { Forum, Layout, Topic } from './data.ts';
import { escapeHtml } from './forums.ts';
import { siteJson } from './serialise.ts';

const generators: Record<Layout, string> = {
  current: '2026.4.0-latest',
  older: '2.9.0.beta9',
  nested: '2026.8.0-latest',
};

export interface ShellOptions {
  forum: Forum;
  layout: Layout;
  theme: 'light' | 'dark' | undefined;
  title: string;
  path: string;
  /** `topic_<id>` or `topic_list`, as the first load has it. */
  preloaded: Record<string, unknown>;
  crawler: string;
  isMobile: boolean;
  nonce: string;
}

/** The page as the server sends it: all but the application, which draws itself. */
export function shell(options: ShellOptions): string {
  const { forum, layout, preloaded, isMobile } = options;
  const scheme = options.theme ?? forum.scheme;
  const version = createHash('sha1').update(forum.host).digest('hex');
  const root = forum.base;
  const base = `https://${forum.host}${root}`;
  const theme = layout === 'older' ? 'discourse_theme_ids' : 'discourse_theme_id';
  const data = JSON.stringify({
    site: JSON.stringify(siteJson(forum)),
    siteSettings: JSON.stringify({ title: forum.title, layout, base: root, loading: forum.loading }),
    ...Object.fromEntries(Object.entries(preloaded).map(([name, value]) => [name, JSON.stringify(value)])),
  });
  return `<!DOCTYPE html>
<html lang="en" class="${isMobile ? 'mobile-view mobile-device' : 'desktop-view not-mobile-device'} text-size-normal no-touch discourse-no-touch">
  <head>
    <meta charset="utf-8">
    <title>${escapeHtml(options.title)}</title>
    <meta name="generator" content="Discourse ${generators[layout]} - https://github.com/discourse/discourse version ${version}">
    <meta name="${theme}" content="2">
    <meta property="og:site_name" content="${escapeHtml(forum.title)}">
    <meta name="discourse_current_homepage" content="latest">
    <meta name="discourse-base-uri" content="${root}">
    <meta name="viewport" content="width=device-width, initial-scale=1.0, minimum-scale=1.0, viewport-fit=cover">
    <meta name="color-scheme" content="${scheme === 'auto' ? 'light dark' : scheme}">
    <link rel="canonical" href="${base}${escapeHtml(options.path)}">
    <link rel="icon" type="image/svg+xml" href="${root}/favicon.svg">
    ${schemeLinks(scheme, root)}
    <link href="${root}/stylesheets/base.css" rel="stylesheet" data-target="desktop">
    <link href="${root}/stylesheets/content.css" rel="stylesheet" data-target="desktop">
    ${layout === 'nested' ? `<link href="${root}/stylesheets/current.css" rel="stylesheet" data-target="desktop">` : ''}
    <link href="${root}/stylesheets/${layout}.css" rel="stylesheet" data-target="desktop_theme">
    <meta id="data-discourse-setup" data-base-url="${base}" data-base-uri="${root}" data-environment="production" data-default-locale="en" data-color-scheme-is-dark="${scheme === 'dark'}" data-user-color-scheme-id="-1">
  </head>
  <body class="${layout === 'older' ? '' : 'discourse-root '}docked">
    <noscript data-path="${escapeHtml(options.path)}">${options.crawler}</noscript>
    <div class="hidden" id="data-preloaded" data-preloaded="${escapeHtml(data)}"></div>
    <section id="main"></section>
    <script type="module" src="${root}/assets/boot.js" nonce="${options.nonce}"></script>
  </body>
</html>
`;
}

function schemeLinks(scheme: 'auto' | 'light' | 'dark', root: string): string {
  const link = (which: string, media: string, name: string) =>
    `<link href="${root}/stylesheets/color_definitions_${which}.css" media="${media}" rel="stylesheet" class="${name}">`;
  if (scheme !== 'auto') return link(scheme, 'all', 'light-scheme');
  return `${link('light', 'all', 'light-scheme')}\n    ${link('dark', '(prefers-color-scheme: dark)', 'dark-scheme')}`;
}

/** Discourse's content security policy: scripts only, by host in 2022 and by nonce since. */
export function policy(layout: Layout, host: string, nonce: string): string {
  const scripts = layout === 'older' ? `https://${host}/assets/` : `'nonce-${nonce}' 'strict-dynamic'`;
  return `base-uri 'self'; object-src 'none'; script-src ${scripts}; worker-src 'self' blob:; frame-ancestors 'self'; manifest-src 'self'`;
}

/** What readers without scripts get of a topic. */
export function crawlerTopic(topic: Topic, root: string): string {
  const posts = topic.posts
    .slice(0, 20)
    .map(
      (post) =>
        `<div id="post_${post.post_number}" class="topic-body crawler-post"><div class="crawler-post-meta"><span class="creator">${escapeHtml(post.username)}</span> <time datetime="${post.created_at}" class="post-time">${post.created_at}</time></div><div class="post">${post.cooked}</div></div>`,
    );
  return `<div id="topic-title"><h1><a href="${root}/t/${topic.slug}/${topic.id}">${escapeHtml(topic.title)}</a></h1></div>${posts.join('')}`;
}
