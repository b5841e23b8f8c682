import { describe, expect, it } from 'vitest';
import { daysLeft, suggestedRecipient } from '../../web/pages/inbox/assignable.ts';

const NOW = Date.parse('2026-11-22T12:00:00Z');

describe('the days that a file has left', () => {
  it.each([
    ['2026-11-29T12:00:00Z', 7],
    ['2026-11-29T11:59:59Z', 6],
    ['2026-11-23T11:00:00Z', 0],
    ['2026-11-22T11:00:00Z', 0],
  ])('until %s are %d', (expiresAt, days) => {
    expect(daysLeft(expiresAt, NOW)).toBe(days);
  });
});

describe('a suggested rider', () => {
  const recipients = [{ id: 'léa', name: 'Léa' }];
  const suggesting = (riderId: string) => {
    return { suggested: { riderId, name: '', why: 'serial' as const } };
  };

  it('is chosen where files may be added for them, and not otherwise', () => {
    expect(suggestedRecipient(suggesting('léa'), recipients)).toBe('léa');
    expect(suggestedRecipient(suggesting('noé'), recipients)).toBeNull();
    expect(suggestedRecipient({ suggested: null }, recipients)).toBeNull();
  });
});
