import { aprilRescue, aprilScript } from './april-rescue.ts';
import { startWorld } from './world.ts';

// The world by hand: prints what a browser has to be told, and plays April when Enter is pressed.
const world = await startWorld({ data: aprilRescue(Date.now()), script: aprilScript });
await world.chain();
console.log(`The world listens on 127.0.0.1:${world.port}; proxy for Firefox on ${world.proxyPort}.\n`);
console.log(
  `Chromium:\n  chromium --user-data-dir=$(mktemp -d) ${world.chromiumArgs.map((flag) => `'${flag}'`).join(' ')}\n`,
);
console.log(`Firefox, in about:config (and accept the certificate):\n  ${JSON.stringify(world.firefoxPrefs)}\n`);
console.log('Enter: play or pause the script. j: jump to the next step. Ctrl-C: stop.\n');

world.script.onStep(({ index, of, title }) => console.log(`[${index + 1}/${of}] ${title}`));
process.stdin.setEncoding('utf8').on('data', (line) => {
  if (String(line).trim() === 'j')
    world.script.jumpTo(world.script.next).catch((error) => console.error(error.message));
  else if (world.script.state === 'playing') world.script.pause();
  else world.script.play();
});
