import type { FaultTable } from '../faults.ts';
import { html, type Site } from '../site.ts';
import type { ForumData } from './forums.ts';
export function serveForums(_forums: ForumData, _faults: FaultTable, _theme?: 'light' | 'dark'): Site {
  return () => html('');
}
