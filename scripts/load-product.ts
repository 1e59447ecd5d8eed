import { join } from 'node:path';
import { runnerImport } from 'vite';
import { root } from './command.ts';
import { snapshotVoting } from './snapshot-voting.ts';

/**
 * Loads a file of the product, such as `lib/catalogue/list-format.ts`, for a command. Node runs our TypeScript by itself,
 * but not the product's extensionless imports: Vite reads those. `T` says what the file exports: `typeof import('../lib/…')`.
 */
export async function loadProduct<T>(file: string): Promise<T> {
  const { module } = await runnerImport<T>(join(root, file), {
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [snapshotVoting()],
    resolve: { alias: { '@': root } },
  });
  return module;
}
