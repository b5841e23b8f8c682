import { describe, expect, it } from 'vitest';
import { certainOwner, suggestOwner, traitsOf } from '../../src/jobs/owner.ts';
import type { KnownOwner } from '../../src/ledger/inbox.ts';

const ann = { riderId: 'ann', name: 'Ann Arvet' };
const bea = { riderId: 'bea', name: 'Béa Cordier' };
const everybody = [ann, bea];
const file = { device: 'Edge', serial: '7', athlete: 'annie', filename: 'ride.fit' };

const serial = (riderId: string): KnownOwner => ({ trait: 'serial', value: 'Edge 7', riderId });
const athlete = (riderId: string): KnownOwner => ({ trait: 'athlete', value: 'annie', riderId });

describe('traitsOf(item)', () => {
  it('names a device by maker and number', () => {
    expect(traitsOf(file)).toEqual([
      { trait: 'serial', value: 'Edge 7' },
      { trait: 'athlete', value: 'annie' },
    ]);
    expect(traitsOf({ ...file, serial: null, athlete: null })).toEqual([]);
  });
});

describe('suggestOwner(item, known, candidates)', () => {
  it.each([
    ['nobody, without a word about the file', [], null],
    ['whoever the device was confirmed for', [serial('ann'), athlete('bea')], 'serial'],
    ['whoever the name was confirmed for', [athlete('ann')], 'athlete'],
    ['the last one of those who share the device', [serial('ann'), serial('bea')], 'serial'],
    ['not who may not be sent files any more', [serial('gone'), athlete('ann')], 'athlete'],
  ])('is %s', (_, known, why) => {
    const suggested = suggestOwner(file, known, everybody);
    expect(suggested).toEqual(why && { ...ann, why });
  });

  it.each([
    ['2026-05-01_bea-CORDIER.fit', 'bea'],
    ['Cordier Béa.gpx', 'bea'],
    ['bea.fit', undefined],
    ['beate cordier.fit', undefined],
    ['Ann Arvet and Béa Cordier.fit', undefined],
  ])('reads the rider in the name %s', (filename, riderId) => {
    const suggested = suggestOwner({ ...file, filename }, [], everybody);
    expect(suggested?.riderId).toBe(riderId);
  });
});

describe('certainOwner(item, known, candidates)', () => {
  it.each([
    ['confirmed once', [serial('ann')], 'ann'],
    ['confirmed by everything in the file', [serial('ann'), athlete('ann')], 'ann'],
    ['in the name of the file only', [], undefined],
    ['one of two who share a device', [serial('ann'), serial('bea')], undefined],
    ['another by the name than by the device', [serial('ann'), athlete('bea')], undefined],
    ['one who does not agree any more', [serial('gone')], undefined],
  ])('of a rider %s', (_, known, riderId) => {
    const named = { ...file, filename: 'ann arvet.fit' };
    expect(certainOwner(named, known, everybody)?.riderId).toBe(riderId);
  });
});
