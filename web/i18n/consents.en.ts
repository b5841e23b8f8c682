import { pluralEn as plural } from './plural.ts';

/**
 * The words of consent. What is agreed to is in `purposes` and `fields`: whoever changes their meaning
 * gives the wording a new version, which the service keeps with every consent.
 */
export const consentsEn = {
  title: 'Sharing',
  intro:
    'Everything is private until you open it. Each point stands alone, can be taken back with one click, and a change counts from the next look at a page.',

  purposes: {
    analysis: {
      title: 'Keep and analyse my rides',
      text: 'The service keeps my files and computes my numbers from them. Heart rate is health data: it is read for me alone unless I open it to somebody below.',
      without: 'Without it no new file is taken, and nobody but you sees what is here.',
    },
    coach: {
      title: (name: string) => `Show my rides to ${name}`,
      text: 'This coach sees what is ticked, as long as you are both in a group in which they coach.',
      without: 'Without it this coach sees only your name in the group.',
    },
    group: {
      title: (name: string) => `Show my rides to the members of ${name}`,
      text: 'Members of this group see what is ticked, never what lies in your privacy zones.',
      without: 'Without it they see only your name in the group.',
    },
    boards: {
      title: 'Appear on leaderboards',
      text: 'My name and my times on known climbs stand on boards that signed-in people of this service see, with month, kind of bike and climbing speed. They can choose an age group and, where I said mine, a sex. What my privacy zones hide never appears there.',
      without: 'Without it you are on no board; your rank is told to you alone.',
    },
    statistics: {
      title: 'Count in the figures on climbs',
      text: 'My passages count in monthly tables for tourism staff: never a name, a track, a heart rate or a power, and never fewer than eleven riders together.',
      without: 'Without it your passages count nowhere.',
    },
    'open-data': {
      title: 'Count in open data',
      text: 'My passages count, with random noise added, in yearly figures that anybody may download. What is published cannot be called back.',
      without: 'Without it your passages count nowhere.',
    },
  },

  via: (groups: string) => `From ${groups}`,
  mayUpload: 'May add files for me',
  mayUploadHint: 'From the devices of the club, for example. The coach never agrees in your place.',
  sees: 'Sees',
  fields: {
    summary: {
      name: 'Summary',
      hint: 'date, duration, climb times, training load',
    },
    power: { name: 'Power', hint: 'watts and cadence' },
    heartRate: { name: 'Heart rate', hint: 'health data' },
    position: {
      name: 'Position',
      hint: 'track, map, altitude, speed, exact start, original files',
    },
  },
  summaryAlways: 'always included',

  choose: 'Choose',
  give: 'I agree',
  change: 'Change',
  save: 'Save',
  withdraw: 'Withdraw',
  about: (act: string, title: string) => `${act}: ${title}`,
  state: {
    off: 'Not given',
    on: (date: string) => `Given on ${date}`,
    waiting: (date: string) => `Asked for on ${date}, waits for your parent`,
    lapsed: (date: string) => `Given on ${date}, at an age that has passed: to be given anew`,
    closed: 'Open from 18 years on',
    closedUnknown: 'Opens once your month of birth is known',
  },
  closedWhy: 'Until then you never appear in lists or figures that others see.',
  guardianAgreed: (date: string) => `Your parent agreed on ${date}.`,

  areas: {
    own: 'For yourself',
    coach: 'Coaches',
    group: 'Groups',
    public: 'Lists and figures',
  },
  noCoach: 'No coach yet. Coaches of your groups appear here; each sees nothing until you agree.',
  noGroup: 'No group yet. You join one by an invitation.',

  banner: {
    birthMonth: 'Your month of birth is missing. No new file is taken until it is known.',
    analysis: 'No new file is taken until you agree that your rides are kept and analysed.',
    guardian: 'No file is kept until your parent has confirmed.',
    birthMonthLink: 'Enter it',
    analysisLink: 'Read and decide',
    guardianLink: 'How that goes',
  },
  again:
    'You have passed 15 or 18: your consents are asked for anew. What was there stays, and only you see it.',

  guardianTitle: 'Your parent confirms',
  guardianText:
    'Under 15 your own word and that of a parent or guardian count together. They get a link of their own, read what you ask for, and tick it or not.',
  guardianCoach: 'Ask a coach of your group for that link: they can hand it to your parents.',
  guardianEmail: 'E-mail of your parent',
  guardianSend: 'Send the link',
  guardianSent: (email: string) => `The link is on its way to ${email}.`,

  history: 'History',
  historyEmpty: 'Nothing was agreed to yet.',
  historyOf: (n: number) => plural(n, 'entry', 'entries'),
  date: 'Date',
  what: 'What',
  scope: 'What was opened',
  given: 'Given',
  withdrawn: 'Withdrawn',
  by: { rider: 'by you', guardian: 'by your parent' },
  wording: (version: string) => `Wording ${version}`,

  guardian: {
    title: (child: string) => `${child} asks for your agreement`,
    text: (child: string) =>
      `${child} is under 15 and has an account on this service, which analyses bike rides. Until you agree, no file is kept. Each point below stands alone; tick only what you agree to.`,
    confirmedTitle: (child: string) => `Your agreement for ${child}`,
    confirmedText:
      'You can take back each point here at any time: keep this link. What you take back ends at once.',
    nothing: (child: string) =>
      `${child} has not asked for anything yet. Open this link again afterwards.`,
    name: 'Your name',
    nameHint: 'Kept with your agreement, as its proof.',
    parent: (child: string) => `I have parental responsibility for ${child}.`,
    confirm: 'I agree to what is ticked',
    tick: 'Tick at least one point.',
    agreed: (date: string) => `Agreed on ${date}`,
    agreedTitle: 'What you agreed to',
    withdraw: 'Take back',
    purposes: {
      analysis: {
        title: 'Keep and analyse the rides',
        text: 'Files of the bike computer are kept and numbers computed from them, heart rate included, which is health data. Only your child sees them.',
      },
      coach: {
        title: (name: string) => `Show them to ${name}, a coach`,
        text: 'The coach sees the following, as long as both are in the same group:',
      },
      group: {
        title: (name: string) => `Show them to the members of ${name}`,
        text: 'Members of the group see the following, never what lies in privacy zones:',
      },
    },
    uploads: 'The coach may also add files in the name of your child.',
    goneTitle: 'This link is over',
    goneText: 'It is too old, or was replaced. Your child or their coach can send a new one.',
  },
};
