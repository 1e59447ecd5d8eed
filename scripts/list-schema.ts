// Writes the JSON Schema of rescue lists, for those who write them: `npm run list-schema`. A test holds it to the validator.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './command.ts';
import { loadProduct } from './load-product.ts';

const file = 'lib/catalogue/rescue-list.schema.json';
const { listJsonSchema } = await loadProduct<typeof import('../lib/catalogue/list-json-schema.ts')>(
  'lib/catalogue/list-json-schema.ts',
);
writeFileSync(join(root, file), JSON.stringify(listJsonSchema()));
process.exitCode = await run('biome', ['format', '--write', file]);
