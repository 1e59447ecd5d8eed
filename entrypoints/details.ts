import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { DrawnDetail } from '../components/overlay/details/DrawnDetail';
import type { SharedWorld } from '../components/overlay/details/shared-preact';

// The worker runs it in a page whose reader opens a line of the panel.
export default defineUnlistedScript(() => (globalThis as SharedWorld).shortfall?.give(DrawnDetail));
