import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { account } from '../../api/account.ts';
import { Form } from '../../components/form.tsx';
import { entranceWords } from '../../i18n/entrance.ts';
import { language } from '../../i18n/language.ts';
import { useTitle } from '../../page.ts';
import { refreshSession } from '../../session.ts';
import { type AccountDraft, NewAccountFields } from './new-account.tsx';

const NOBODY: AccountDraft = { name: '', email: '', password: '', birthMonth: '' };

/** The one-time link that the service prints at its first start leads here. */
export default function SetupPage() {
  const { query, route } = useLocation();
  const [draft, setDraft] = useState(NOBODY);
  const words = entranceWords().setup;
  useTitle(words.title);

  const setUp = async () => {
    await account.setUp({ token: query.token ?? '', ...draft, language: language.value });
    await refreshSession();
    route('/', true);
  };
  return (
    <div class="page page-alone">
      <div class="stack">
        <h1>{words.title}</h1>
        <p>{words.intro}</p>
      </div>
      <Form
        submit={words.submit}
        onSubmit={setUp}
        explain={(code) => LINK_PROBLEMS.has(code) && <p class="soft">{words.linkUsed}</p>}
      >
        <NewAccountFields draft={draft} onChange={setDraft} />
      </Form>
    </div>
  );
}

const LINK_PROBLEMS = new Set<string>(['link-invalid', 'conflict']);
