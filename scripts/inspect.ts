// Prints, without a browser, what the panel would be given: `npm run inspect -- <page URL or rescue id> [options]`.
// Or what may be said of proposals in a file, what a proposal's votes come to, what a forum's topic asks for,
// and how a vote on a chain stands.

import {
  type FileArguments,
  inspectUsage,
  readArguments,
  type SubjectArguments,
  type VoteArguments,
} from './inspect/arguments.ts';
import { standInForBrowser } from './inspect/stand-in-browser.ts';
import { loadProduct } from './load-product.ts';

// Whoever reads may stop reading: `… | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

try {
  const wanted = readArguments(process.argv.slice(2));
  if (wanted === 'help') console.log(inspectUsage);
  else {
    standInForBrowser();
    process.stdout.write(await answer(wanted));
  }
} catch (error) {
  // By name: what the product's loader has loaded has classes of its own.
  if (!(error instanceof Error) || error.name !== 'Refusal') throw error;
  console.error(error.message);
  process.exitCode = 1;
}

async function answer(wanted: SubjectArguments | FileArguments | VoteArguments): Promise<string> {
  switch (wanted.kind) {
    case 'subject': {
      const file = 'scripts/inspect/inspect-subject.ts';
      return (await loadProduct<typeof import('./inspect/inspect-subject.ts')>(file)).inspectSubject(wanted);
    }
    case 'proposals': {
      const file = 'scripts/inspect/inspect-proposals.ts';
      return (await loadProduct<typeof import('./inspect/inspect-proposals.ts')>(file)).inspectProposals(wanted);
    }
    case 'topic': {
      const file = 'scripts/inspect/inspect-topic.ts';
      return (await loadProduct<typeof import('./inspect/inspect-topic.ts')>(file)).inspectTopic(wanted);
    }
    case 'vote': {
      const file = 'scripts/inspect/inspect-vote.ts';
      return (await loadProduct<typeof import('./inspect/inspect-vote.ts')>(file)).inspectVote(wanted);
    }
    case 'recount': {
      const file = 'scripts/inspect/inspect-recount.ts';
      return (await loadProduct<typeof import('./inspect/inspect-recount.ts')>(file)).inspectRecount(wanted);
    }
  }
}
