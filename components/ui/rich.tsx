import type { ComponentChild } from 'preact';
import { type MessageKey, message } from '../../lib/i18n/message';

const firstPlace = 0xe001;

/** A text whose `$1` … `$9` are elements: words of others stay in their own `<bdi>`. */
export function rich(key: MessageKey, ...parts: readonly ComponentChild[]): ComponentChild[] {
  const places = parts.map((_, index) => String.fromCharCode(firstPlace + index));
  return message(key, ...places)
    .split(/([\ue001-\ue009])/)
    .map((piece) => (places.includes(piece) ? parts[piece.charCodeAt(0) - firstPlace] : piece));
}
