import { fakeBrowser } from 'wxt/testing/fake-browser';
import german from '../../public/_locales/de/messages.json' with { type: 'json' };
import english from '../../public/_locales/en/messages.json' with { type: 'json' };

const languages = { en: english, de: german };

/** Gives the fake browser the English texts. */
export function useEnglishMessages(): void {
  useMessages('en');
}

/** Gives the fake browser the texts of a language, with `$1` … `$9` replaced as browsers do. A name that does not exist is an error here. */
export function useMessages(language: keyof typeof languages): void {
  const known = languages[language] as Record<string, { message: string }>;
  const i18n = {
    getMessage(key: string, substitutions: string | string[] = []): string {
      const text = known[key];
      if (!text) throw new Error(`There is no text named ${key}`);
      const values = [substitutions].flat();
      return text.message.replace(/\$(\$|[1-9])/g, (_, place: string) =>
        place === '$' ? '$' : (values[Number(place) - 1] ?? ''),
      );
    },
    getUILanguage: () => language,
  };
  Object.assign(fakeBrowser, { i18n: Object.assign({}, fakeBrowser.i18n, i18n) });
}
