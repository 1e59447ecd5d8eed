import type { Rescue } from '../../domain/rescue/rescue';
import { normaliseList } from '../list-format';
import aaveCrv2022 from './aave-crv-2022.json';
import balancer2025 from './balancer-2025.json';
import compound2021 from './compound-2021.json';
import curve2023 from './curve-2023.json';
import curveSdola2026 from './curve-sdola-2026.json';
import defiUnited2026 from './defi-united-2026.json';
import euler2023 from './euler-2023.json';
import feiRari2022 from './fei-rari-2022.json';
import harmony2022 from './harmony-2022.json';
import jpegd2023 from './jpegd-2023.json';
import maker2020 from './maker-2020.json';
import resolvFluid2026 from './resolv-fluid-2026.json';
import resupply2025 from './resupply-2025.json';
import ronin2022 from './ronin-2022.json';
import venus2024 from './venus-2024.json';
import venusThe2026 from './venus-the-2026.json';
import wormhole2022 from './wormhole-2022.json';

/** The list that comes with the extension: of the same format as any other, and validated in the same way. */
export const bundledList = {
  format: 'shortfall-list',
  version: 1,
  name: 'Rescues that come with Shortfall',
  /** Newest first. */
  rescues: [
    defiUnited2026,
    resolvFluid2026,
    venusThe2026,
    curveSdola2026,
    balancer2025,
    resupply2025,
    venus2024,
    curve2023,
    jpegd2023,
    euler2023,
    aaveCrv2022,
    harmony2022,
    feiRari2022,
    ronin2022,
    wormhole2022,
    compound2021,
    maker2020,
  ],
};

let rescues: readonly Rescue[] | undefined;

/** The rescues that come with the extension. Parsed once, when first asked for. */
export function readBundled(): readonly Rescue[] {
  rescues ??= parse();
  return rescues;
}

function parse(): readonly Rescue[] {
  const read = normaliseList(bundledList);
  if (read.ok) return read.list.rescues;
  // Cannot happen in a build that passed its tests: the bundled list is one of them.
  throw new Error(read.problems.map(({ path, sentence }) => `${path}: ${sentence}`).join('\n'));
}
