import type { MadeInvitation } from '../../api/invitations.ts';
import { Dialog } from '../../components/dialog.tsx';
import { OneTimeLink } from '../../components/one-time-link.tsx';
import { t } from '../../i18n/index.ts';
import { invitationWords } from '../../i18n/invitations.ts';

/** The link to hand over; or that it is on its way by mail, when there is none to show. */
export function InvitationMade({
  invitation,
  link,
  mail,
  onClose,
}: MadeInvitation & { onClose: () => void }) {
  const { made } = invitationWords();
  if (link !== null) {
    return (
      <OneTimeLink
        title={made.linkTitle(invitation.name)}
        text={mail === 'failed' ? made.mailFailed : made.linkText}
        link={link}
        onClose={onClose}
      />
    );
  }
  return (
    <Dialog title={made.mailedTitle} onClose={onClose}>
      {(close) => (
        <>
          <p>{made.mailedText(invitation.email ?? invitation.name)}</p>
          <div class="dialog-actions">
            <button type="button" class="button" onClick={close}>
              {t().app.close}
            </button>
          </div>
        </>
      )}
    </Dialog>
  );
}
