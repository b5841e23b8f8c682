import { describe, expect, it } from 'vitest';
import { createRateLimit } from '../../../src/api/account/rate-limit.ts';

describe('a rate limit', () => {
  const clock = { now: 0 };
  const limit = () => createRateLimit({ attempts: 3, windowSeconds: 60, now: () => clock.now });

  it('lets so many attempts through in a window, then says when to come back', () => {
    const attempts = limit();
    for (let i = 0; i < 3; i++) attempts.attempt('a');
    clock.now += 20_000;
    expect(() => attempts.attempt('a')).toThrow(
      expect.objectContaining({ code: 'rate-limited', retryAfter: 40 }),
    );
    expect(() => attempts.attempt('b')).not.toThrow();
    clock.now += 40_000;
    expect(() => attempts.attempt('a')).not.toThrow();
  });

  it('forgets the attempts before a good one', () => {
    const attempts = limit();
    for (let i = 0; i < 3; i++) attempts.attempt('a');
    attempts.forget('a');
    expect(() => attempts.attempt('a')).not.toThrow();
  });
});
