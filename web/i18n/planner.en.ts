import { pluralEn as plural } from './plural.ts';

export const plannerEn = {
  title: 'Plan a climb',
  lead: 'How long it takes, at which power, with what to eat and drink. Everything is computed in this browser: your weight and your power stay here.',

  climb: {
    label: 'Climb',
    hint: (n: number) =>
      n === 0
        ? 'Type a name.'
        : `Type a name. ${plural(n, 'climb has', 'climbs have')} no surveyed line yet and cannot be planned.`,
    none: 'No climb has this name.',
    noLine: 'no line yet',
    chooseTitle: 'Choose a climb',
    chooseText:
      'Its times, powers and advice will stand here. The address of the page keeps climb, bike and weather, to be shared; nothing about you.',
    page: 'Page of the climb',
    unknownTitle: 'This climb is not known',
    unknownText: 'Choose one from the list.',
  },

  form: {
    title: 'Settings',
    rider: 'Rider',
    weight: 'Weight',
    strength: 'You know',
    strengths: {
      watts: 'your threshold in watts',
      ratio: 'your threshold in W/kg',
      level: 'rather your level',
    },
    threshold: 'Threshold',
    thresholdHint: 'What you can hold for about an hour.',
    level: 'Level',
    levels: {
      starting: 'I am starting, or ride little',
      regular: 'I ride every week',
      trained: 'I train',
      racing: 'I race',
    },
    levelHint: (ratio: string) => `Taken as ${ratio}, ± 15 %: a rule of thumb.`,
    fromProfile: 'From your profile today.',
    toProfile: 'Enter them once in your profile, and they stand here.',
    acclimatised: 'Used to the height',
    acclimatisedHint: 'Ten days or more in the mountains.',
    bike: 'Bike',
    bikeClass: 'Kind of bike',
    bikeMass: 'Bike and luggage',
    bikeMassHint: 'With clothes, bottles and bag.',
    front: 'Smallest chainring (teeth)',
    rear: 'Largest sprocket (teeth)',
    assist: 'Help of the motor',
    assists: { low: 'low', medium: 'medium', high: 'high' },
    battery: 'Battery',
    day: 'Day',
    temperature: 'Temperature at the foot',
    wind: 'Headwind',
    tailwind: 'Tailwind',
    windless: 'No wind',
    windHint: 'Mean over the climb; negative: from behind.',
    start: 'Start at',
    pace: 'Pace',
    intensities: { easy: 'Easy', steady: 'Steady', hard: 'Hard' },
    pacing: 'Pacing',
    pacings: { even: 'Even', optimal: 'Best' },
    cut: 'Sections',
    cuts: { gate: 'Bends', kilometre: 'Kilometres' },
    bounds: (low: string, high: string) => `From ${low} to ${high}.`,
    print: 'Print',
    share: 'Copy the address',
    shared: 'Address copied: climb, bike and weather, nothing about you.',
    shareByHand: 'The address in your browser’s bar is the plan’s: copy it there.',
  },

  missing: {
    title: 'Your weight or your threshold is missing',
    text: 'With your weight, and your threshold or level, the plan appears here as you type.',
  },

  result: {
    title: 'Time',
    between: (low: string, high: string) => `between ${low} and ${high}`,
    for: (parts: string) => `For ${parts}.`,
    roadBike: 'road bike',
    atPace: (pace: string) => `${pace} pace`,
    arrival: (start: string, end: string) => `Start ${start}, top ${end}`,
    saved: (seconds: string) => `Best pacing: ${seconds} less for the same effort.`,
    savedNothing: 'On this road the even ride is already the best one.',
    motorPacing: 'With a motor there is no pacing to plan: it evens out the slopes.',
    power: 'Power',
    perKilogram: 'W/kg',
    held: 'Held so long',
    speed: 'Speed',
    vam: 'VAM',
    ceiling: 'Thin air',
    reserve: 'W′ left',
  },

  profile: {
    title: 'Road and power',
    target: 'Power',
    none: 'The territory’s pack trusts no altitude along this road: every section has the mean gradient, and no profile is drawn.',
    published: (figures: string, source: string) => `Published: ${figures} (${source}).`,
  },

  sections: {
    title: 'Section by section',
    caption: 'The plan by sections',
    to: 'Up to',
    top: 'Top',
    at: 'Distance',
    slope: 'Gradient',
    power: 'Power',
    speed: 'Speed',
    leg: 'Leg',
    passed: 'Time',
    clock: 'Clock',
  },

  fuel: {
    title: 'Energy, drink, food',
    work: 'Work',
    energy: 'Energy spent',
    drink: 'To drink',
    drinkRate: (rate: string) => `${rate} an hour`,
    burnt: 'Carbohydrate burnt',
    intake: 'To eat',
    carbohydrate: 'of carbohydrate',
    nothing: 'nothing needed',
    nothingAside: 'for less than 45 minutes',
    battery: 'From the battery',
    batteryOf: (size: string) => `of ${size}`,
    onlyClimb:
      'For the climb alone: what you ride before and after comes on top. Drink to thirst, never more than you sweat.',
    minor:
      'Below 18 there is no number to eat up to: a snack and a drink before, during and after, as hungry and thirsty as you are.',
  },

  gear: {
    title: 'Steepest 500 m',
    unknown: 'Unknown: no altitude is trusted along this road.',
    slope: 'Gradient',
    from: (at: string) => `from ${at} on`,
    speed: 'Speed',
    cadence: 'Cadence',
    gear: (front: number, rear: number) => `in ${front} × ${rear}`,
    verdicts: {
      'low-enough': 'The gear is low enough.',
      hard: 'The gear is hard: below 60 turns a minute knees tire first.',
      'too-hard': 'The gear is much too hard: fit a lower one, or expect to push.',
    },
  },

  warnings: {
    title: 'Before you set out',
    texts: {
      'gear-hard': 'The lowest gear is hard on the steepest part: stand up from time to time.',
      'gear-too-hard': 'The lowest gear is much too hard on the steepest part.',
      slow: 'On the steepest part you go slower than most keep their balance: stop before, or walk a few metres.',
      heat: 'The climb falls into the heat of the day: start earlier, pour water over your neck, rest in the shade.',
      'cold-top': 'Below 10 °C at the top: a windproof and long gloves for the way down.',
      late: 'Light is short at that hour: lights in front and behind, and something bright.',
      'battery-tight': 'The battery may not last to the top.',
      'battery-empty': 'The battery does not last to the top at this level: choose a lower one.',
      'mean-gradient': 'The gradient is the mean of the whole climb: steep parts take more.',
      gentle: 'A gentle climb: wind and company count as much as power; times vary more.',
      long: 'A long climb: start easier than you feel; a threshold says little beyond two and a half hours.',
    },
  },

  effects: {
    title: 'What would change it',
    changes: {
      heavier: '5 kg more to carry',
      lighter: '5 kg less to carry',
      stronger: '10 W more of threshold',
      weaker: '10 W less of threshold',
      headwind: '11 km/h more headwind',
      tailwind: '11 km/h less headwind',
    },
    caption: 'Effect of one change on the time',
    change: 'Change',
    effect: 'Time',
  },

  advice: {
    title: 'Advice',
    ofClimb: 'This climb',
    beginner: 'Starting out',
    beginnerTexts: [
      'Ride the first kilometre so easily that you can talk. Most who get off started too fast.',
      'Change down before it gets steep, not in it. Look up the road, not at the wheel.',
      'Stopping is no defeat: in the outside of a bend there is room and a view.',
      'Going down, brake before the bend with both brakes, let go in it, and stay on your side.',
    ],
    motor: 'With a motor',
    motorTexts: [
      'Begin on a low level: whoever starts on the highest is often empty before the top.',
      'Pedal quickly in an easy gear: the motor is at its best above 60 turns a minute.',
      'The bike is heavy on the way down: brake early, in short pulls, and let the brakes cool at a halt.',
    ],
  },

  assumptions: {
    title: 'What this takes for granted',
    mass: 'Rider and bike',
    dragArea: 'Drag area',
    rolling: 'Rolling resistance',
    loss: 'Lost in the drive',
    share: (intensity: string, share: string) =>
      `${intensity}: ${share} of what can be held so long`,
    stops:
      'Stops come on top. The wind is taken as along the road everywhere; in hairpins it turns.',
    motor:
      'The motor is taken to give no more than its 250 W of rated power, nothing above 25 km/h; many give more for a while, then time and battery are shorter.',
  },

  rules: {
    time: [
      'Where time and power agree: the longer a climb takes, the less can be held, the longer it takes. Speed on each 100 m follows from power, mass, gradient, air and tyres (Martin et al. 1998).',
      'The range holds what nobody measured: ± 3 % of power, ± 2 kg, ± 20 % of rolling resistance, ± 10 % of drag area, ± 1 m/s of wind, each on its own; with a level instead of a threshold ± 15 % of it as well.',
    ],
    power: [
      'The chosen share of what can be held for as long as the climb takes: 65 % easy, 80 % steady, 95 % hard; on each section times what the height leaves.',
    ],
    held: [
      'A rule of thumb: the threshold for an hour, 1/0.95 of it for twenty minutes, and the power law through the two for every longer time. For less than twenty minutes W′ counts where your profile knows it (critical power).',
    ],
    perKilogram: (ferrari: string) => [
      'Power divided by body weight.',
      `A second opinion that knows neither bike nor air: the metres climbed an hour by Ferrari’s rule of thumb give ${ferrari}.`,
    ],
    vam: ['Metres of altitude gained in an hour at this pace.'],
    ceiling: [
      'Share of the power at sea level that is left at this height: Bassett et al. 1999, from hour records of cyclists used to the height or not. Your threshold is taken as known near sea level.',
    ],
    reserve: [
      'What is left of W′ at its lowest during the even ride: the work above critical power that you can spend before you must ease off (differential form, Skiba 2015).',
    ],
    energy: [
      'Work divided by the efficiency of the body, which is 20 to 25 % (1 kcal = 4.184 kJ).',
    ],
    drink: [
      'The American College of Sports Medicine (2007) gives 0.4 to 0.8 litres an hour, more in the warm and for the heavy, less in the cool. Which part of it belongs to which temperature is a rule of thumb of ours: up to 0.6 below 15 °C, from 0.6 at 25 °C.',
    ],
    burnt: [
      'A teaching model, ± 20 %: at the threshold all energy comes from carbohydrate, at 65 % of it half; oxygen and carbohydrate by the equations of Frayn and Lusk.',
      'What is burnt comes mostly from your muscles: it need not be eaten on the way.',
    ],
    intake: [
      'Burke et al. 2011, for adults: nothing below 45 minutes, little up to an hour and a quarter, then 30 to 60 g an hour, up to 90 g from two and a half hours on. Counted over the whole ride, not the climb alone.',
    ],
    battery: [
      'The motor’s work divided by what reaches the road of the battery’s energy: 65 to 80 %, a rule of thumb. A battery is not ridden below 10 %.',
    ],
    gear: [
      'Speed on the steepest 500 m at the planned power, turned into cranks by the teeth and the wheel. From 60 turns a minute on most ride at ease, below 45 few get along.',
    ],
    pacing: [
      'The fastest ride whose fourth powers cost the same on average: a little more where it is steep, a little less where air takes most of it, never below 60 nor above 160 % of the even power.',
    ],
  },
};
