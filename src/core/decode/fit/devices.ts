import type { Device } from '../../recording.ts';
import { readFields, readText } from './columns.ts';
import { manufacturerName, productName } from './names.ts';
import type { Source } from './source.ts';
import type { Table } from './tables.ts';

/** `device_info` (message 23) by device type, for sensors in the rider's own box. */
const LOCAL_KINDS: Record<number, string> = {
  0: 'gps',
  1: 'gps',
  2: 'gps',
  3: 'accelerometer',
  4: 'barometer',
  5: 'temperature',
  10: 'heart-rate',
};

/** The same for ANT+ and Bluetooth sensors (ANT+ device numbers). */
const SENSOR_KINDS: Record<number, string> = {
  11: 'power',
  17: 'trainer',
  20: 'e-bike',
  25: 'temperature',
  34: 'shifting',
  35: 'light',
  36: 'light',
  40: 'radar',
  120: 'heart-rate',
  121: 'speed-cadence',
  122: 'cadence',
  123: 'speed',
  124: 'foot-pod',
};

const HEAD_UNIT_INDEX = 0;
const SOURCE_LOCAL = 5;
const DEVICE = {
  index: { field: 0 },
  type: { field: 1 },
  manufacturer: { field: 2 },
  serial: { field: 3 },
  product: { field: 4 },
  source: { field: 25 },
};
const PRODUCT_NAME = 27;

/** The devices of a part in order of their index, each once with what its last messages said. */
export function readDevices(source: Source, table: Table | undefined): Device[] {
  if (table === undefined) return [];
  const found = new Map<string, { index: number; device: Device }>();
  const said = readFields(source, table, DEVICE);
  for (let row = 0; row < table.count; row++) {
    const [index, maker, serial] = [said.index[row], said.manufacturer[row], said.serial[row]];
    const product = readText(source, table, row, PRODUCT_NAME);
    const device = {
      kind: kindOf(index, said.type[row], said.source[row]),
      manufacturer: manufacturerName(maker),
      product: product ?? productName(maker, said.product[row]),
      serial: serial > 0 ? String(serial) : null,
    };
    // an index is given to another sensor when the first one leaves
    const key = `${index} ${device.kind}`;
    found.set(key, { index, device: updated(found.get(key)?.device, device) });
  }
  return [...found.values()]
    .sort((a, b) => (a.index || 0) - (b.index || 0))
    .map(({ device }) => device)
    .filter(({ kind, manufacturer }) => kind !== 'other' || manufacturer !== null);
}

function kindOf(index: number, type: number, source: number): string {
  if (index === HEAD_UNIT_INDEX) return 'head-unit';
  if (source === SOURCE_LOCAL) return LOCAL_KINDS[type] ?? 'other';
  // older devices leave the source out; the two lists do not overlap in what they write
  const local = Number.isNaN(source) ? LOCAL_KINDS[type] : undefined;
  return SENSOR_KINDS[type] ?? local ?? 'other';
}

function updated(before: Device | undefined, now: Device): Device {
  if (before === undefined) return now;
  return {
    kind: now.kind,
    manufacturer: now.manufacturer ?? before.manufacturer,
    product: now.product ?? before.product,
    serial: now.serial ?? before.serial,
  };
}
