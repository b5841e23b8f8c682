/** Global numbers of the messages that we read (FIT profile). */
export const MESSAGE = {
  fileId: 0,
  userProfile: 3,
  sport: 12,
  session: 18,
  lap: 19,
  record: 20,
  event: 21,
  deviceInfo: 23,
  activity: 34,
  heartRate: 132,
  fieldDescription: 206,
} as const;

/** What a file may hold of the kinds that become objects; real files stay far below. */
const MOST_SUMMARIES = 50_000;
const MOST_SESSIONS = 100;
const MOST_FIELD_DESCRIPTIONS = 256;

/** The messages to file in the first pass, each with its limit. */
export function wantedMessages(samples: number): ReadonlyMap<number, number> {
  return new Map<number, number>([
    [MESSAGE.fileId, MOST_SESSIONS],
    [MESSAGE.userProfile, MOST_SESSIONS],
    [MESSAGE.sport, MOST_SESSIONS],
    [MESSAGE.session, MOST_SESSIONS],
    [MESSAGE.lap, MOST_SUMMARIES],
    [MESSAGE.record, samples],
    [MESSAGE.event, MOST_SUMMARIES],
    [MESSAGE.deviceInfo, MOST_SUMMARIES],
    [MESSAGE.activity, MOST_SESSIONS],
    [MESSAGE.heartRate, samples],
    [MESSAGE.fieldDescription, MOST_FIELD_DESCRIPTIONS],
  ]);
}
