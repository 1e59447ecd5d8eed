// Prints, without a browser, what the panel would be given: `npm run inspect -- <page URL or rescue id> [options]`.

import { inspectUsage, readArguments } from './inspect/arguments.ts';
import { standInForBrowser } from './inspect/stand-in-browser.ts';
import { loadProduct } from './load-product.ts';

try {
  const wanted = readArguments(process.argv.slice(2));
  if (wanted === 'help') console.log(inspectUsage);
  else {
    standInForBrowser();
    const product = await loadProduct<typeof import('./inspect/inspect-subject.ts')>(
      'scripts/inspect/inspect-subject.ts',
    );
    process.stdout.write(await product.inspectSubject(wanted));
  }
} catch (error) {
  // By name: what the product's loader has loaded has classes of its own.
  if (!(error instanceof Error) || error.name !== 'Refusal') throw error;
  console.error(error.message);
  process.exitCode = 1;
}
