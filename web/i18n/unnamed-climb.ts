/** What a climb is called that no territory pack knows. */
export const unnamedClimb = { fr: 'Montée sans nom', en: 'Unnamed climb' };
