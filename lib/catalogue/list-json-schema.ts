import { z } from '../platform/zod';
import { listSchema } from './rescue-schema';

/**
 * The JSON Schema of rescue lists, for those who write them and for their editors. Published beside the code as
 * `rescue-list.schema.json`; no part of the extension. The validator checks more: that names stand for something, and sums.
 */
export function listJsonSchema(): object {
  const { $schema, ...schema } = z.toJSONSchema(listSchema);
  return {
    $schema,
    title: 'Shortfall rescue list, version 1',
    description:
      'Rescues as data. Amounts are decimal strings in whole units of their asset; sources are https links, or publication:<id> of the rescue. Check a list with `npm run validate-list -- file.json`.',
    ...schema,
  };
}
