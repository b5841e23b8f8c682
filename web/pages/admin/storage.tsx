import type { Storage } from '../../api/service.ts';
import { Figure } from '../../components/figure.tsx';
import { fileSize } from '../../format/bytes.ts';
import { adminWords } from '../../i18n/admin.ts';
import { language } from '../../i18n/language.ts';

/** What the three stores take, and what the disk still has. */
export function StorageFigures({ storage }: { storage: Storage }) {
  const { storage: words } = adminWords();
  const { originals, ledger, warehouse, free } = storage;
  const figures = [
    { name: words.originals, bytes: originals.bytes, aside: words.files(originals.files) },
    { name: words.ledger, bytes: ledger },
    { name: words.warehouse, bytes: warehouse },
    { name: words.free, bytes: free },
  ];
  return (
    <section aria-labelledby="storage">
      <div class="section-head">
        <h2 id="storage">{words.title}</h2>
      </div>
      <dl class="figures">
        {figures.map(({ name, bytes, aside }) => (
          <Figure key={name} label={name} aside={aside}>
            <span class="quantity">{fileSize(bytes, language.value)}</span>
          </Figure>
        ))}
      </dl>
    </section>
  );
}
