/** The climbs, one climb, and its profile. */
export const climbsEn = {
  profile: {
    title: 'Profile',
    window: 'Gradient over',
    keys: 'Arrow keys move the cursor by 50 m, Page Up and Page Down from bend to bend.',
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
