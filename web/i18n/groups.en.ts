import { pluralEn as plural } from './plural.ts';

/** Groups, their members, and who is invited. */
export const groupsEn = {
  list: {
    title: 'Groups',
    intro:
      'A group brings coaches and riders together. What each of its riders shows to whom, the rider alone decides.',
    create: 'Create a group',
    name: 'Group',
    riders: (n: number) => plural(n, 'rider', 'riders'),
    coaches: (n: number) => plural(n, 'coach', 'coaches'),
    emptyTitle: 'You are in no group yet',
    emptyCoach:
      'Create one for your club, school or training group, then invite its riders: each gets a link of their own.',
    emptyRider:
      'A club, a school or a coach invites you with a link. Open it here, signed in, and the group will be listed on this page. Being in a group shows nothing of you until you say so.',
  },

  kinds: { club: 'Club', school: 'School', training: 'Training group' },

  capacities: { coach: 'Coach', rider: 'Rider' },

  edit: {
    createTitle: 'New group',
    create: 'Create',
    title: 'Edit this group',
    name: 'Name',
    kind: 'Kind',
  },

  group: {
    back: 'All groups',
    edit: 'Edit',
    invite: 'Invite',
    leave: 'Leave this group',
    delete: 'Delete this group',
    actions: 'Actions of this group',
    coaches: 'Coaches',
    riders: 'Riders',
    noCoaches: 'This group has no coach.',
    noRidersCoach: 'No rider yet. Invite the first one: they choose what you will see.',
    noRidersRider: 'No rider is in this group.',
    you: 'you',
    since: (date: string) => `since ${date}`,
    ownSharing: 'What this group sees of me',
    coachNote: 'The marks say what each rider shows you. Each rider alone decides it.',
    riderNote: 'Coaches and members see what you allow them, and nothing more.',
    mayUpload: 'You may add files for this rider',
    showRides: (name: string) => `Rides of ${name}`,
    memberActions: (name: string) => `Actions: ${name}`,
    makeCoach: 'Make coach of this group',
    makeRider: 'Make rider of this group',
    guardianLink: 'Link for the guardian',
    needsGuardian: 'Under 15: a parent or guardian agrees too, before any file is kept.',
    coachNeedsRole:
      'Only an account with the role coach can coach a group; an admin can change the role.',
    remove: 'Remove from the group',
  },

  remove: {
    title: (name: string) => `Remove ${name} from this group?`,
    submit: 'Remove',
    ends: (name: string) =>
      `What ends, at once: ${name} is no longer a member. Coaches and members of this group no longer see anything of this person through it, nor this person of them.`,
    stays:
      'What stays: the account with all its rides, its other groups, and files that were already assigned.',
  },

  leave: {
    title: 'Leave this group?',
    submit: 'Leave',
    ends: 'What ends, at once: coaches and members of this group no longer see anything of you through it, nor you of them.',
    stays: 'What stays: your rides, your account and your other groups.',
  },

  delete: {
    title: (name: string) => `Delete the group ${name}?`,
    submit: 'Delete',
    ends: 'What ends, at once: the group, every membership in it, and its open invitations. Its coaches and members no longer see anything of each other through it.',
    stays: 'What stays: all accounts and all rides, which belong to their riders.',
  },

  invite: {
    capacity: 'Takes part as',
    hint: 'The invited person chooses a password and decides what you will see. Until then there is no account.',
    coachHint:
      'For somebody who is a coach here already; only an admin turns a new account into a coach’s.',
    asCapacity: { coach: 'as coach', rider: 'as rider' },
  },

  guardian: {
    title: (name: string) => `The link for the guardian of ${name}`,
    askTitle: (name: string) => `Make a link for the guardian of ${name}?`,
    askText:
      'Below 15, a parent or guardian agrees together with the child before any file is kept. The link shows the guardian what the child has said yes to. Give it to the guardian, not to the child.',
    submit: 'Make the link',
    linkText:
      'Hand it to the guardian. It works for 30 days; once used to agree, it is the guardian’s key until the child is 15. It is not shown again.',
  },
};
