import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { listJsonSchema } from '@/lib/catalogue/list-json-schema';
import { listWords } from '@/lib/catalogue/list-words';

const published = JSON.parse(readFileSync('lib/catalogue/rescue-list.schema.json', 'utf8'));

describe('the published JSON Schema', () => {
  it('is what the validator checks: npm run list-schema writes it', () => {
    expect(published).toEqual(JSON.parse(JSON.stringify(listJsonSchema())));
  });

  it('lets in no field that is not known, at any depth', () => {
    const objects: object[] = [];
    JSON.stringify(published, (_, value) => {
      if (value?.type === 'object') objects.push(value);
      return value;
    });
    expect(objects.length).toBeGreaterThan(20);
    expect(objects.filter((each) => Reflect.get(each, 'additionalProperties') !== false)).toEqual([]);
  });

  it('says what its fields mean, and of no field that there is not', () => {
    const described: string[] = [];
    JSON.stringify(published.properties, (key, value) => {
      if (key !== 'description' && value?.description) described.push(value.description);
      return value;
    });
    expect(Object.values(listWords).filter((words) => !described.includes(words))).toEqual([]);
  });

  it('names the format and its version', () => {
    expect(published.properties).toMatchObject({ format: { const: 'shortfall-list' }, version: { const: 1 } });
    expect(published.required).toEqual(['format', 'version', 'name', 'rescues']);
  });
});
