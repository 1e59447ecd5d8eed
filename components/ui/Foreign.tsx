import { shortened } from '../../lib/i18n/shortened';

/** Words of somebody else: shown as text, in their own direction, cut where they would break the layout. */
export function Foreign({ text, length = 120 }: { text: string; length?: number }) {
  const shown = shortened(text, length);
  return <bdi {...(shown !== text && { title: shortened(text, 600) })}>{shown}</bdi>;
}
