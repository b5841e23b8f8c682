/** What is around the pages. */
export const appEn = {
  app: {
    skip: 'Skip to content',
    navigation: 'Main navigation',
    home: 'Home',
    rides: 'Rides',
    climbs: 'Climbs',
    groups: 'Groups',
    account: 'Account',
    admin: 'Admin',
    api: 'API reference',
    settings: 'Settings',
    language: 'Language',
    theme: 'Theme',
    themes: { system: 'As the device', light: 'Light', dark: 'Dark' },
    signedInAs: (name: string) => `Signed in as ${name}`,
    signOut: 'Sign out',
    loading: 'Loading…',
    retry: 'Try again',
    close: 'Close',
    cancel: 'Cancel',
    save: 'Save',
    unknown: 'unknown',
    link: 'Link',
    copy: 'Copy',
    copied: 'Copied.',
    copyByHand: 'Marked: copy it with the keyboard or by a long press.',
  },

  notFound: {
    title: 'There is no page here',
    text: 'The address may have a typing error, or what it showed was deleted or is no longer shared with you.',
    home: 'Go to the home page',
  },

  setupNeeded: {
    title: 'This service is not set up yet',
    text: 'When it starts, it prints a one-time set-up link in its terminal. Open that link to create the owner’s account.',
  },

  fields: {
    summary: 'Summary',
    power: 'Power',
    heartRate: 'Heart rate',
    position: 'Position',
    shown: 'shown',
    notShown: 'not shown',
    shownBy: (name: string) => `What ${name} shows you`,
  },

  profile: {
    threshold: 'Threshold',
    weight: 'Weight',
    maximumHeartRate: 'Max HR',
    thresholdHeartRate: 'Threshold HR',
  },
};
