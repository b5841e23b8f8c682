import type { Range } from '../../../src/core/series.ts';
import type { ClimbLine } from '../../api/climbs.ts';
import { SlopeChip } from '../../charts/slope-chip.tsx';
import { Unknown } from '../../components/quantity.tsx';
import { effortWords } from '../../i18n/effort.ts';
import { slopeOf } from './cuts.ts';

/** The mean gradient of a piece of the line. */
export function Slope({ piece, line }: { piece: Range; line: ClimbLine }) {
  const slope = slopeOf(piece, line);
  if (Number.isNaN(slope)) return <Unknown reason={effortWords().sections.noAltitude} />;
  return <SlopeChip slope={slope} />;
}
