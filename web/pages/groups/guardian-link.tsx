import { useState } from 'preact/hooks';
import { groupsApi } from '../../api/groups.ts';
import { FormDialog } from '../../components/form.tsx';
import { OneTimeLink } from '../../components/one-time-link.tsx';
import { groupWords } from '../../i18n/groups.ts';

interface GuardianLinkProps {
  /** Of the child. */
  name: string;
  riderId: string;
  onClose: () => void;
}

/** Says first what the link is for. */
export function GuardianLink({ name, riderId, onClose }: GuardianLinkProps) {
  const { guardian } = groupWords();
  const [link, setLink] = useState<string | null>(null);
  if (link !== null) {
    return (
      <OneTimeLink
        title={guardian.title(name)}
        text={guardian.linkText}
        link={link}
        onClose={onClose}
      />
    );
  }
  return (
    <FormDialog
      title={guardian.askTitle(name)}
      submit={guardian.submit}
      onSubmit={async () => setLink((await groupsApi.guardianLink(riderId)).link)}
      onClose={onClose}
    >
      <p>{guardian.askText}</p>
    </FormDialog>
  );
}
