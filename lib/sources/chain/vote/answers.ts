import type { CallAnswer } from '../../../platform/rpc/call-many';

/** What a contract answered; `undefined` where it gave no answer that can be read. */
export function told<Value>(answer: CallAnswer<Value>): Value | undefined {
  return answer.kind === 'value' ? answer.value : undefined;
}

/** An address that a contract answered, in lower case; `undefined` also where it is nobody's. */
export function addressOf(answer: CallAnswer<string>): string | undefined {
  const found = told(answer)?.toLowerCase();
  return found === undefined || /^0x0{40}$/.test(found) ? undefined : found;
}

/** A field where its value is known, and none where it is not. */
export function some<Key extends string, Value>(key: Key, known: Value | undefined): { [K in Key]?: Value } {
  return (known === undefined ? {} : { [key]: known }) as { [K in Key]?: Value };
}
