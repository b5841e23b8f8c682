import type { ProfileKind } from '../../../../src/core/profile.ts';
import type { DatedValue } from '../../../api/profile.ts';
import { Quantity } from '../../../components/quantity.tsx';
import type { ShownUnit } from '../../../format/quantity.ts';

type Plain = Exclude<ProfileKind, 'powerZones' | 'heartRateZones' | 'wPrime'>;

const SHOWN: Record<Plain, { unit: ShownUnit; digits: number }> = {
  threshold: { unit: 'W', digits: 0 },
  weight: { unit: 'kg', digits: 1 },
  maximumHeartRate: { unit: 'bpm', digits: 0 },
  thresholdHeartRate: { unit: 'bpm', digits: 0 },
  restHeartRate: { unit: 'bpm', digits: 0 },
};

/** A number with its unit; of zones the bounds between them, in per cent. */
export function ValueShown({ value: { kind, value, bounds } }: { value: DatedValue }) {
  if (kind === 'powerZones' || kind === 'heartRateZones') {
    return <span class="bounds tabular">{(bounds ?? []).slice(1).join(' · ')} %</span>;
  }
  // In tenths of kJ: a whole kJ is a twentieth of it.
  if (kind === 'wPrime') return <Quantity value={value && value / 1000} unit="kJ" digits={1} />;
  return <Quantity value={value} {...SHOWN[kind]} />;
}
