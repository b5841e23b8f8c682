import { leaving } from '../../../api/leaving.ts';
import type { Person } from '../../../api.ts';
import { DownloadIcon } from '../../../components/icons.tsx';
import { accountWords } from '../../../i18n/account.ts';
import { EraseSection } from './erase.tsx';
import { ImportSection } from './import.tsx';
import { RetentionSection } from './retention.tsx';

/** Taking everything along, bringing it back, keeping less, leaving for good. */
export default function Data({ person }: { person: Person }) {
  const words = accountWords().data;
  return (
    <>
      <section aria-labelledby="export">
        <h2 id="export">{words.export}</h2>
        <div class="stack">
          <p class="soft">{words.exportText}</p>
          <a class="button" href={leaving.exportAddress} download>
            <DownloadIcon />
            {words.exportLink}
          </a>
        </div>
      </section>
      <ImportSection />
      <RetentionSection />
      <EraseSection twoFactor={person.twoFactor} />
    </>
  );
}
