import { message } from '../../lib/i18n/message';
import { shortened } from '../../lib/i18n/shortened';

/** Words of somebody else: shown as text, in their own direction, cut where they would break the layout. Governance is written in English: a page of ours in another language says so. */
export function Foreign({ text, length = 120 }: { text: string; length?: number }) {
  const shown = shortened(text, length);
  const lang = message('locale') === 'en' ? {} : { lang: 'en' };
  return (
    <bdi {...lang} {...(shown !== text && { title: shortened(text, 600) })}>
      {shown}
    </bdi>
  );
}
