import type { ErrorCode } from '../../src/core/errors.ts';

/** Codes of the API, and what a page finds out by itself. */
export type ShownError = ErrorCode | 'offline';

/** What happened and what to do, without blame. */
export const errorsEn: Record<ShownError, string> = {
  offline: 'The service does not answer. Check that it is running and that you are connected.',

  'empty-file': 'This file is empty.',
  'unknown-format': 'This is not a FIT, GPX or TCX file, nor a ZIP or GZ archive of such files.',
  'too-large': 'This file is larger than the service accepts.',
  'too-many-samples': 'This file holds more samples than a ride can have.',
  'not-an-activity': 'This file holds no activity: settings, a workout or a course, perhaps.',
  'not-cycling': 'This activity is not cycling. Only rides are kept here.',
  'planned-route': 'This file is a planned route: it was drawn, not ridden.',
  'waypoints-only': 'This file holds only waypoints, no track.',
  'no-samples': 'This file holds no samples: there is nothing to compute from.',
  'no-times': 'This file says where, but not when: without times there is no ride.',

  'fit-header': 'The beginning of this FIT file is damaged.',
  'fit-truncated': 'This FIT file stops too early, and too little of it is left to make a ride.',
  'fit-crc': 'This FIT file is damaged: its checksum does not match its content.',
  'fit-definition': 'This FIT file contradicts itself and could not be read.',
  'fit-parts': 'This FIT file is a chain of too many parts.',

  'xml-syntax': 'This file is not well-formed XML and could not be read to its end.',
  'xml-doctype': 'This file declares a document type, which is refused for safety.',
  'xml-depth': 'This file is nested more deeply than a ride file ever is.',
  'xml-attributes': 'An element of this file has more attributes than a ride file ever has.',
  'xml-encoding': 'The character encoding of this file is not known here.',

  'time-unset': 'The clock of the device was not set: the times of this file are not real.',
  'time-future': 'This ride lies in the future: the clock of the device was probably wrong.',
  'time-order': 'The times of this file jump backwards too often to be put in order.',
  'time-span': 'This file covers more than 48 hours.',
  'time-budget': 'Reading this file took too long and was stopped.',
  'worker-lost': 'Reading this file stopped unexpectedly. It is kept and will be tried again.',

  'zip-damaged': 'This ZIP archive is damaged.',
  'zip-encrypted': 'This ZIP archive is protected by a password.',
  'zip-overlap': 'This ZIP archive overlaps itself, which is refused for safety.',
  'zip-ratio': 'This archive grows too much when unpacked, which is refused for safety.',
  'zip-path': 'An entry of this archive points outside of it, which is refused for safety.',
  'zip-depth': 'Archives are nested too deeply in this one.',
  'zip-entries': 'This archive has too many entries.',
  'gzip-damaged': 'This GZ archive is damaged.',

  'pack-invalid': 'The climbs of the territory could not be read.',

  'bad-request': 'The service did not understand this request. Check what was entered.',
  unauthenticated: 'You are signed out, or the details are not right. Sign in to go on.',
  forbidden: 'Your account may not do this.',
  'two-factor-code':
    'The six digits of your authenticator app are missing or wrong. Each code works once.',
  'two-factor-needed': 'Your role needs a second factor. Set it up in your account first.',
  'password-wrong': 'This is not the password of your account.',
  'link-invalid': 'This link is unknown, was used before, or is too old. Ask for a new one.',
  'not-found': 'There is nothing here, or nothing that you may see.',
  conflict: 'This has changed in the meantime, or exists already.',
  'import-invalid': 'This is no export of Cycling Lab, or it was changed.',
  'consent-needed': 'The rider has not agreed, or no longer agrees, that files are kept here.',
  'consent-outdated':
    'The wording has changed since this page was loaded. Reload it and read again.',
  'consent-closed': 'This is not open at your age, or your month of birth is not known yet.',
  'last-coach': 'The riders of this group would be left without a coach. Name another one first.',
  'unsupported-media': 'The service does not accept this kind of content.',
  'rate-limited': 'Too many attempts in a short time. Wait a moment, then try again.',
  unavailable: 'The service is busy or starting. Try again in a moment.',
  'storage-full': 'The disk of the service is full: nothing more can be stored for now.',
  internal: 'Something went wrong in the service. It has been logged.',
  'warehouse-locked': 'The results are in use by another process.',
  'warehouse-damaged': 'The results are damaged and are being computed again.',
  configuration: 'The service is not configured correctly.',
};
