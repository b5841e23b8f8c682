import type { Range } from '../../../src/core/series.ts';
import type { ClimbLine } from '../../api/climbs.ts';
import { SlopeChip } from '../../charts/slope-chip.tsx';
import { Unknown } from '../../components/quantity.tsx';
import { climbPageWords } from '../../i18n/climb.ts';
import { slopeOf } from './cuts.ts';

/** The mean gradient of a piece of the line. */
export function Slope({ piece, line }: { piece: Range; line: ClimbLine }) {
  const slope = slopeOf(piece, line);
  if (Number.isNaN(slope)) return <Unknown reason={climbPageWords().bends.noSlope} />;
  return <SlopeChip slope={slope} />;
}
