/** The words of coming in: signing in, the first account, a new password, an invitation. */
export const entranceEn = {
  fields: {
    name: 'Your name',
    email: 'E-mail',
    password: 'Password',
    newPassword: 'New password',
    passwordHint: 'At least 10 characters. A sentence is easier to keep in mind than a puzzle.',
    language: 'Language',
    languageHint: 'Of the pages, and of what the service writes to you.',
  },

  birthMonth: {
    legend: 'Month of birth',
    month: 'Month',
    year: 'Year',
    choose: 'Choose',
    why: 'Asked because consent depends on age: under 15 a parent agrees too, and some things open only at 18. The day is never asked.',
    child: 'Under 15, a parent confirms next. Until then no file is kept.',
  },

  signIn: {
    title: 'Sign in',
    submit: 'Sign in',
    forgotten: 'Forgotten your password?',
    forgottenNoMail:
      'Forgotten your password? The administrator of this service can give you a link to choose a new one.',
    codeTitle: 'Second step',
    codeText: 'The password is right. Your account also asks for a code.',
    code: 'Code',
    codeHint: 'The six digits in your authenticator app, or one of your recovery codes.',
    codeSubmit: 'Go on',
    startOver: 'Sign in with another account',
  },

  setup: {
    title: 'Set up this service',
    intro:
      'This creates the administrator’s account. It manages people and storage; it sees the rides of others only where they share them.',
    submit: 'Create the account',
    linkUsed:
      'This set-up link was used already, or is too old. Start the service again for a new one.',
  },

  password: {
    askTitle: 'Forgotten password',
    askText:
      'Enter the address of your account: the service sends a link to choose a new password.',
    askSubmit: 'Send the link',
    askedTitle: 'Look into your mailbox',
    askedText: (email: string) =>
      `If ${email} has an account here, a link is on its way. It works once, for a short time.`,
    noMailTitle: 'Forgotten password',
    noMailText:
      'This service sends no mail. Its administrator can give you a link to choose a new password.',
    back: 'Back to signing in',
    title: 'Choose a new password',
    text: 'Every other session of your account ends when you change it.',
    submit: 'Change the password',
    linkUsed: 'This link was used already, or is too old. Ask for a new one.',
    doneTitle: 'The password is changed',
    doneText: 'Sign in with it to go on.',
  },

  invitation: {
    title: (inviter: string) => `${inviter} invites you`,
    titleOfNobody: 'You are invited',
    toGroup: (group: string, capacity: string) => `To the group ${group}, as ${capacity}.`,
    toService: (role: string) => `To this service, as ${role}.`,
    capacities: { coach: 'a coach', rider: 'a rider' },
    roles: {
      admin: 'an administrator',
      coach: 'a coach',
      rider: 'a rider',
      analyst: 'an analyst of usage figures',
    },
    nothingShared:
      'Joining shares nothing. What the coach and the others may see, you decide afterwards, point by point.',
    accountTitle: 'Make your account',
    submit: 'Create the account',
    haveAccount: 'I have an account already',
    joinAs: (name: string) => `You are signed in as ${name}.`,
    join: 'Join the group',
    otherAccount: 'Sign in with another account',
    nothingToJoin:
      'You have an account already, and this invitation names no group: there is nothing to accept.',
    home: 'Go to the home page',
    goneTitle: 'This invitation is over',
    goneText: 'It was used, withdrawn, or is too old. Whoever sent it to you can send a new one.',
  },

  failing: { title: 'This link could not be checked' },
};
