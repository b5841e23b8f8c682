import { Encoder, Profile } from '@garmin/fitsdk';
import type { RecordedRide, Sample } from './record.ts';
import { accumulate, type RideInfo } from './totals.ts';

const SEMICIRCLES = 2 ** 31 / 180;
const ANT_PLUS = { heartRate: 120, power: 11 };

/** A FIT activity as a head unit writes it: devices, timer events, records, laps, one session. */
export function writeFit(ride: RecordedRide, info: RideInfo): Uint8Array {
  const encoder = new Encoder();
  const write = (mesgNum: number, fields: Record<string, unknown>) =>
    encoder.onMesg(mesgNum, { mesgNum, ...fields });
  const at = (second: number) => new Date((info.start + second) * 1000);
  const messages = Profile.MesgNum;

  write(messages.FILE_ID, {
    type: 'activity',
    manufacturer: 'development',
    product: 1,
    serialNumber: info.serial,
    timeCreated: at(0),
  });
  for (const device of devices(info)) {
    write(messages.DEVICE_INFO, { timestamp: at(0), ...device });
  }
  const pauses = [...ride.pauses];
  timer(write, messages.EVENT, at(0), 'start');
  for (const sample of ride.samples) {
    while (pauses[0] && sample.time >= pauses[0].end) {
      const pause = pauses.shift() as { start: number; end: number };
      timer(write, messages.EVENT, at(pause.start), 'stopAll');
      timer(write, messages.EVENT, at(pause.end), 'start');
    }
    write(messages.RECORD, { timestamp: at(sample.time), ...recordFields(sample) });
  }
  timer(write, messages.EVENT, at(ride.seconds - 1), 'stopAll');
  writeLaps(write, messages.LAP, ride, info, at);
  const totals = accumulate(ride, 0, ride.seconds);
  const summary = { startTime: at(0), timestamp: at(ride.seconds - 1), ...totals };
  write(messages.SESSION, { ...summary, sport: 'cycling', subSport: info.subSport });
  write(messages.ACTIVITY, {
    timestamp: at(ride.seconds - 1),
    totalTimerTime: totals.totalTimerTime,
    numSessions: 1,
    type: 'manual',
  });
  return encoder.close();
}

type Write = (mesgNum: number, fields: Record<string, unknown>) => void;

function timer(write: Write, event: number, timestamp: Date, eventType: string): void {
  write(event, { timestamp, event: 'timer', eventType });
}

function devices(info: RideInfo): Record<string, unknown>[] {
  const list: Record<string, unknown>[] = [
    { deviceIndex: 0, manufacturer: 'development', serialNumber: info.serial, sourceType: 'local' },
    { deviceIndex: 1, deviceType: 4, sourceType: 'local' },
  ];
  if (info.heartRate) {
    list.push({ deviceIndex: 2, deviceType: ANT_PLUS.heartRate, sourceType: 'antplus' });
  }
  if (info.power) list.push({ deviceIndex: 3, deviceType: ANT_PLUS.power, sourceType: 'antplus' });
  return list;
}

function recordFields(sample: Sample): Record<string, unknown> {
  return present({
    positionLat: semicircles(sample.latitude),
    positionLong: semicircles(sample.longitude),
    enhancedAltitude: sample.altitude,
    distance: sample.distance,
    enhancedSpeed: sample.speed,
    power: sample.power,
    heartRate: sample.heartRate,
    cadence: sample.cadence,
    temperature: sample.temperature,
  });
}

function semicircles(degrees: number | null): number | null {
  return degrees === null ? null : Math.round(degrees * SEMICIRCLES);
}

function present(fields: Record<string, number | null>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}

function writeLaps(
  write: Write,
  lap: number,
  ride: RecordedRide,
  info: RideInfo,
  at: (second: number) => Date,
): void {
  for (const { start, end } of info.laps) {
    write(lap, {
      startTime: at(start),
      timestamp: at(end),
      lapTrigger: 'manual',
      ...accumulate(ride, start, end),
    });
  }
}
