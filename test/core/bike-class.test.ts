import { describe, expect, it } from 'vitest';
import { type BikeClass, bikeClassOf, counting } from '../../src/core/bike-class.ts';

const outdoors = { latitude: Float64Array.of(45) };
type Told = Parameters<typeof bikeClassOf>[0];
const silent: Told = {
  sport: 'cycling',
  subSport: null,
  creator: null,
  title: null,
  columns: outdoors,
  devices: [],
};

describe('bikeClassOf(recording, declared)', () => {
  it.each([
    ['road', 'road'],
    ['gravel_cycling', 'gravel'],
    ['cyclocross', 'gravel'],
    ['mountain', 'mtb'],
    ['downhill', 'mtb'],
    ['e_bike_fitness', 'e-bike'],
    ['e_bike_mountain', 'e-mtb'],
    ['ebikeride', 'e-bike'],
    ['indoor_cycling', 'indoor'],
    ['spin', 'indoor'],
    ['virtual_activity', 'virtual'],
    ['virtualride', 'virtual'],
    ['generic', 'unknown'],
  ])('reads sub-sport %s as %s', (subSport, bikeClass) => {
    expect(bikeClassOf({ ...silent, subSport }).bikeClass).toBe(bikeClass);
  });

  it.each([
    ['Sortie VTT au Taillefer', 'mtb'],
    ['Morning gravel', 'gravel'],
    ['Col d’Ornon en VAE', 'e-bike'],
    ['Home-trainer 2 x 20', 'indoor'],
    ['Zwift - Alpe du Zwift', 'virtual'],
    ['Vélo de route', 'road'],
    ['Broad view', 'unknown'],
  ])('reads title %s as %s', (title, bikeClass) => {
    expect(bikeClassOf({ ...silent, title }).bikeClass).toBe(bikeClass);
  });

  it('gives no bike to a run or a swim', () => {
    const swim: Told = { ...silent, sport: 'swimming', columns: {} };
    expect(bikeClassOf(swim)).toEqual({ bikeClass: 'unknown', bikeClassFrom: 'none' });
  });

  it('knows a motor among the devices', () => {
    const motor = { kind: 'e-bike', manufacturer: null, product: null, serial: null };
    const assisted = { ...silent, devices: [motor] };
    expect(bikeClassOf({ ...assisted, subSport: 'road' }).bikeClass).toBe('e-bike');
    expect(bikeClassOf({ ...assisted, subSport: 'mountain' }).bikeClass).toBe('e-mtb');
  });

  it('says what told it, in this order', () => {
    const told: Told = {
      sport: 'cycling',
      subSport: 'road',
      creator: 'Zwift',
      title: 'Gravel',
      columns: {},
      devices: [],
    };
    expect(bikeClassOf(told, 'mtb')).toEqual({ bikeClass: 'mtb', bikeClassFrom: 'declared' });
    expect(bikeClassOf(told).bikeClassFrom).toBe('file');
    expect(bikeClassOf({ ...told, subSport: null })).toEqual({
      bikeClass: 'virtual',
      bikeClassFrom: 'file',
    });
    expect(bikeClassOf({ ...told, subSport: 'indoor_cycling' }).bikeClass).toBe('virtual');
    expect(bikeClassOf({ ...silent, columns: {} })).toEqual({
      bikeClass: 'indoor',
      bikeClassFrom: 'position',
    });
  });
});

describe('counting(efforts)', () => {
  const of = (bikeClass: BikeClass, partial = false) => ({ bikeClass, partial });

  it('leaves out rides on a screen, salvaged ones, and motors where there is a ride without', () => {
    const road = of('road');
    const unknown = of('unknown');
    expect(counting([of('virtual'), road, of('e-mtb'), unknown, of('road', true)])).toEqual([
      road,
      unknown,
    ]);
    const motor = of('e-bike');
    expect(counting([of('indoor'), motor])).toEqual([motor]);
    expect(counting([of('virtual')])).toEqual([]);
  });
});
