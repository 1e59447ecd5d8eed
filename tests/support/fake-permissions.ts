import { fakeBrowser } from 'wxt/testing/fake-browser';

// What the fake browser lacks: every host is allowed, unless a test says otherwise, and no script is registered. Set up before every file of tests.
const event = () => ({ addListener() {}, removeListener() {}, hasListener: () => false });
Object.assign(fakeBrowser.permissions, {
  contains: async () => true,
  remove: async () => true,
  onAdded: event(),
  onRemoved: event(),
});
Object.assign(fakeBrowser.scripting, { getRegisteredContentScripts: async () => [] });
