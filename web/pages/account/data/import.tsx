import { useId, useState } from 'preact/hooks';
import { leaving } from '../../../api/leaving.ts';
import { Progress } from '../../../components/progress.tsx';
import { ErrorMessage } from '../../../components/states.tsx';
import { accountWords } from '../../../i18n/account.ts';
import { useAction } from '../../../resource.ts';

/** Takes the ZIP of an export, from here or from another service. */
export function ImportSection() {
  const [sent, setSent] = useState(0);
  const [taken, setTaken] = useState<{ files: number; refused: number } | null>(null);
  const { busy, failed, run } = useAction();
  const id = useId();
  const words = accountWords().data;
  const take = (zip: File) =>
    run(async () => {
      setTaken(null);
      setSent(0);
      const { uploads, refused } = await leaving.import(zip, setSent);
      setTaken({ files: uploads.length, refused: refused.length });
    });
  return (
    <section aria-labelledby="import">
      <h2 id="import">{words.import}</h2>
      <div class="stack">
        <p class="soft">{words.importText}</p>
        <div class="file-choice">
          <input
            id={id}
            type="file"
            accept=".zip,application/zip"
            class="visually-hidden"
            disabled={busy}
            onChange={(change) => {
              const [zip] = change.currentTarget.files ?? [];
              if (zip) void take(zip);
              change.currentTarget.value = '';
            }}
          />
          <label for={id} class="button">
            {words.importChoose}
          </label>
        </div>
        {busy && <Progress value={sent} label={words.importing} />}
        <p class="good" role="status">
          {taken && words.imported(taken.files)}{' '}
          {taken && taken.refused > 0 && words.refused(taken.refused)}
        </p>
        {failed && <ErrorMessage code={failed} />}
      </div>
    </section>
  );
}
