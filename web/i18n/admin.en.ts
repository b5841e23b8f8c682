import { pluralEn as plural } from './plural.ts';

/** Running the service: people, work, disk, log. Rides are never shown here. */
export const adminEn = {
  title: 'Admin',
  sections: { people: 'People', service: 'Service', audit: 'Log' },
  navigation: 'Sections of the admin',

  people: {
    invite: 'Invite',
    search: 'Name or e-mail',
    note: 'An admin manages accounts and sees nobody’s rides.',
    name: 'Name',
    email: 'E-mail',
    role: 'Role',
    secondFactor: 'Second factor',
    on: 'on',
    off: 'off',
    lastSeen: 'Last seen',
    never: 'Has never signed in.',
    disabled: 'disabled',
    you: 'you',
    actionsOf: (name: string) => `Actions: ${name}`,
    changeRole: 'Change the role',
    disable: 'Disable the account',
    enable: 'Enable the account',
    passwordLink: 'One-time password link',
    resetFactor: 'Reset the second factor',
    erase: 'Erase this person',
  },

  roles: { admin: 'Admin', coach: 'Coach', rider: 'Rider', analyst: 'Tourism' },
  roleHints: {
    admin: 'Manages people, jobs and storage. Sees nobody’s rides.',
    coach: 'Makes groups and sees what their riders agree to show.',
    rider: 'Adds rides and decides who sees them.',
    analyst: 'Sees statistics, never a person.',
  },

  role: {
    title: (name: string) => `Role of ${name}`,
    role: 'Role',
    note: 'It counts from the next request on. A coach who becomes a rider sees nobody’s rides any more; what was agreed to stays written down.',
  },

  disable: {
    title: (name: string) => `Disable the account of ${name}?`,
    submit: 'Disable',
    ends: 'What ends, at once: this person is signed out everywhere, cannot sign in, and their tokens stop working.',
    stays: 'What stays: the account with everything in it. You can enable it again.',
  },

  link: {
    askTitle: (name: string) => `Make a password link for ${name}?`,
    ask: 'Whoever opens it chooses a new password for this account, once. An earlier link stops working.',
    submit: 'Make the link',
    title: (name: string) => `The password link for ${name}`,
    text: 'Hand it over yourself. It works once, and is not shown again.',
  },

  factor: {
    title: (name: string) => `Reset the second factor of ${name}?`,
    submit: 'Reset',
    ends: 'What ends: the codes of their app and the recovery codes. Signing in needs the password alone until a new second factor is set.',
    check: 'Make sure that it is really this person who asks.',
  },

  erase: {
    title: (name: string) => `Erase ${name} for ever?`,
    submit: 'Erase for ever',
    goes: 'What goes: the account, all rides and their files, every number computed from them, consents, memberships. Nobody sees any of it from now on; the bytes are gone from the disk within a day.',
    stays:
      'What stays: everything of other people, and the bare fact in the log that somebody was erased. Backups made before keep the data until they are deleted.',
    confirm: (name: string) => `Type “${name}” to confirm`,
  },

  jobs: {
    title: 'Work',
    states: {
      queued: 'waiting',
      running: 'running',
      held: 'held for consent',
      dead: 'given up',
    },
    dead: 'Given up',
    deadText:
      'Three attempts failed. The file is kept; its rider sees that it could not be analysed.',
    noneDead: 'Nothing was given up.',
    kind: 'Kind',
    kinds: { file: 'Ride file', archive: 'Archive' },
    size: 'Size',
    attempts: 'Attempts',
    reason: 'Reason',
    since: 'Since',
    retry: 'Try again',
    retryLabel: (kind: string, date: string) => `Try again: ${kind}, ${date}`,
    retried: 'It is waiting for its turn again.',
  },

  storage: {
    title: 'Storage',
    originals: 'Original files',
    files: (n: number) => plural(n, 'file', 'files'),
    ledger: 'Ledger',
    warehouse: 'Results',
    free: 'Free on the disk',
  },

  packs: {
    title: 'Territories',
    name: 'Territory',
    climbs: 'Climbs',
    timed: 'Timed',
    catalogue: 'Catalogue',
    licence: 'Licence',
  },

  audit: {
    note: 'What was done to accounts, consents and data, newest first.',
    when: 'When',
    who: 'Who',
    what: 'What',
    subject: 'To what',
    nobody: 'No person, or one who has left.',
    older: 'Older',
    empty: 'Nothing has been written down yet.',
  },

  actions: {
    'sign-in': 'Signed in',
    setup: 'Set the service up',
    'session.revoke': 'Ended a session',
    password: 'Changed the password',
    'password-link': 'Made a password link',
    'password-reset': 'Asked for a password link by mail',
    'two-factor.on': 'Set up a second factor',
    'two-factor.off': 'Removed the own second factor',
    'two-factor.remove': 'Reset a second factor',
    'token.create': 'Made a token',
    'token.revoke': 'Revoked a token',
    invite: 'Invited somebody',
    'invite.accept': 'Accepted an invitation',
    'invite.revoke': 'Withdrew an invitation',
    'account.edit': 'Edited the own account',
    'account.birth-month': 'Said the birth month',
    'birth-month.forget': 'Cleared a birth month',
    'role.admin': 'Made somebody an admin',
    'role.coach': 'Made somebody a coach',
    'role.rider': 'Made somebody a rider',
    'role.analyst': 'Made somebody tourism staff',
    disable: 'Disabled an account',
    enable: 'Enabled an account',
    'job.revive': 'Tried a dead letter again',
    'ride.delete': 'Deleted a ride',
    'person.erase': 'Erased a person',
    retention: 'Set how long rides are kept',
    'session.revoke-others': 'Ended all other sessions',
    'guardian.link': 'Made a link for a guardian',
    export: 'Exported their data',
    import: 'Imported an export',
    'inbox.assign': 'Assigned a file of the inbox',
  },
};
