import { expect, it } from 'vitest';
import { normaliseList } from '../../lib/catalogue/list-format.ts';
import { bundledList } from '../../lib/catalogue/rescues/bundled-list.ts';

it('the bundled list is checked and read', () => {
  const text = JSON.stringify(bundledList);
  const times = Array.from({ length: 15 }, () => {
    const started = performance.now();
    expect(normaliseList(JSON.parse(text)).ok).toBe(true);
    return performance.now() - started;
  }).sort((a, b) => a - b);
  console.log(`bundled list: median ${times[7]?.toFixed(1)} ms of 15, first and slowest ${times[14]?.toFixed(1)} ms`);
});
