import { describe, expect, it } from 'vitest';
import { sportOf } from '../../../src/core/decode/sport.ts';

describe('sportOf', () => {
  it.each([
    [null, 'unknown', null],
    ['  ', 'unknown', null],
    ['Biking', 'cycling', null],
    ['cycling', 'cycling', null],
    ['1', 'cycling', null],
    ['17', 'cycling', 'virtual_activity'],
    ['9', 'running', null],
    ['road_biking', 'cycling', 'road_biking'],
    ['Mountain Bike Ride', 'cycling', 'mountain_bike_ride'],
    ['VirtualRide', 'cycling', 'virtual_ride'],
    ['E-Bike Ride', 'cycling', 'e_bike_ride'],
    ['Vélo', 'cycling', null],
    ['Sortie VTT', 'cycling', 'sortie_vtt'],
    ['Course à pied', 'running', null],
    ['trail_running', 'running', 'trail_running'],
    ['Running', 'running', null],
    ['Randonnée', 'hiking', null],
    ['Nordic Ski', 'other', 'nordic_ski'],
    ['Horseback Riding', 'other', 'horseback_riding'],
    ['Other', 'other', null],
    ['open_water_swimming', 'swimming', 'open_water_swimming'],
    ['jkljkl', 'unknown', null],
    ['...', 'unknown', null],
    ['constructor', 'unknown', null],
  ])('reads %j as %s, %j', (word, sport, subSport) => {
    expect(sportOf(word)).toEqual({ sport, subSport });
  });
});
