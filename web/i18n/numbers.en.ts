/** How numbers come about, and why one is unknown. */
export const numbersEn = {
  rules: {
    open: (label: string) => `${label}: how it is computed`,
    version: (version: string) => `Analysis version ${version}`,
    unknownTitle: 'Unknown',
    effortTime:
      'From the start gate to the finish gate of the climb. The moment at each gate is interpolated between the two samples around it.',
    uncertainty:
      'The range that holds the true time in 95 of 100 cases, from the spacing and the accuracy of the samples at both gates.',
    effortMoving: 'Time on the climb without stops.',
    effortPower:
      'Mean of the power recorded between the gates, zeros included, seconds without a measurement left out.',
    perKilogram: 'Average power on the climb divided by the weight in the rider’s profile.',
    effortHeartRate: 'Mean of the heart rate recorded between the gates.',
    vam: 'Metres of altitude gained in an hour at the pace of this climb, stops included.',
    leg: 'Time from the gate before to this one.',
    zone: 'Seconds spent in each zone while the timer ran. Zones follow the rider’s threshold.',
  },

  unknown: {
    general: 'The file does not hold what this needs.',
    power: 'The ride has no power measurement.',
    threshold: 'This needs power in the file and a threshold in the rider’s profile.',
    heartRate: 'The ride has no heart rate.',
    powerAndHeartRate: 'This needs both power and heart rate.',
    cadence: 'The ride has no cadence.',
    temperature: 'The device recorded no temperature.',
    altitude: 'The ride has no altitude.',
    vam: 'VAM is told only of climbs of at least 100 m of height, between 4 and 13 % of mean gradient.',
    distance: 'The ride has neither distance nor positions.',
    speed: 'The ride has neither speed nor positions.',
    balance: 'The power meter does not tell left from right.',
    gate: 'This gate was not passed within reach of the line.',
    weight: 'This needs power in the file and a weight in the rider’s profile.',
    notShared: 'The rider does not share this with you.',
    notSet: 'Not entered yet.',
  },
};
