import { describe, expectTypeOf, it } from 'vitest';
import type { Protocol, RequestName } from '../../../lib/messages/protocol.ts';

/** What does not come out of JSON as it went in. */
type Unsafe =
  | bigint
  | symbol
  | Date
  | Map<unknown, unknown>
  | Set<unknown>
  | RegExp
  | Error
  | ((...given: never) => unknown);

/** Paths in `T` to what JSON cannot carry; `never` where there are none. */
type UnsafePaths<T, Path extends string = ''> = T extends Unsafe
  ? Path
  : T extends string | number | boolean | null | undefined
    ? never
    : T extends readonly (infer Item)[]
      ? UnsafePaths<Item, `${Path}[]`>
      : { [Key in keyof T & string]: UnsafePaths<T[Key], `${Path}.${Key}`> }[keyof T & string];

describe('the protocol', () => {
  it('answers with nothing that JSON cannot carry', () => {
    expectTypeOf<UnsafePaths<{ [N in RequestName]: Protocol[N]['answer'] }>>().toEqualTypeOf<never>();
  });

  it('asks with nothing that JSON cannot carry', () => {
    expectTypeOf<UnsafePaths<{ [N in RequestName]: Protocol[N]['request'] }>>().toEqualTypeOf<never>();
  });

  it('would notice', () => {
    expectTypeOf<UnsafePaths<{ a: { b: readonly { c: bigint }[]; d?: Date } }>>().toEqualTypeOf<'.a.b[].c' | '.a.d'>();
  });
});
