/** Inviting people, into a group or into the service. */
export const invitationsEn = {
  open: {
    title: 'Open invitations',
    nameless: 'Without a name',
    until: (date: string) => `until ${date}`,
    byLink: 'link handed over',
    revoke: 'Withdraw',
    revokeLabel: (name: string) => `Withdraw the invitation of ${name}`,
    revokeTitle: (name: string) => `Withdraw the invitation of ${name}?`,
    revokeEnds: 'The link stops working. You can invite the same person again at any time.',
  },

  form: {
    title: 'Invite somebody',
    submit: 'Make the invitation',
    name: 'Name',
    email: 'E-mail, if you like',
    emailMailed: 'With an address the service sends the link itself.',
    emailNotMailed:
      'This service sends no mail: you will get a link to hand over. The address is filled in for them.',
  },

  made: {
    linkTitle: (name: string) => `The link for ${name}`,
    linkText:
      'Hand it over in person, by message or on paper. It works once, and is not shown again.',
    mailFailed: 'The letter could not be sent. Hand this link over yourself: it works once.',
    mailedTitle: 'The invitation is on its way',
    mailedText: (email: string) => `The service has sent the link to ${email}. It works once.`,
  },
};
