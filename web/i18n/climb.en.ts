import { pluralEn as plural } from './plural.ts';

/** The page of one climb. */
export const climbEn = {
  all: 'All climbs',
  ways: 'Ways up',
  map: 'Map of the climb',
  steepestOver: (metres: string) => `Steepest ${metres}`,
  from: (km: string) => `from ${km}`,
  foot: (metres: string) => `foot at ${metres}`,
  publishedAs: (value: string) => `published: ${value}`,
  noProfile: 'No profile yet.',
  altitudeIs: (why: string) =>
    `The pack has no altitude of this road that could be trusted. What it says: “${why}”. The line and the figures that others publish are there.`,
  tooRough: (why: string) => `Altitude of the line: ${why}.`,
  publishedBy: (source: string) => `Sources: ${source}.`,
  noLineTitle: 'No line yet.',
  noLineText:
    'This road is known by its published figures alone: it has no profile, and rides over it are not timed.',
  file: 'FILE…',
  addLine:
    'A ride or a GPX track from the foot to the summit is enough. Whoever runs the service adds its line with:',

  bends: {
    title: 'Bends',
    bend: 'Bend',
    leg: 'Leg',
    slope: 'Gradient of the leg',
    rule: 'Mean gradient of the road from the bend before, or from the foot, to this one. Legs shorter than the altitudes are good for have none.',
    noAltitude: 'The pack has no altitude of this place.',
    noSlope: 'This leg is shorter than the altitudes of the line are good for.',
  },

  sources: {
    title: 'Measured and published',
    figure: 'Figure',
    measured: 'Measured',
    publishedHead: 'Published',
    ascent: 'Ascent, every rise added up',
    notMeasured: 'Not measured on the line.',
    notPublished: 'No source that we know publishes it.',
    published: 'Cited from',
    line: 'Line',
    altitude: 'Altitude',
    certainty: {
      A: 'Certain: several sources agree.',
      B: 'Fairly certain: one good source, or sources that measure differently.',
      C: 'Uncertain: one weak source.',
    },
  },

  scores: {
    fiets: 'FIETS index',
    fietsRule:
      'Gain² ÷ (10 × length), in metres, plus 1 for each 1,000 m of the summit above 1,000 m. Of the Dutch magazine Fiets.',
    climbByBike: 'climbbybike',
    byBikeRule:
      '4 × mean gradient in per cent + gain² ÷ length in metres + length in km + metres of the summit above 1,000 m ÷ 100. Of climbbybike.com.',
    none: 'No score of difficulty is official.',
  },

  history: {
    title: 'My efforts',
    none: 'You have not ridden this line from gate to gate yet. A ride that does will be here with its time, power and best legs.',
    add: 'Add a ride',
    compare: (n: number) => `Compare (${n})`,
    compareHint: 'Tick two to eight efforts.',
    choose: (date: string) => `Compare the effort of ${date}`,
    best: 'best',
    estimated: 'est.',
    estimatedRule:
      'Without a power meter: estimated by physics from speed, gradient, weight and assumptions about bike and air, and marked as estimated.',
    normalised: 'Standard air',
    normalisedRule:
      'The time that the same power would have given in standard air: the density of the day, from altitude and temperature, is taken out. Beside the official time, never in its place.',
    normalisedUnknown: 'This needs weight, temperature and a bike without a motor.',
    timesSummary: (n: number) => `${plural(n, 'effort', 'efforts')} over the seasons.`,
    bestWas: (time: string, date: string) => `Best: ${time} on ${date}.`,
    bestLegs: 'My best legs',
  },

  board: {
    title: 'Board',
    filters: 'What the board is read by',
    among: 'Among',
    everyone: 'everyone',
    shared: 'who shares with me',
    unassisted: 'without a motor',
    sex: 'Sex',
    sexes: { female: 'women', male: 'men' },
    age: 'Age',
    years: (from: string, to: string) => (to === '' ? `${from} and older` : `${from} to ${to}`),
    season: 'Season',
    all: 'all',
    allSeasons: 'all',
    rank: 'Rider',
    me: 'me',
    month: 'Month',
    total: (n: number) =>
      `${plural(n, 'rider', 'riders')} on the board, each once with their best.`,
    ownOnly: 'Only you see your row: it has the rank you would have.',
    none: 'Nobody is on this board yet. Adults who agreed to it will be here with their best time.',
    noneLikeThat: 'Nobody is like that on this board.',
    notAgreed:
      'Boards show only adults who agreed to it. You are on none; your own rank is told to you alone.',
    agree: 'Read and decide',
  },

  places: {
    title: 'Along the road',
    none: 'Nothing is known beside this road yet. Water, repair, hosts and hazards will come from open data, each with its source: whoever runs the service imports them with',
    place: 'Place',
    kind: 'What',
    offset: 'Beside',
    season: 'When',
    source: 'Said by',
    checked: (day: string) => `seen on ${day}`,
    notSaid: 'not said',
    months: (from: string, to: string) => `from ${from} to ${to}`,
    kinds: {
      water: 'water',
      repair: 'repair',
      host: 'host',
      station: 'station or stop',
      'third-place': 'third place',
      toilets: 'toilets',
      shelter: 'shelter',
      hazard: 'hazard',
    },
  },

  take: {
    title: 'Prepare and take along',
    plan: 'Plan this climb',
    fit: 'FIT course',
    gpx: 'GPX route',
    geojson: 'GeoJSON',
    withBends: 'The FIT course tells each bend on the head unit.',
    hint: 'The FIT course and the GPX route go on the head unit, the GeoJSON into maps.',
  },
};
