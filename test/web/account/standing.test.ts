import { describe, expect, it } from 'vitest';
import { areasOf, isAskedAgain, standingOf } from '../../../web/pages/account/sharing/standing.ts';

const GIVEN = {
  id: 'c',
  fields: [],
  mayUpload: false,
  textVersion: '2026-11',
  givenAt: '2026-01-01T00:00:00Z',
  guardianAt: null,
  effective: true,
};
const ASKED = { purpose: 'analysis', subject: null, open: true, consent: null } as const;

describe('standingOf(question, band)', () => {
  const waiting = { ...GIVEN, effective: false };
  const agreed = { ...waiting, guardianAt: '2026-02-01T00:00:00Z' };

  it.each([
    ['not open at this age', { ...ASKED, open: false }, 'teen', 'closed'],
    ['closed, whatever was said', { ...ASKED, open: false, consent: waiting }, 'teen', 'closed'],
    ['never said', ASKED, 'adult', 'off'],
    ['said and counting', { ...ASKED, consent: GIVEN }, 'child', 'on'],
    ['said by a child alone', { ...ASKED, consent: waiting }, 'child', 'waiting'],
    ['said before 15', { ...ASKED, consent: agreed }, 'teen', 'lapsed'],
    ['said before 18', { ...ASKED, consent: waiting }, 'adult', 'lapsed'],
  ] as const)('%s', (_, question, band, standing) => {
    expect(standingOf(question, band)).toBe(standing);
    expect(isAskedAgain([ASKED, question], band)).toBe(standing === 'lapsed');
  });
});

describe('areasOf(questions)', () => {
  it('has a place for every purpose, once', () => {
    const purposes = ['analysis', 'coach', 'group', 'boards', 'statistics', 'open-data'] as const;
    const questions = purposes.map((purpose) => ({ ...ASKED, purpose }));
    expect(Object.values(areasOf(questions)).flat()).toEqual(questions);
  });
});
