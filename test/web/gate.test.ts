import { describe, expect, it } from 'vitest';
import { barrierOf } from '../../web/gate.ts';

const PERSON = {
  id: 'p',
  name: 'Ana',
  email: 'ana@example.org',
  role: 'coach',
  language: 'fr',
  riderId: 'r',
  twoFactor: false,
  birthMonth: null,
  sex: null,
} as const;

describe('barrierOf(me, open)', () => {
  it.each([
    ['a stranger to a service without an admin', null, true, false, 'set-up'],
    ['a stranger', null, false, false, 'sign-in'],
    ['who must have a second factor and has none', PERSON, false, true, 'second-factor'],
    ['who is signed in', PERSON, false, false, null],
  ] as const)('stops %s', (_, person, setupNeeded, twoFactorNeeded, barrier) => {
    const me = { person, setupNeeded, twoFactorNeeded };
    expect(barrierOf(me, false)).toBe(barrier);
    expect(barrierOf(me, true)).toBeNull();
  });
});
