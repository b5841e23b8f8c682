import { pluralEn as plural } from './plural.ts';

/** Adding files and what becomes of them. */
export const homeEn = {
  home: {
    title: 'Home',
    dropTitle: 'Drop your rides here',
    dropText: 'FIT, GPX and TCX files, ZIP and GZ archives, as many as you like.',
    choose: 'Choose files',
    dropNow: 'Let go to add them',
    forRider: 'For',
    forMyself: 'Myself',
    forNobodyYet: 'Not known yet (inbox)',
    progress: 'Files added',
    latest: 'Latest rides',
    all: 'All rides',
    emptyTitle: 'No ride yet',
    emptyText:
      'Your rides will be listed here with their climbs, times and power. Add a file above to begin.',
    attention: 'Needs attention',
    noThreshold: 'Your threshold is not known yet: zones, intensity and load stay unknown.',
    completeProfile: 'Complete the profile',
    inbox: 'Inbox',
    inboxWaiting: (n: number) => plural(n, 'file waits', 'files wait'),
    inboxRefused: (n: number) => plural(n, 'refused', 'refused'),
    openInbox: 'Open the inbox',
  },

  upload: {
    state: {
      sending: 'Sending',
      queued: 'Waiting',
      running: 'Analysing',
      done: 'Done',
      duplicate: 'Already here',
      failed: 'Refused',
      dead: 'Could not be analysed',
    },
    duplicate: 'This file was added before; nothing was stored twice.',
    dead: 'Analysing this file failed three times. It is kept, and will be tried again after an update.',
    inInbox: 'In the inbox, to be assigned',
    openRide: 'Open the ride',
    openRides: (n: number) => `Open ${plural(n, 'ride', 'rides')}`,
    noRide: 'No ride came out of this file.',
    entries: (done: number, total: number) => `${done} of ${plural(total, 'file', 'files')} read`,
    skipped: (n: number) => `${plural(n, 'file', 'files')} skipped: not cycling, or no activity`,
    entriesFailed: (n: number) => `${plural(n, 'file', 'files')} refused`,
    summary: (done: number, total: number) =>
      `${done} of ${plural(total, 'file', 'files')} finished`,
    dismiss: (name: string) => `Remove ${name} from this list`,
  },
};
