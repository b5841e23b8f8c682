import type { Frame } from '../geo.ts';
import type { Track } from '../track.ts';
import { Candidates, MOST, SCALE } from './candidates.ts';
import type { Crossing } from './gates.ts';
import type { Variant } from './territory.ts';
import { CORRIDOR, type Trail } from './trail.ts';

/** Nothing is known of a longer way between two samples: metres up the line, and down. */
export const LONGEST_ADVANCE = 300;
const LONGEST_RETREAT = 80;
/** Metres by which position noise makes an advance up the line differ from the step that was seen. */
const NOISE = 8;
/** Where the road bends it is longer than the step: by so many metres a second, for so many seconds. */
const BEND_SPEED = 8;
const LONGEST_BEND = 10;
/** Few riders turn back: what each metre down the line weighs. */
const RETREAT_COST = 0.1;
/** Nothing is learned from a sample so near the one before it: metres, and seconds. */
const NEXT_TO = 10;
const JUST_NOW = 3;
/** Of who weighs no more than this, all that is next to them is inside the corridor: half a metre to spare. */
const WELL_INSIDE = ((CORRIDOR - NEXT_TO - 0.5) / SCALE) ** 2;
type Road = Pick<Variant, 'line' | 'frame' | 'start'>;

const EMPTY = new Float64Array(0);
const NOWHERE = { time: EMPTY, latitude: EMPTY, longitude: EMPTY };
/** Samples on the line for which there is room at first. */
const ROOM = 1024;

/**
 * Places the samples of a track on a line in the most plausible way: near the line, and each as far
 * from the one before as the rider moved (Viterbi's algorithm over the places nearest to each
 * sample). One sample alone does not tell which leg of a hairpin it is on; those around it do.
 */
export class Placing {
  /** Metres up the line at the last sample on it, as things look up to there. */
  along = 0;

  #frame: Frame = { latitude: 0, longitude: 0, kx: 0, ky: 0 };
  #track: Pick<Track, 'time' | 'latitude' | 'longitude'> = NOWHERE;
  #candidates = new Candidates();
  /** The samples on the line, in order; the first stands for the start gate. */
  #samples = new Int32Array(ROOM);
  /** 1 where one after it, before the next on the line, was passed over. */
  #doubtful = new Uint8Array(ROOM);
  /** For each of them MOST slots: metres up the line, weight of the metres beside it, and the slot of the one before that led there. */
  #along = new Float64Array(MOST * ROOM);
  #weight = new Float64Array(MOST * ROOM);
  #from = new Int8Array(MOST * ROOM);
  /** Of the last one: its number, how many places it may be at, the likeliest, how implausible each is. */
  #last = 0;
  #count = 1;
  #likeliest = 0;
  #costs = new Float64Array(MOST);
  #x = 0;
  #y = 0;
  #time = 0;
  /** From there to the sample being placed, in metres: as the crow flies, and along the line at most. */
  #moved = 0;
  #most = 0;
  /** Scratch: the costs of the sample being placed. */
  #newCosts = new Float64Array(MOST);

  /** Begins at the start gate. */
  begin(road: Road, track: Track, { step, time }: Crossing): void {
    this.#frame = road.frame;
    this.#track = track;
    this.#candidates.begin(road, track);
    this.#last = 0;
    this.#samples[0] = step;
    this.#along[0] = 0;
    this.#weight[0] = 0;
    this.#count = 1;
    this.#costs[0] = 0;
    this.#settle(0, road.start.x, road.start.y, time);
  }

  /** Metres up the line, from the last place on it, within which a sample can be; at most `LONGEST_ADVANCE`. */
  reach(sample: number): number {
    this.#turnTo(sample);
    return Math.min(LONGEST_ADVANCE, this.#most + 2 * NOISE);
  }

  /** Whether a sample tells no more than the last one on the line: a dense track is placed in strides. */
  isBeside(sample: number): boolean {
    return this.nextApart(sample) > sample;
  }

  /** The first sample from one on that is not beside the last one on the line; their number where there is none. */
  nextApart(from: number): number {
    const { time, latitude, longitude } = this.#track;
    const frame = this.#frame;
    const before = this.#time;
    const beforeX = this.#x;
    const beforeY = this.#y;
    let i = from;
    for (; i < time.length && time[i] - before < JUST_NOW; i++) {
      const dx = (longitude[i] - frame.longitude) * frame.kx - beforeX;
      const dy = (latitude[i] - frame.latitude) * frame.ky - beforeY;
      if (!(dx * dx + dy * dy < NEXT_TO * NEXT_TO)) break;
    }
    return i;
  }

  /** Takes the next sample; one off the line is passed over. */
  place(sample: number): void {
    this.#turnTo(sample);
    this.#look();
    if (this.#last + 2 === this.#samples.length) this.#makeRoom();
    const isSure = this.#count === 1 && this.#candidates.count === 1;
    const likeliest = isSure ? this.#goOn() : this.#weigh();
    if (likeliest < 0) {
      this.passOver();
      return;
    }
    this.#last++;
    this.#samples[this.#last] = sample;
    this.#settle(likeliest, this.#candidates.x, this.#candidates.y, this.#track.time[sample]);
  }

  /** Nothing tells whether the next sample is on the line. */
  passOver(): void {
    this.#doubtful[this.#last] = 1;
  }

  /**
   * The samples on the line, by the sequence of places that is likeliest in the light of all of them,
   * between the start gate and the end gate, which lies `length` metres up and before sample `end`.
   * The columns are good until the next beginning.
   */
  trace(end: number, length: number): Pick<Trail, 'count' | 'samples' | 'along' | 'doubtful'> {
    const along = new Float64Array(this.#last + 2);
    let slot = this.#likeliest;
    for (let number = this.#last; number > 0; number--) {
      const own = MOST * number + slot;
      along[number] = this.#along[own];
      if (this.#weight[own] > WELL_INSIDE) this.#doubtful[number] = 1;
      slot = this.#from[own];
    }
    along[this.#last + 1] = length;
    this.#samples[this.#last + 1] = end;
    return { count: along.length, samples: this.#samples, along, doubtful: this.#doubtful };
  }

  #settle(likeliest: number, x: number, y: number, time: number): void {
    this.#doubtful[this.#last] = 0;
    this.#likeliest = likeliest;
    this.along = this.#along[MOST * this.#last + likeliest];
    this.#x = x;
    this.#y = y;
    this.#time = time;
  }

  /** How far the rider moved to a sample, and how far along the line at most. */
  #turnTo(sample: number): void {
    this.#candidates.turnTo(sample);
    const dx = this.#candidates.x - this.#x;
    const dy = this.#candidates.y - this.#y;
    const seconds = this.#track.time[sample] - this.#time;
    // Math.hypot guards against overflow, at ten times the price
    this.#moved = Math.sqrt(dx * dx + dy * dy);
    this.#most = this.#moved + NOISE + BEND_SPEED * Math.min(LONGEST_BEND, seconds);
  }

  /** Looks for places as far from any of the last sample's as may be. */
  #look(): void {
    let lowest = this.along;
    let highest = lowest;
    if (this.#count > 1) {
      for (let slot = MOST * this.#last, i = 0; i < this.#count; slot++, i++) {
        lowest = Math.min(lowest, this.#along[slot]);
        highest = Math.max(highest, this.#along[slot]);
      }
    }
    const reach = this.#most + 2 * NOISE;
    const down = Math.min(reach, LONGEST_RETREAT);
    this.#candidates.find(lowest - down, highest + Math.min(reach, LONGEST_ADVANCE));
  }

  /** The same for one candidate and one place to come from, as nearly always: there is nothing to weigh. */
  #goOn(): number {
    const along = this.#candidates.along[0];
    const advance = along - this.along;
    if (advance > LONGEST_ADVANCE || advance < -LONGEST_RETREAT) return -1;
    const own = MOST * (this.#last + 1);
    this.#along[own] = along;
    this.#weight[own] = this.#candidates.weight[0];
    this.#from[own] = 0;
    this.#costs[0] = 0;
    return 0;
  }

  /**
   * Writes into the next sample's slots the candidates that the rider can have come to, each from
   * where it is likeliest; returns the likeliest of them, −1 for none.
   */
  #weigh(): number {
    const { count, along, weight } = this.#candidates;
    const before = MOST * this.#last;
    const own = before + MOST;
    const known = this.#costs;
    const costs = this.#newCosts;
    let kept = 0;
    let likeliest = -1;
    for (let i = 0; i < count; i++) {
      let best = Number.POSITIVE_INFINITY;
      let from = 0;
      for (let slot = 0; slot < this.#count; slot++) {
        const advance = along[i] - this.#along[before + slot];
        const cost = known[slot] + stepCost(advance, this.#moved, this.#most);
        if (cost >= best) continue;
        best = cost;
        from = slot;
      }
      if (best === Number.POSITIVE_INFINITY) continue;
      this.#along[own + kept] = along[i];
      this.#weight[own + kept] = weight[i];
      this.#from[own + kept] = from;
      costs[kept] = best + weight[i];
      if (likeliest < 0 || costs[kept] < costs[likeliest]) likeliest = kept;
      kept++;
    }
    if (kept === 0) return -1;
    this.#newCosts = known;
    this.#costs = costs;
    this.#count = kept;
    return likeliest;
  }

  #makeRoom(): void {
    const room = 2 * this.#samples.length;
    this.#samples = enlarged(this.#samples, new Int32Array(room));
    this.#doubtful = enlarged(this.#doubtful, new Uint8Array(room));
    this.#along = enlarged(this.#along, new Float64Array(MOST * room));
    this.#weight = enlarged(this.#weight, new Float64Array(MOST * room));
    this.#from = enlarged(this.#from, new Int8Array(MOST * room));
  }
}

/** How implausible an advance up the line is for a rider who moved that far; infinite where it cannot be. */
function stepCost(advance: number, moved: number, most: number): number {
  if (advance > LONGEST_ADVANCE || advance < -LONGEST_RETREAT) return Number.POSITIVE_INFINITY;
  if (advance < 0) return RETREAT_COST * -advance + squareBeyond(-advance - NOISE);
  return squareBeyond(Math.max(moved - NOISE - advance, advance - most));
}

function squareBeyond(excess: number): number {
  return excess > 0 ? (excess * excess) / (SCALE * SCALE) : 0;
}

function enlarged<Room extends { set(values: Room): void }>(column: Room, room: Room): Room {
  room.set(column);
  return room;
}
