import { z } from '../platform/zod';
import { listWords } from './list-words';
import { listSchema } from './rescue-schema';

/**
 * The JSON Schema of rescue lists, for those who write them and for their editors. Published beside the code as
 * `rescue-list.schema.json`; no part of the extension. The validator checks more: that names stand for something, and sums.
 */
export function listJsonSchema(): object {
  const { $schema, ...schema } = z.toJSONSchema(listSchema);
  describe(schema, '');
  return {
    $schema,
    title: 'Shortfall rescue list, version 1',
    description:
      'Rescues as data. Amounts are decimal strings in whole units of their asset; sources are https links, or publication:<id> of the rescue. Check a list with `npm run validate-list -- file.json`.',
    ...schema,
  };
}

/** Puts the meaning of every field that has one beside it. */
function describe(schema: object, path: string): void {
  const { properties = {}, items } = schema as { properties?: Record<string, object>; items?: object };
  if (items) describe(items, path);
  for (const [name, field] of Object.entries(properties)) {
    const at = path === '' ? name : `${path}.${name}`;
    const words = listWords[at];
    if (words !== undefined) Object.assign(field, { description: words });
    describe(field, at);
  }
}
