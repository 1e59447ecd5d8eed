import { takeChosenTexts } from '../../i18n/chosen-texts';
import { catalogueReady } from './load-catalogue';

let texts: Promise<void> | undefined;

/** What everything that the worker does needs: the whole catalogue, and the texts in the user's language. Never fails. */
export async function workerReady(): Promise<void> {
  texts ??= takeChosenTexts();
  await Promise.all([catalogueReady(), texts]);
}

/** The user chose another language: what is said from now on is in it. */
export async function languageChanged(): Promise<void> {
  texts = takeChosenTexts();
  await texts;
}
