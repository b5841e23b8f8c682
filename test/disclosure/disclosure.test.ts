import { describe, expect, it } from 'vitest';
import { disclose, may, require, type Viewer, visible } from '../../src/disclosure/disclosure.ts';

const owner: Viewer = { personId: 'p', role: 'admin', riderId: null, scopes: 'all' };
const ride = { riderId: 'r' };

describe('disclosure', () => {
  it('shows the owner everything', () => {
    expect(may(owner, 'change', ride)).toBe(true);
    expect(may(owner, 'read', 'service')).toBe(true);
    expect(visible(owner, [ride])).toEqual([ride]);
    expect(disclose(owner, 'read', ride)).toBe(ride);
  });

  it('shows anonymous people nothing', () => {
    expect(may(null, 'read', ride)).toBe(false);
    expect(may(null, 'read', 'service')).toBe(false);
    expect(visible(null, [ride])).toEqual([]);
    expect(() => require(null, 'read', 'service')).toThrow(
      expect.objectContaining({ code: 'unauthenticated' }),
    );
  });

  it('answers an unknown object and a foreign one word for word alike', () => {
    const answer = (viewer: Viewer, found: typeof ride | undefined) => {
      try {
        return disclose(viewer, 'read', found);
      } catch (error) {
        return { ...(error as Error), message: (error as Error).message };
      }
    };
    expect(answer(owner, undefined)).toEqual(answer(null, ride));
    expect(answer(owner, undefined)).toMatchObject({ code: 'not-found' });
  });
});
