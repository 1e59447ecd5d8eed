// Builds both extensions: .output/chrome-mv3 and .output/firefox-mv3.
import { build } from './fresh-build.ts';

process.exitCode = (await build('chrome')) || (await build('firefox'));
