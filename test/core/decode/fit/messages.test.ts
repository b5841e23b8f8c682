import { Profile } from '@garmin/fitsdk';
import { expect, it } from 'vitest';
import { MESSAGE, wantedMessages } from '../../../../src/core/decode/fit/messages.ts';

it('wantedMessages(samples) lists every message we read, by the numbers of the profile', () => {
  const number = Profile.MesgNum as Record<string, number>;
  expect(MESSAGE).toEqual({
    fileId: number.FILE_ID,
    userProfile: number.USER_PROFILE,
    sport: number.SPORT,
    session: number.SESSION,
    lap: number.LAP,
    record: number.RECORD,
    event: number.EVENT,
    deviceInfo: number.DEVICE_INFO,
    activity: number.ACTIVITY,
    heartRate: number.HR,
    fieldDescription: number.FIELD_DESCRIPTION,
  });
  const wanted = wantedMessages(123);
  expect([...wanted.keys()]).toEqual(Object.values(MESSAGE));
  expect(wanted.get(MESSAGE.record)).toBe(123);
});
