import { describe, expect, it } from 'vitest';
import { readDevices } from '../../../../src/core/decode/fit/devices.ts';
import { FitBuilder, TEXT, U8, U16, U32 } from './fit-builder.ts';
import { tableOf } from './walked.ts';

const DEVICE_INFO = 23;
const LOCAL = 5;
const ANT_PLUS = 1;
const NONE = 0xff;
const NO_PRODUCT = 0xffff;
const NO_SERIAL = 0xffffffff;

function devicesOf(...rows: (number | string)[][]) {
  const builder = new FitBuilder().define(0, DEVICE_INFO, [
    [0, U8],
    [25, U8],
    [1, U8],
    [2, U16],
    [4, U16],
    [3, U32],
    [27, TEXT, 12],
  ]);
  for (const row of rows) builder.data(0, ...row);
  const { source, table } = tableOf(builder, DEVICE_INFO);
  return readDevices(source, table);
}

describe('readDevices(source, table)', () => {
  it('names head unit, barometer and sensors', () => {
    expect(
      devicesOf(
        [2, ANT_PLUS, 11, 263, 12, 4711, 'Duo'],
        [0, LOCAL, NONE, 1, 1836, 99, ''],
        [1, LOCAL, 4, 1, 1836, NO_SERIAL, ''],
      ),
    ).toEqual([
      { kind: 'head-unit', manufacturer: 'Garmin', product: 'Edge 1000', serial: '99' },
      { kind: 'barometer', manufacturer: 'Garmin', product: 'Edge 1000', serial: null },
      { kind: 'power', manufacturer: 'Favero', product: 'Duo', serial: '4711' },
    ]);
  });

  it('gathers what several messages say about one device', () => {
    const heartRate = [3, ANT_PLUS, 120];
    expect(
      devicesOf([...heartRate, NO_PRODUCT, NO_PRODUCT, 5, ''], [...heartRate, 1, 1, NO_SERIAL, '']),
    ).toEqual([{ kind: 'heart-rate', manufacturer: 'Garmin', product: null, serial: '5' }]);
  });

  it('keeps both sensors when an index is used again', () => {
    const kinds = devicesOf(
      [3, ANT_PLUS, 120, 1, NO_PRODUCT, 5, ''],
      [3, ANT_PLUS, 121, 1, NO_PRODUCT, 6, ''],
    ).map(({ kind }) => kind);
    expect(kinds).toEqual(['heart-rate', 'speed-cadence']);
  });

  it('reads old devices that do not say whether a sensor is local', () => {
    const kinds = devicesOf(
      [1, NONE, 4, 1, NO_PRODUCT, 1, ''],
      [2, NONE, 123, 1, NO_PRODUCT, 1, ''],
    ).map(({ kind }) => kind);
    expect(kinds).toEqual(['barometer', 'speed']);
  });

  it('leaves out entries that say nothing', () => {
    expect(devicesOf([5, NONE, NONE, NO_PRODUCT, NO_PRODUCT, NO_SERIAL, ''])).toEqual([]);
  });
});
