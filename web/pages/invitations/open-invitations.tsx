import { useState } from 'preact/hooks';
import { type Invitation, invitationsApi } from '../../api/invitations.ts';
import { FormDialog } from '../../components/form.tsx';
import { ErrorMessage } from '../../components/states.tsx';
import { shortDate } from '../../format/date.ts';
import { invitationWords } from '../../i18n/invitations.ts';
import { language } from '../../i18n/language.ts';
import { useResource } from '../../resource.ts';
import './open-invitations.css';

interface OpenInvitationsProps {
  /** null: into the service, without a group. */
  groupId: string | null;
  /** Grows when the list is to be asked for anew. */
  round: number;
  /** As what somebody is invited. */
  asWhat: (invitation: Invitation) => string;
}

/** Who was invited and has not answered; nothing at all where there is nobody. */
export function OpenInvitations({ groupId, round, asWhat }: OpenInvitationsProps) {
  const { open: words } = invitationWords();
  const [revoking, setRevoking] = useState<Invitation | null>(null);
  const { resource, reload } = useResource(`invitations ${groupId} ${round}`, (signal) =>
    invitationsApi.open(groupId, signal),
  );
  if (resource.state === 'loading') return null;
  if (resource.state === 'failed') return <ErrorMessage code={resource.code} onRetry={reload} />;
  const { invitations } = resource.value;
  if (invitations.length === 0) return null;
  return (
    <section aria-labelledby="invitations">
      <div class="section-head">
        <h2 id="invitations">{words.title}</h2>
      </div>
      <ul class="lines">
        {invitations.map((invitation) => (
          <InvitationLine
            key={invitation.id}
            invitation={invitation}
            asWhat={asWhat(invitation)}
            onRevoke={() => setRevoking(invitation)}
          />
        ))}
      </ul>
      {revoking && (
        <FormDialog
          title={words.revokeTitle(nameOf(revoking))}
          submit={words.revoke}
          tone="danger"
          onSubmit={async () => {
            await invitationsApi.revoke(revoking.id);
            reload();
          }}
          onClose={() => setRevoking(null)}
        >
          <p>{words.revokeEnds}</p>
        </FormDialog>
      )}
    </section>
  );
}

interface InvitationLineProps {
  invitation: Invitation;
  asWhat: string;
  onRevoke: () => void;
}

function InvitationLine({ invitation, asWhat, onRevoke }: InvitationLineProps) {
  const { open: words } = invitationWords();
  const { email, expiresAt } = invitation;
  return (
    <li class="open-invitation">
      <div>
        <strong>{nameOf(invitation)}</strong>
        <p class="soft small">{asWhat}</p>
      </div>
      <p class="soft small">
        {email ?? words.byLink} · {words.until(shortDate(expiresAt, language.value))}
      </p>
      <button
        type="button"
        class="link small"
        aria-label={words.revokeLabel(nameOf(invitation))}
        onClick={onRevoke}
      >
        {words.revoke}
      </button>
    </li>
  );
}

function nameOf({ name }: Invitation): string {
  return name === '' ? invitationWords().open.nameless : name;
}
