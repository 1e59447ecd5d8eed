import { fakeBrowser } from 'wxt/testing/fake-browser';

// What the fake browser lacks: every host is allowed, unless a test says otherwise. Set up before every file of tests.
Object.assign(fakeBrowser.permissions, { contains: async () => true });
