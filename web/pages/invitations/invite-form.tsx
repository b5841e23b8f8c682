import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { invitationsApi, type MadeInvitation, type NewInvitation } from '../../api/invitations.ts';
import { TextField } from '../../components/fields.tsx';
import { FormDialog } from '../../components/form.tsx';
import { invitationWords } from '../../i18n/invitations.ts';
import { session } from '../../session.ts';
import { InvitationMade } from './invitation-made.tsx';

interface InviteFormProps {
  /** Into what and as what, chosen by the fields among the children. */
  into: Omit<NewInvitation, 'name' | 'email'>;
  children: ComponentChildren;
  onInvited: () => void;
  onClose: () => void;
}

/** Names somebody; what comes of it is a link to hand over, or a letter that the service sends. */
export function InviteForm({ into, children, onInvited, onClose }: InviteFormProps) {
  const { form } = invitationWords();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [made, setMade] = useState<MadeInvitation | null>(null);
  if (made) return <InvitationMade {...made} onClose={onClose} />;

  const invite = async () => {
    const address = email.trim();
    const invited = { ...into, name: name.trim() };
    setMade(await invitationsApi.invite(address ? { ...invited, email: address } : invited));
    onInvited();
  };
  return (
    <FormDialog title={form.title} submit={form.submit} onSubmit={invite} onClose={onClose}>
      <TextField label={form.name} required maxLength={100} value={name} onValue={setName} />
      {children}
      <TextField
        label={form.email}
        hint={sendsMail() ? form.emailMailed : form.emailNotMailed}
        type="email"
        maxLength={254}
        value={email}
        onValue={setEmail}
      />
    </FormDialog>
  );
}

function sendsMail(): boolean {
  return session.value.state === 'known' && session.value.mail;
}
