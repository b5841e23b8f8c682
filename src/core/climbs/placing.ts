import type { Line } from '../geo.ts';
import { Candidates, MOST, SCALE } from './candidates.ts';
import { CORRIDOR, type Trail } from './trail.ts';
import type { Way } from './way.ts';

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
/** Samples on the line for which there is room at first. */
const ROOM = 1024;

/**
 * Places the samples of a track on a line in the most plausible way: near the line, and each as far
 * from the one before as the rider moved (Viterbi's algorithm over the places nearest to each
 * sample). One sample alone does not tell which leg of a hairpin it is on; those around it do.
 */
export class Placing {
  readonly way: Way;
  /** Metres up the line at the last sample on it, as things look up to there. */
  along = 0;

  readonly #candidates = new Candidates();
  /** For each candidate: the one of the sample before that leads there. */
  #from = new Int32Array(MOST * ROOM);
  /** The samples on the line, in order; the first stands for the start gate. How many, and the last. */
  #samples = new Int32Array(ROOM);
  #count = 0;
  #last = 0;
  /** 1 where one after it, before the next on the line, was passed over. */
  #doubtful = new Uint8Array(ROOM);
  /** The candidates of the last one, half-open, and the likeliest of them. */
  #first = 0;
  #end = 1;
  #likeliest = 0;
  /** How implausible each of them is, and scratch for those of the next. */
  #costs = new Float64Array(MOST);
  #newCosts = new Float64Array(MOST);

  constructor(way: Way) {
    this.way = way;
  }

  /** Begins where the way does, at the start gate. */
  begin(line: Line): void {
    this.#candidates.begin(line);
    this.#candidates.along[0] = 0;
    this.#candidates.weight[0] = 0;
    this.#costs[0] = 0;
    this.#count = 0;
    this.#take(this.way.start, 0, 1, 0);
  }

  /** Metres up the line, from the last place on it, within which a sample can be; at most `LONGEST_ADVANCE`. */
  reach(sample: number): number {
    return Math.min(LONGEST_ADVANCE, this.#mostTo(sample, this.#movedTo(sample)) + 2 * NOISE);
  }

  /** Whether a sample tells no more than the last one on the line: a dense track is placed in strides. */
  isBeside(sample: number): boolean {
    return this.nextApart(sample) > sample;
  }

  /** The first sample from one on that is not beside the last one on the line; their number where there is none. */
  nextApart(from: number): number {
    const { time, x, y } = this.way;
    const last = this.#last;
    const soon = time[last];
    const lastX = x[last];
    const lastY = y[last];
    let i = from;
    for (; this.way.reaches(i) && time[i] - soon < JUST_NOW; i++) {
      const dx = x[i] - lastX;
      const dy = y[i] - lastY;
      if (!(dx * dx + dy * dy < NEXT_TO * NEXT_TO)) break;
    }
    return i;
  }

  /** Takes the next sample; one off the line is passed over, and a false position. */
  place(sample: number): void {
    if (Number.isNaN(this.way.ridden[sample])) {
      this.#passOver();
      return;
    }
    const moved = this.#movedTo(sample);
    const most = this.#mostTo(sample, moved);
    const first = this.#end;
    const end = this.#look(sample, most);
    const isSure = first - this.#first === 1 && end - first === 1;
    if (isSure) this.#goOn(sample, first);
    else this.#weigh(sample, first, end, moved, most);
  }

  /** Nothing tells whether the next sample is on the line. */
  #passOver(): void {
    this.#doubtful[this.#count - 1] = 1;
  }

  /**
   * The samples on the line, by the sequence of places that is likeliest in the light of all of them,
   * between the start gate and the end gate, which lies `length` metres up and before sample `end`.
   * The columns are good until the next beginning.
   */
  trace(end: number, length: number): Pick<Trail, 'count' | 'samples' | 'along' | 'doubtful'> {
    const count = this.#count + 1;
    const along = new Float64Array(count);
    let own = this.#likeliest;
    for (let number = this.#count - 1; number > 0; number--) {
      along[number] = this.#candidates.along[own];
      if (this.#candidates.weight[own] > WELL_INSIDE) this.#doubtful[number] = 1;
      own = this.#from[own];
    }
    along[count - 1] = length;
    this.#samples[count - 1] = end;
    return { count, samples: this.#samples, along, doubtful: this.#doubtful };
  }

  /** Takes a sample that may be at the candidates in [first, end). */
  #take(sample: number, first: number, end: number, likeliest: number): void {
    // and one more, for the end gate
    if (this.#count + 1 === this.#samples.length) this.#makeRoom();
    this.#samples[this.#count] = sample;
    this.#doubtful[this.#count] = 0;
    this.#count++;
    this.#last = sample;
    this.#first = first;
    this.#end = end;
    this.#likeliest = likeliest;
    this.along = this.#candidates.along[likeliest];
  }

  /** Metres from the last sample on the line, as the crow flies. */
  #movedTo(sample: number): number {
    const { x, y } = this.way;
    const dx = x[sample] - x[this.#last];
    const dy = y[sample] - y[this.#last];
    // Math.hypot guards against overflow, at ten times the price
    return Math.sqrt(dx * dx + dy * dy);
  }

  /** The same along the line at most, for who moved that far. */
  #mostTo(sample: number, moved: number): number {
    const { time } = this.way;
    const seconds = time[sample] - time[this.#last];
    return moved + NOISE + BEND_SPEED * Math.min(LONGEST_BEND, seconds);
  }

  /** Looks for places as far from any of the last sample's as may be; returns where they end. */
  #look(sample: number, most: number): number {
    let lowest = this.along;
    let highest = lowest;
    if (this.#end - this.#first > 1) {
      for (let i = this.#first; i < this.#end; i++) {
        lowest = Math.min(lowest, this.#candidates.along[i]);
        highest = Math.max(highest, this.#candidates.along[i]);
      }
    }
    const { x, y } = this.way;
    const reach = most + 2 * NOISE;
    const from = lowest - Math.min(reach, LONGEST_RETREAT);
    const to = highest + Math.min(reach, LONGEST_ADVANCE);
    return this.#candidates.find(x[sample], y[sample], from, to, this.#end);
  }

  /** One candidate and one place to come from, as nearly always: there is nothing to weigh. */
  #goOn(sample: number, candidate: number): void {
    const advance = this.#candidates.along[candidate] - this.along;
    if (advance > LONGEST_ADVANCE || advance < -LONGEST_RETREAT) {
      this.#passOver();
      return;
    }
    this.#from[candidate] = this.#likeliest;
    this.#costs[0] = 0;
    this.#take(sample, candidate, candidate + 1, candidate);
  }

  /** Takes of the candidates in [first, end) those that the rider can have come to, each from where it is likeliest. */
  #weigh(sample: number, first: number, end: number, moved: number, most: number): void {
    const { along, weight } = this.#candidates;
    const known = this.#costs;
    const costs = this.#newCosts;
    let kept = first;
    let likeliest = -1;
    for (let i = first; i < end; i++) {
      let best = Number.POSITIVE_INFINITY;
      let from = 0;
      for (let before = this.#first; before < first; before++) {
        const cost = known[before - this.#first] + stepCost(along[i] - along[before], moved, most);
        if (cost >= best) continue;
        best = cost;
        from = before;
      }
      if (best === Number.POSITIVE_INFINITY) continue;
      along[kept] = along[i];
      weight[kept] = weight[i];
      this.#from[kept] = from;
      costs[kept - first] = best + weight[i];
      if (likeliest < 0 || costs[kept - first] < costs[likeliest - first]) likeliest = kept;
      kept++;
    }
    if (likeliest < 0) {
      this.#passOver();
      return;
    }
    this.#newCosts = known;
    this.#costs = costs;
    this.#take(sample, first, kept, likeliest);
  }

  #makeRoom(): void {
    const room = 2 * this.#samples.length;
    this.#samples = enlarged(this.#samples, new Int32Array(room));
    this.#doubtful = enlarged(this.#doubtful, new Uint8Array(room));
    this.#from = enlarged(this.#from, new Int32Array(MOST * room));
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
