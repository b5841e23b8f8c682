import type { Line } from '../geo.ts';

/** A sample is on the line up to this far beside it, in metres. */
export const CORRIDOR = 30;
/** At so many places of the line, at most, one sample may be: on the legs of a hairpin, or two. */
const PLACES = 4;

/** Nothing is known of a longer way between two samples: metres up the line, and down. */
export const LONGEST_ADVANCE = 300;
const LONGEST_RETREAT = 80;
/** Metres by which position noise makes an advance up the line differ from the step that was seen. */
const NOISE = 8;
/** Where the road bends it is longer than the step: by so many metres a second, for so many seconds. */
const BEND_SPEED = 8;
const LONGEST_BEND = 10;
/** A metre beside the line weighs as much as a metre of implausible advance; this many weigh 1. */
const SCALE = 10;
/** Nothing is learned from a sample so near the one before it: metres, and seconds. */
const NEXT_TO = 10;
const JUST_NOW = 3;
/** Samples on the line for which there is room at first. */
const ROOM = 1024;
/** Few riders turn back: what each metre down the line weighs. */
const RETREAT_COST = 0.1;

/**
 * Places the samples of a track on a line in the most plausible way: near the line, and each as far
 * from the one before as the rider moved (Viterbi's algorithm over the places nearest to each
 * sample). One sample alone does not tell which leg of a hairpin it is on; those around it do.
 */
export class Placing {
  /** Metres up the line at the last sample on it, as things look up to there. */
  along = 0;

  #line: Line = { x: new Float64Array(1), y: new Float64Array(1), along: new Float64Array(1) };
  /** The samples on the line, in order; the first stands for the start gate. */
  #samples = new Int32Array(ROOM);
  /** For each of them PLACES slots: metres up the line, and the slot of the one before that led there. */
  #along = new Float64Array(PLACES * ROOM);
  #from = new Int8Array(PLACES * ROOM);
  /** Of the last one: its number, how many places it may be at, the likeliest, how implausible each is. */
  #last = 0;
  #count = 0;
  #likeliest = 0;
  #costs = new Float64Array(PLACES);
  #x = 0;
  #y = 0;
  #time = 0;
  /** Of the line, where looking for places began last. */
  #segment = 0;
  /** Scratch: the costs of the sample being placed. */
  #newCosts = new Float64Array(PLACES);

  /** Begins at the line's beginning, there and then. */
  begin(line: Line, x: number, y: number, time: number): void {
    this.#line = line;
    this.#last = 0;
    this.#along[0] = 0;
    this.#count = 1;
    this.#costs[0] = 0;
    this.#segment = 0;
    this.#settle(0, x, y, time);
  }

  /** Metres up the line, from the last place on it, within which a sample there and then can be; at most `LONGEST_ADVANCE`. */
  reach(x: number, y: number, time: number): number {
    const moved = lengthOf(x - this.#x, y - this.#y);
    return Math.min(LONGEST_ADVANCE, this.#longestWay(moved, time) + 2 * NOISE);
  }

  /** Whether a sample tells no more than the last one on the line: a dense track is placed in strides. */
  isBeside(x: number, y: number, time: number): boolean {
    const dx = x - this.#x;
    const dy = y - this.#y;
    return dx * dx + dy * dy < NEXT_TO * NEXT_TO && time - this.#time < JUST_NOW;
  }

  /** Takes the next sample; one off the line is passed over. */
  place(sample: number, x: number, y: number, time: number): void {
    if (this.#last + 1 === this.#samples.length) this.#makeRoom();
    const alongs = this.#along;
    const first = PLACES * this.#last;
    let lowest = alongs[first];
    let highest = lowest;
    for (let slot = 1; slot < this.#count; slot++) {
      const along = alongs[first + slot];
      if (along < lowest) lowest = along;
      if (along > highest) highest = along;
    }
    const moved = lengthOf(x - this.#x, y - this.#y);
    const most = this.#longestWay(moved, time);
    const reach = most + 2 * NOISE;
    const nearest = lowest - (reach < LONGEST_RETREAT ? reach : LONGEST_RETREAT);
    const furthest = highest + (reach < LONGEST_ADVANCE ? reach : LONGEST_ADVANCE);
    const own = first + PLACES;
    const found = this.#nearestPlaces(own, x, y, nearest, furthest);

    const newCosts = this.#newCosts;
    let kept = 0;
    let likeliest = 0;
    for (let place = 0; place < found; place++) {
      const along = alongs[own + place];
      let best = Number.POSITIVE_INFINITY;
      let from = 0;
      for (let slot = 0; slot < this.#count; slot++) {
        const cost = this.#costs[slot] + stepCost(along - alongs[first + slot], moved, most);
        if (cost >= best) continue;
        best = cost;
        from = slot;
      }
      if (best === Number.POSITIVE_INFINITY) continue;
      alongs[own + kept] = along;
      this.#from[own + kept] = from;
      newCosts[kept] = best + newCosts[place];
      if (newCosts[kept] < newCosts[likeliest]) likeliest = kept;
      kept++;
    }
    if (kept === 0) return;
    this.#last++;
    this.#samples[this.#last] = sample;
    this.#count = kept;
    this.#newCosts = this.#costs;
    this.#costs = newCosts;
    this.#settle(likeliest, x, y, time);
  }

  /**
   * Writes the metres up the line of the samples in [first, last] that were placed, NaN for the others,
   * by the sequence that is likeliest in the light of all of them.
   */
  trace(first: number, last: number, progress: Float64Array): void {
    progress.fill(Number.NaN, first, last + 1);
    let slot = this.#likeliest;
    for (let number = this.#last; number > 0; number--) {
      progress[this.#samples[number]] = this.#along[PLACES * number + slot];
      slot = this.#from[PLACES * number + slot];
    }
  }

  #settle(likeliest: number, x: number, y: number, time: number): void {
    this.#likeliest = likeliest;
    this.along = this.#along[PLACES * this.#last + likeliest];
    this.#x = x;
    this.#y = y;
    this.#time = time;
  }

  #makeRoom(): void {
    const [samples, along, from] = [this.#samples, this.#along, this.#from];
    this.#samples = new Int32Array(2 * samples.length);
    this.#along = new Float64Array(2 * along.length);
    this.#from = new Int8Array(2 * from.length);
    this.#samples.set(samples);
    this.#along.set(along);
    this.#from.set(from);
  }

  #longestWay(moved: number, time: number): number {
    return moved + NOISE + BEND_SPEED * Math.min(LONGEST_BEND, time - this.#time);
  }

  /** Fills the slots from `first` on with the places inside the corridor that are nearer than the line around them; returns how many. */
  #nearestPlaces(first: number, x: number, y: number, lowest: number, highest: number): number {
    const line = this.#line;
    const end = line.x.length - 1;
    let count = 0;
    let approaching = true;
    let last = Number.POSITIVE_INFINITY;
    let lastAlong = 0;
    let i = this.#segmentFrom(lowest);
    let along = line.along[i];
    let ax = line.x[i] - x;
    let ay = line.y[i] - y;
    for (; i < end && along <= highest; i++) {
      const bx = line.x[i + 1] - x;
      const by = line.y[i + 1] - y;
      const next = line.along[i + 1];
      const dx = bx - ax;
      const dy = by - ay;
      const squared = dx * dx + dy * dy;
      // how far along the segment the sample projects, 0 to 1
      const ahead = -(ax * dx + ay * dy);
      const share = ahead <= 0 ? 0 : ahead >= squared ? 1 : ahead / squared;
      const px = ax + share * dx;
      const py = ay + share * dy;
      const offset = px * px + py * py;
      if (offset > last) {
        if (approaching && last <= CORRIDOR * CORRIDOR) {
          count = this.#add(first, count, lastAlong, last / (SCALE * SCALE));
        }
        approaching = false;
      } else if (offset < last) approaching = true;
      last = offset;
      lastAlong = along + share * (next - along);
      along = next;
      ax = bx;
      ay = by;
    }
    if (!approaching || last > CORRIDOR * CORRIDOR) return count;
    return this.#add(first, count, lastAlong, last / (SCALE * SCALE));
  }

  /** The segment that holds a place of the line: near the one of the sample before. */
  #segmentFrom(place: number): number {
    const { along } = this.#line;
    let i = this.#segment;
    while (i > 0 && along[i] > place) i--;
    while (i + 2 < along.length && along[i + 1] <= place) i++;
    this.#segment = i;
    return i;
  }

  /** Puts a place into a free slot, or into that of the farthest one if this is nearer. */
  #add(first: number, count: number, along: number, cost: number): number {
    let slot = count;
    if (count === PLACES) {
      slot = 0;
      for (let i = 1; i < PLACES; i++) if (this.#newCosts[i] > this.#newCosts[slot]) slot = i;
      if (this.#newCosts[slot] <= cost) return count;
    }
    this.#along[first + slot] = along;
    this.#newCosts[slot] = cost;
    return Math.min(PLACES, count + 1);
  }
}

/** How implausible an advance up the line is for a rider who moved that far; infinite where it cannot be. */
function stepCost(advance: number, moved: number, most: number): number {
  if (advance > LONGEST_ADVANCE || advance < -LONGEST_RETREAT) return Number.POSITIVE_INFINITY;
  if (advance < 0) return RETREAT_COST * -advance + squareBeyond(-advance - NOISE);
  return squareBeyond(Math.max(moved - NOISE - advance, advance - most));
}

/** Math.hypot guards against overflow, at ten times the price. */
function lengthOf(x: number, y: number): number {
  return Math.sqrt(x * x + y * y);
}

function squareBeyond(excess: number): number {
  return excess > 0 ? (excess * excess) / (SCALE * SCALE) : 0;
}
