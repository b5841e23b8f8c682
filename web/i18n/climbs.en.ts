import { pluralEn as plural } from './plural.ts';

/** The climbs, one climb, and its profile. */
export const climbsEn = {
  list: {
    title: 'Climbs',
    shown: (timed: number, catalogue: number) =>
      `${plural(timed, 'timed line', 'timed lines')}, ${plural(catalogue, 'climb of the catalogue', 'climbs of the catalogue')} without a line`,
    climb: 'Climb',
    silhouette: 'Profile, one scale',
    length: 'Length',
    gain: 'Gain',
    gradient: 'Mean gradient',
    steepest: 'Steepest 500 m',
    category: 'Category',
    noCategory: 'none',
    summit: 'Summit',
    mineHead: 'My climbs',
    mine: (n: number) => `${n} ×`,
    noBest: 'Only rides saved from damaged files lead over it: they count in no best.',
    noLine: 'no line yet',
    noLineReason: 'No line describes this road yet: it is in the catalogue only.',
    notPublished: 'No source that we know publishes it.',
    noAltitude:
      'The pack has no altitude of this road that could be trusted, or the climb is shorter than 500 m.',
    noneTitle: 'No climb yet',
    noneText:
      'The climbs of the territory packs will be here. Whoever runs the service puts a pack into its folder of territories.',
    noMatchTitle: 'No climb is like that',
    noMatchText: 'Fewer words or fewer conditions find more.',
    catalogueHow:
      'Climbs of the catalogue are known by their published figures alone. A ride or a track over the road makes them timed: whoever runs the service adds its line with',
  },

  filters: {
    title: 'Search and filter climbs',
    search: 'Search',
    all: 'all',
    mine: 'Ridden',
    done: 'ridden by me',
    open: 'not yet ridden by me',
    kind: 'Lines',
    allLines: 'all',
    timed: 'timed',
    catalogue: 'catalogue',
    sorts: {
      name: 'name',
      length: 'length',
      gain: 'gain',
      gradient: 'mean gradient',
      difficulty: 'difficulty',
    },
  },

  rules: {
    length: 'Metres of road from the start gate to the finish gate, along the line of the pack.',
    published: 'Of climbs without a line, the figures that others publish.',
    gain: 'Altitude of the finish gate minus that of the start gate.',
    gradient: 'Gain divided by length.',
    steepest: (metres: string) =>
      `The highest mean gradient over ${metres} of road in one piece. A gradient without its length says nothing: over 100 m it would be higher.`,
    category:
      'Length in metres × mean gradient in per cent, from 300 m and 3 % on. Above 80,000: HC; 64,000: 1; 32,000: 2; 16,000: 3; 8,000: 4.',
    categoryTable:
      'Bounds: edition strava-2. No category is official: those of races are their organiser’s judgement.',
    mine: 'How often you rode the line from gate to gate, and your best elapsed time.',
  },

  map: {
    title: 'Map of the climbs',
    climb: 'Map of the climb',
    noWebGl: 'This browser cannot draw maps (WebGL is missing). The list has the same climbs.',
  },

  profile: {
    title: 'Profile',
    window: 'Gradient over',
    keys: 'Arrow keys move the cursor by 50 m, Page Up and Page Down from bend to bend.',
    plainKeys: 'Arrow keys move the cursor by 50 m, Page Up and Page Down by 1 km.',
    slopeRule: (metres: string) =>
      `Mean gradient of each piece of ${metres} of road, from the foot on: metres climbed over level metres, from the altitudes of the territory pack.`,
    cursor: 'Place on the road',
    slopeOver: (slope: string, metres: string) => `${slope} over ${metres}`,
    fromTo: (base: string, top: string) => `From ${base} up to ${top}`,
    summary: (length: string, fromTo: string) => `Profile: ${length}. ${fromTo}.`,
    steepest: (slopeOver: string, at: string) => `Steepest piece: ${slopeOver}, from ${at}.`,
    table: (metres: string) => `The road in pieces of ${metres}`,
    piece: 'Piece of road',
    altitudeAtEnd: 'Altitude at its end',
    marks: 'Bends',
  },
};
