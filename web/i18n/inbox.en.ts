import { pluralEn as plural } from './plural.ts';

/** Files whose rider the coach names later. */
export const inboxEn = {
  title: 'Inbox',
  intro:
    'Files whose rider is not known yet. Each waits here for seven days at most, is not analysed, and is shown to nobody else; what is not assigned by then is deleted.',
  emptyTitle: 'Nothing is waiting',
  emptyText:
    'Drop files here when you do not know yet whose they are. From the device or the name in the file the service suggests a rider; what you confirmed once goes straight to that rider the next time.',
  waiting: 'To assign',
  refused: 'Refused',
  reading: 'Being read…',
  choose: (name: string) => `Choose ${name}`,
  chooseAll: 'All',
  chosen: (n: number) => `${plural(n, 'file', 'files')} chosen`,
  rider: 'Rider',
  riderOf: (name: string) => `Rider of ${name}`,
  nobody: 'Choose…',
  assign: 'Assign',
  assignSuggested: (n: number) => `Assign ${plural(n, 'suggestion', 'suggestions')}`,
  assignFile: (name: string) => `Assign ${name}`,
  delete: (name: string) => `Delete ${name}`,
  suggested: (name: string) => `Suggested: ${name}`,
  why: {
    serial: 'same device as before',
    athlete: 'name in the file, as before',
    filename: 'name of the file',
  },
  athlete: (name: string) => `“${name}” in the file`,
  serial: (number: string) => `no. ${number}`,
  noStart: 'start unknown',
  daysLeft: (days: number) => (days < 1 ? 'deleted today' : `${plural(days, 'day', 'days')} left`),
  assigned: (n: number) => `${plural(n, 'file', 'files')} assigned`,
  nobodyAgreed:
    'No rider has agreed yet that you add files for them. They do so in their account, under what you may see.',
  notAgreedSuggestion: (name: string) => `${name} has not agreed that you add files for them.`,
};
