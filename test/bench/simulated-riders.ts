import { oisans } from '../core/climbs/oisans.ts';
import { randomOf } from '../mutations.ts';

/** Somebody of a simulated territory; nothing of it is anybody's. */
export interface SimulatedRider {
  riderId: string;
  /** Of the privacy zones that one rider in ten has; '' where none. */
  zoneKey: string;
  /** The part of all rides that is this rider's. */
  share: number;
  /** kg, W, J. */
  weight: number;
  threshold: number;
  wPrime: number;
  hasMeter: boolean;
  hasMotor: boolean;
}

/** A climb's line as efforts know it: metres. */
export interface SimulatedLine {
  territory: string;
  climb: string;
  variant: string;
  packVersion: string;
  length: number;
  height: number;
  gates: readonly string[];
  /** The part of all efforts that is on it. */
  share: number;
}

interface Amounts {
  rides: number;
  efforts: number;
  riders: number;
  hills: number;
  seed: number;
}

/** Rides go from one to ten for one rider to the other, hundreds for a few. */
export function simulatedRiders({ riders: count, seed }: Amounts): SimulatedRider[] {
  const random = randomOf(seed);
  const riders = Array.from({ length: count }, (_, i): SimulatedRider => {
    const weight = 50 + 45 * random();
    return {
      riderId: `rider-${i}`,
      zoneKey: i % 10 === 0 ? `zones-of-${i}` : '',
      share: Math.exp(normal(random)),
      weight,
      threshold: weight * (3 + 0.7 * normal(random)),
      wPrime: 12_000 + 10_000 * random(),
      hasMeter: random() < 0.6,
      hasMotor: i % 12 === 5,
    };
  });
  return withShares(riders);
}

/** What a ride has of the pack's climbs at most; there are not more of them in a day. */
const MOST_OF_PACK = 5;

/**
 * The lines of the pack of the Oisans, ridden the more the earlier they stand in it, and besides so many
 * invented hills of 300 to 1,500 m, each as often ridden as the other: what of a ride's efforts is more
 * than five.
 */
export function simulatedLines({ rides, efforts, hills, seed }: Amounts): SimulatedLine[] {
  const random = randomOf(seed);
  const ofPack = hills === 0 ? 1 : Math.min(1, (MOST_OF_PACK * rides) / efforts);
  const pack = oisans.variants.map((variant, i): SimulatedLine => {
    const { territory, climb, packVersion, length, height, gates } = variant;
    const ids = gates.map(({ id }) => id);
    const line = { territory, climb, variant: variant.variant, packVersion, length, height };
    return { ...line, gates: ids, share: 1 / (i + 1) };
  });
  const invented = Array.from({ length: hills }, (_, i): SimulatedLine => {
    const length = 300 + 1200 * random();
    const names = { territory: 'hills', climb: `hill-${i}`, variant: 'only', packVersion: '1' };
    return { ...names, length, height: 0.07 * length, gates: [], share: 1 };
  });
  return [...withShares(pack, ofPack), ...withShares(invented, 1 - ofPack)];
}

function withShares<Item extends { share: number }>(items: readonly Item[], together = 1): Item[] {
  const whole = items.reduce((sum, { share }) => sum + share, 0);
  return items.map((item) => ({ ...item, share: (together * item.share) / whole }));
}

/** Draws items as often as their shares say. */
export function drawing<Item extends { share: number }>(
  items: readonly Item[],
): (u: number) => Item {
  const upTo = new Float64Array(items.length);
  items.forEach(({ share }, i) => {
    upTo[i] = share + (i === 0 ? 0 : (upTo[i - 1] as number));
  });
  return (u) => {
    let [low, high] = [0, items.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((upTo[middle] as number) > u) high = middle;
      else low = middle + 1;
    }
    return items[low] as Item;
  };
}

/** Whose share is the largest: the rider with most rides, the line with most efforts. */
export function foremost<Item extends { share: number }>(items: readonly Item[]): Item {
  return items.reduce((a, b) => (b.share > a.share ? b : a));
}

/** Standard normal (Box–Muller). */
export function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
