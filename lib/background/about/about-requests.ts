import { browser } from 'wxt/browser';
import { readLanguage } from '../../i18n/chosen-texts';
import { languageKey } from '../../messages/about/language';
import type { Handlers } from '../../messages/serve';
import { bumpRevision } from '../../store/preferences';
import { languageChanged } from '../lists/worker-ready';
import { readDiagnostics } from './read-diagnostics';
import { readHosts } from './read-hosts';

/** What the worker tells of itself, and the language that it does so in. */
export const aboutHandlers: Pick<Handlers, 'readHosts' | 'readDiagnostics' | 'readLanguage' | 'chooseLanguage'> = {
  readHosts: () => readHosts(),
  readDiagnostics: () => readDiagnostics(),
  async readLanguage() {
    const chosen = await readLanguage();
    return { kind: 'language', ...(chosen && { chosen }) };
  },
  async chooseLanguage({ language }, { privateWindow }) {
    if (privateWindow) return { kind: 'failed', reason: 'private-window' };
    if (language === undefined) await browser.storage.local.remove(languageKey);
    else await browser.storage.local.set({ [languageKey]: language });
    await languageChanged();
    await bumpRevision();
    return { kind: 'saved' };
  },
};
