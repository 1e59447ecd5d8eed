import { describe, expect, it } from 'vitest';
import { textAt, valueAt, withItem, withoutItem, withValue } from '../../../components/options/own/at-path';

const draft = { name: 'A', list: [{ claims: [{ amount: { value: '1', asset: 'ETH' } }] }, { claims: [] }] };

describe('a value at a path', () => {
  it('is read, and missing where something on the way is', () => {
    expect(textAt(draft, 'list[0].claims[0].amount.value')).toBe('1');
    expect(textAt(draft, 'list[7].claims[0].amount.value')).toBe('');
    expect(valueAt(draft, 'name.of.nothing')).toBeUndefined();
  });

  it('is changed without changing the draft that it was in', () => {
    const before = structuredClone(draft);
    expect(withValue(draft, 'list[0].claims[0].amount.value', '2')).toEqual({
      name: 'A',
      list: [{ claims: [{ amount: { value: '2', asset: 'ETH' } }] }, { claims: [] }],
    });
    expect(draft).toEqual(before);
  });

  it('makes what is missing on the way, and takes away what becomes nothing', () => {
    expect(withValue({}, 'a.b[0].c', 'x')).toEqual({ a: { b: [{ c: 'x' }] } });
    expect(withValue(draft, 'name', undefined)).not.toHaveProperty('name');
  });

  it('is added to lists and taken from them', () => {
    expect(valueAt(withItem(draft, 'list[1].claims', { a: 1 }), 'list[1].claims')).toEqual([{ a: 1 }]);
    expect(valueAt(withoutItem(draft, 'list', 0), 'list')).toEqual([{ claims: [] }]);
    expect(withItem({}, 'new', {})).toEqual({ new: [{}] });
  });
});
