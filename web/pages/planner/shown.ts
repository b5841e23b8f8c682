import type { ClimbLine } from '../../api/climbs.ts';
import type { Planned } from './plan-of.ts';
import type { Settings } from './settings.ts';

/** What all parts of the plan are shown from. */
export interface Shown {
  line: ClimbLine;
  settings: Settings;
  planned: Planned;
  /** Nobody under 18, nor of unknown age, is told what to eat. */
  isAdult: boolean;
}
