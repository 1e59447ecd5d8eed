import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';
import { venueHosts } from './lib/catalogue/hosts';
import { sharedPreact } from './scripts/shared-preact';
import { snapshotVoting } from './scripts/snapshot-voting';
import { withoutEntities } from './scripts/without-entities';

export default defineConfig({
  manifestVersion: 3,
  // Imports are explicit, so that every tool sees the graph.
  imports: false,
  outDir: '.output',
  webExt: { disabled: true },
  vite: () => ({ plugins: [snapshotVoting(), withoutEntities(), preact()], build: { target: 'es2022' } }),
  hooks: {
    'vite:build:extendConfig': (entrypoints, config) => {
      if (entrypoints.some(({ name }) => name === 'details'))
        config.plugins = [sharedPreact(), ...(config.plugins ?? [])];
    },
  },
  manifest: ({ browser }) => ({
    name: '__MSG_extensionName__',
    short_name: 'Shortfall',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    // `activeTab` and `scripting` bring no warning: the popup looks whether the page in front is a forum, when it is opened there.
    permissions: ['activeTab', 'alarms', 'notifications', 'scripting', 'storage', 'unlimitedStorage'],
    host_permissions: venueHosts.map((host) => `https://${host}/*`),
    // Asked for one host at a time, when the user wants Shortfall on it.
    optional_host_permissions: ['https://*/*'],
    action: { default_title: '__MSG_extensionName__' },
    minimum_chrome_version: '120',
    ...(browser === 'firefox' && {
      browser_specific_settings: {
        gecko: {
          id: '{b3c1a7f4-0d52-4e6b-9a7e-5c8f21d6e940}',
          strict_min_version: '142.0',
          data_collection_permissions: { required: ['none'] },
        },
      },
    }),
  }),
});
