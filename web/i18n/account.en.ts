/** Signing in and setting up. */
export const accountEn = {
  signIn: {
    title: 'Sign in',
    email: 'E-mail',
    password: 'Password',
    submit: 'Sign in',
  },

  setup: {
    title: 'Set up this service',
    intro: 'This creates the owner’s account. It manages every rider and every ride.',
    name: 'Your name',
    email: 'E-mail',
    password: 'Password',
    passwordHint: 'At least 10 characters. A sentence is easier to keep in mind than a puzzle.',
    submit: 'Create the account',
    linkUsed:
      'This set-up link was used already, or is too old. Start the service again for a new one.',
  },
};
