/** Text of others on one line, without what would steer a terminal or turn the direction of reading. */
export function tame(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ');
}

/** A view with every text in it tamed. */
export function tamed<T>(view: T): T {
  return JSON.parse(JSON.stringify(view), (_, value: unknown) => (typeof value === 'string' ? tame(value) : value));
}
