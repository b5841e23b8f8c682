import type { Sport } from '../../recording.ts';

/** FIT `sport` numbers that have a word of ours; every other sport is 'other'. */
const SPORTS: Record<number, Sport> = {
  0: 'unknown',
  1: 'running',
  2: 'cycling',
  3: 'transition',
  5: 'swimming',
  11: 'walking',
  17: 'hiking',
  18: 'multisport',
  21: 'cycling',
};
const FITNESS_EQUIPMENT = 4;
const E_BIKING = 21;
const SPIN = 5;
const INDOOR_CYCLING = 6;
const E_BIKE_FITNESS = 28;

/** FIT `sub_sport` numbers in the profile's own words; 0 ('generic') says nothing. */
const SUB_SPORTS: Record<number, string> = {
  1: 'treadmill',
  2: 'street',
  3: 'trail',
  4: 'track',
  5: 'spin',
  6: 'indoor_cycling',
  7: 'road',
  8: 'mountain',
  9: 'downhill',
  10: 'recumbent',
  11: 'cyclocross',
  12: 'hand_cycling',
  13: 'track_cycling',
  14: 'indoor_rowing',
  15: 'elliptical',
  16: 'stair_climbing',
  17: 'lap_swimming',
  18: 'open_water',
  27: 'indoor_walking',
  28: 'e_bike_fitness',
  29: 'bmx',
  30: 'casual_walking',
  31: 'speed_walking',
  32: 'bike_to_run_transition',
  33: 'run_to_bike_transition',
  34: 'swim_to_bike_transition',
  45: 'indoor_running',
  46: 'gravel_cycling',
  47: 'e_bike_mountain',
  48: 'commuting',
  49: 'mixed_surface',
  58: 'virtual_activity',
  67: 'ultra',
  78: 'triathlon',
  79: 'duathlon',
  88: 'indoor_hand_cycling',
  123: 'enduro',
  127: 'e_bike_enduro',
};

/** FIT `manufacturer` numbers, written as the makers write themselves. */
const MANUFACTURERS: Record<number, string> = {
  1: 'Garmin',
  6: 'SRM',
  7: 'Quarq',
  8: 'iBike',
  9: 'Saris',
  13: 'Dynastream',
  15: 'Dynastream',
  23: 'Suunto',
  32: 'Wahoo Fitness',
  37: 'Magellan',
  38: 'o-synce',
  40: 'Concept2',
  41: 'Shimano',
  48: 'Pioneer',
  51: '4iiii',
  54: 'IpBike',
  60: 'Rotor',
  63: 'Specialized',
  67: 'Bkool',
  68: 'CatEye',
  69: 'Stages Cycling',
  70: 'Sigma Sport',
  71: 'TomTom',
  73: 'Wattbike',
  81: 'Bontrager',
  86: 'Elite',
  87: 'Nielsen-Kellerman',
  89: 'Tacx',
  95: 'Stryd',
  99: 'Look',
  107: 'Magene',
  115: 'iGPSPORT',
  120: 'InPeak',
  123: 'Polar',
  135: 'Coospo',
  137: 'Bosch',
  258: 'Lezyne',
  260: 'Zwift',
  262: 'Recon',
  263: 'Favero',
  265: 'Strava',
  267: 'Bryton',
  268: 'SRAM',
  272: 'Mio',
  281: 'TrainerRoad',
  282: 'The Sufferfest',
  289: 'Hammerhead',
  294: 'COROS',
  299: 'Mahle',
  307: 'Onelap',
  310: 'Decathlon',
  331: 'MyWhoosh',
  339: 'Zepp',
  348: 'Huawei',
};

const GARMIN = 1;

/** Garmin `product` numbers of devices that riders carry. */
const GARMIN_PRODUCTS: Record<number, string> = {
  1018: 'Forerunner 310XT',
  1036: 'Edge 500',
  1169: 'Edge 800',
  1325: 'Edge 200',
  1328: 'Forerunner 910XT',
  1436: 'FR70',
  1551: 'fēnix',
  1561: 'Edge 510',
  1567: 'Edge 810',
  1632: 'Forerunner 220',
  1736: 'Edge Touring',
  1765: 'Forerunner 920XT',
  1836: 'Edge 1000',
  1967: 'fēnix 2',
  2050: 'fēnix 3',
  2067: 'Edge 520',
  2147: 'Edge 25',
  2153: 'Forerunner 225',
  2158: 'Forerunner 735XT',
  2204: 'Edge Explore 1000',
  2238: 'Edge 20',
  2413: 'fēnix 3 HR',
  2431: 'Forerunner 235',
  2530: 'Edge 820',
  2531: 'Edge Explore 820',
  2544: 'fēnix 5S',
  2604: 'fēnix 5X',
  2691: 'Forerunner 935',
  2697: 'fēnix 5',
  2713: 'Edge 1030',
  2909: 'Edge 130',
  3011: 'Edge Explore',
  3110: 'fēnix 5 Plus',
  3112: 'Edge 520 Plus',
  3113: 'Forerunner 945',
  3121: 'Edge 530',
  3122: 'Edge 830',
  3290: 'fēnix 6',
  3291: 'fēnix 6X',
  3558: 'Edge 130 Plus',
  3570: 'Edge 1030 Plus',
  3589: 'Forerunner 745',
  3843: 'Edge 1040',
  3906: 'fēnix 7',
  3907: 'fēnix 7X',
  3992: 'Forerunner 255',
  4024: 'Forerunner 955',
  4061: 'Edge 540',
  4062: 'Edge 840',
  4169: 'Edge Explore 2',
  4315: 'Forerunner 965',
  4440: 'Edge 1050',
  4536: 'fēnix 8',
  4565: 'Forerunner 970',
  4633: 'Edge 550',
  4634: 'Edge 850',
  4655: 'Edge MTB',
};

/** Our word for a sport; exercise machines count as cycling where the sub-sport says so. */
export function sportOf(sport = Number.NaN, subSport = Number.NaN): Sport {
  const onBike = subSport === SPIN || subSport === INDOOR_CYCLING;
  if (sport === FITNESS_EQUIPMENT && onBike) return 'cycling';
  return Number.isNaN(sport) ? 'unknown' : (SPORTS[sport] ?? 'other');
}

/** The profile's word for the sub-sport, null when it says nothing; e-biking is said by the sport. */
export function subSportOf(sport = Number.NaN, subSport = Number.NaN): string | null {
  const word = SUB_SPORTS[subSport] ?? null;
  return word === null && sport === E_BIKING ? SUB_SPORTS[E_BIKE_FITNESS] : word;
}

/** The maker's name, null when the number is missing or not in our list. */
export function manufacturerName(manufacturer: number): string | null {
  return MANUFACTURERS[manufacturer] ?? null;
}

/** The product's name; null for numbers that are not in our list, which would tell a reader nothing. */
export function productName(manufacturer: number, product: number): string | null {
  return manufacturer === GARMIN ? (GARMIN_PRODUCTS[product] ?? null) : null;
}

/** "Garmin Edge 810": the maker and its product, as far as they have names. */
export function creatorName(
  manufacturer: number,
  product: number,
  writtenName: string | null,
): string | null {
  const maker = manufacturerName(manufacturer);
  const name = writtenName ?? productName(manufacturer, product);
  if (maker === null || name?.toLowerCase().startsWith(maker.toLowerCase())) return name;
  return name === null ? maker : `${maker} ${name}`;
}
