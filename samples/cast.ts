import type { FieldGroup } from '../src/core/field-groups.ts';
import type { Purpose } from '../src/core/purposes.ts';
import type { Sex } from '../src/core/sexes.ts';
import { RIDERS } from './riders.ts';

/** The invented people of the demo, and how much each of its riders wants others to see. */
export interface Character {
  name: string;
  age: number;
  role: 'admin' | 'coach' | 'analyst' | 'rider';
}

export const ADMIN: Character = { name: 'Adèle Monin', age: 47, role: 'admin' };
export const COACH: Character = { name: 'Bastien Roux', age: 39, role: 'coach' };
export const ANALYST: Character = { name: 'Clara Vial', age: 33, role: 'analyst' };

export const GROUPS = {
  school: { name: "Section sportive du collège de l'Oisans", kind: 'school' },
  club: { name: 'Vélo-club des Six Vallées', kind: 'club' },
} as const;

interface Zone {
  name: string;
  latitude: number;
  longitude: number;
  radius: number;
}

export interface Wishes {
  age: number;
  /** Left out: not said. */
  sex?: Sex;
  group: keyof typeof GROUPS;
  /** What the coach may see; null: nothing at all. */
  coach: FieldGroup[] | null;
  coachMayUpload: boolean;
  /** What fellow members may see; null: nothing. */
  members: FieldGroup[] | null;
  also: Purpose[];
  zones: Zone[];
}

const EVERYTHING: FieldGroup[] = ['summary', 'power', 'heartRate', 'position'];
const HOME: Zone = { name: 'Maison', latitude: 45.0567, longitude: 6.0302, radius: 700 };

const ALL: Wishes = {
  age: 28,
  group: 'club',
  coach: EVERYTHING,
  coachMayUpload: true,
  members: ['summary'],
  also: [],
  zones: [],
};

/** In the order of RIDERS. */
const WISHES: Wishes[] = [
  { ...ALL, sex: 'female', zones: [HOME], also: ['boards', 'statistics'] },
  { ...ALL, age: 24, sex: 'male', also: ['boards', 'statistics', 'open-data'] },
  {
    ...ALL,
    age: 31,
    sex: 'female',
    coach: ['summary', 'power', 'heartRate'],
    also: ['boards', 'statistics'],
  },
  { ...ALL, age: 44, coach: null, coachMayUpload: false, members: null },
  {
    ...ALL,
    age: 13,
    group: 'school',
    coach: ['summary', 'heartRate'],
    members: null,
    zones: [{ name: 'Maison', latitude: 45.0502, longitude: 6.0355, radius: 500 }],
  },
  { ...ALL, age: 52, coach: ['summary'], coachMayUpload: false, also: ['boards'] },
  { ...ALL, age: 16, group: 'school', coach: ['summary', 'power', 'heartRate'] },
  { ...ALL, age: 36, sex: 'female', coachMayUpload: false, also: ['boards'] },
  {
    ...ALL,
    age: 61,
    sex: 'male',
    coach: ['summary', 'position'],
    coachMayUpload: false,
    members: null,
    also: ['boards'],
  },
  { ...ALL, age: 41, members: ['summary', 'power'], also: ['boards'] },
];

export const CAST = RIDERS.map((profile, place) => ({
  profile,
  wishes: WISHES[place] as Wishes,
}));

/** The first name, where nobody receives mail. */
export function emailOf(name: string): string {
  const first = name.split(' ')[0] ?? '';
  return `${first.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()}@cyclinglab.invalid`;
}
