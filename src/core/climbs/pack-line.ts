import { type Frame, frameAt, type Line, lengthOf, lineIn, nearestOn, placeIn } from '../geo.ts';
import type { Column } from '../recording.ts';
import { DEFAULT_HALF_WIDTH, type Gate, gateOn } from './gates.ts';
import { isPosition, type Names, PackFields, packInvalid } from './pack-fields.ts';

/** A place on the way whose passing is timed, like a bend. */
export interface InnerGate {
  id: string;
  names: Names;
  /** Metres above the sea; null where unknown. */
  altitude: number | null;
  latitude: number;
  longitude: number;
  /** Metres from the start gate: the projection of its position onto the line. */
  along: number;
}

/** The road of a variant. */
export interface Shape {
  /** The line's vertices in degrees; metres above the sea, null where they are not to be trusted. */
  latitude: Column;
  longitude: Column;
  altitude: Column | null;
  frame: Frame;
  line: Line;
  /** Metres from gate to gate along the line: what matching uses. */
  length: number;
}

const FEWEST_POINTS = 10;
/** How far from the line's end its gate may stand, and an inner gate from the line: metres. */
const GATE_TOLERANCE = 10;
const INNER_GATE_TOLERANCE = 30;

/** The line of a timed feature, measured; throws `pack-invalid` where it is none. */
export function parseLine(id: string, geometry: PackFields): Shape {
  geometry.oneOf('type', ['LineString']);
  const points = geometry.list('coordinates');
  if (points.length < FEWEST_POINTS) {
    throw packInvalid(id, `its line has ${points.length} points, fewer than ${FEWEST_POINTS}`);
  }
  const latitude = new Float64Array(points.length);
  const longitude = new Float64Array(points.length);
  const altitude = new Float64Array(points.length);
  for (const [i, point] of points.entries()) {
    if (!isPosition(point)) {
      throw packInvalid(
        id,
        `point ${i} must be [longitude, latitude] or [longitude, latitude, altitude], is ${JSON.stringify(point)}`,
      );
    }
    longitude[i] = point[0];
    latitude[i] = point[1];
    altitude[i] = point[2] ?? Number.NaN;
  }
  const middle = points.length >> 1;
  const frame = frameAt(latitude[middle], longitude[middle]);
  const line = lineIn(frame, latitude, longitude);
  return {
    latitude,
    longitude,
    altitude: altitude.some(Number.isNaN) ? null : altitude,
    frame,
    line,
    length: lengthOf(line),
  };
}

/** The gate at an end of the line; its stated position must be there. */
export function parseEndGate(about: PackFields, { frame, line }: Shape, along: number): Gate {
  const [longitude, latitude] = about.position();
  const gate = gateOn(line, along, about.number('halfWidth', DEFAULT_HALF_WIDTH));
  const { x, y } = placeIn(frame, latitude, longitude);
  const off = Math.hypot(x - gate.x, y - gate.y);
  if (off <= GATE_TOLERANCE) return gate;
  throw packInvalid(about.where, `the gate is ${off.toFixed(0)} m off the end of the line`);
}

/** The gates in between, in riding order, each put onto the line. */
export function parseInnerGates(about: PackFields, shape: Shape): InnerGate[] {
  const gates = about
    .list('gates')
    .map((gate, i) => parseInnerGate(new PackFields(`${about.where}: gate ${i}`, gate), shape));
  for (let i = 1; i < gates.length; i++) {
    if (gates[i].along > gates[i - 1].along) continue;
    throw packInvalid(
      about.where,
      `gate "${gates[i].id}" does not come after "${gates[i - 1].id}" on the line`,
    );
  }
  return gates;
}

function parseInnerGate(about: PackFields, { frame, line, length }: Shape): InnerGate {
  const [longitude, latitude] = about.position();
  const { x, y } = placeIn(frame, latitude, longitude);
  const { along, offset } = nearestOn(line, x, y);
  if (offset > INNER_GATE_TOLERANCE) {
    throw packInvalid(about.where, `the gate is ${offset.toFixed(0)} m off the line`);
  }
  if (along <= 0 || along >= length) {
    throw packInvalid(about.where, 'the gate is not between the ends of the line');
  }
  return {
    id: about.text('id'),
    names: about.names('names'),
    altitude: about.numberOrNull('altitude'),
    latitude,
    longitude,
    along,
  };
}
