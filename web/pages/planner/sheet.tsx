import { useState } from 'preact/hooks';
import { quantityText } from '../../charts/moment.ts';
import { inLanguage, t } from '../../i18n/index.ts';
import { plannerWords } from '../../i18n/planner.ts';
import { printInLight } from '../../theme.ts';
import type { Shown } from './shown.ts';

/** What is planned, in words for the printed sheet; to print it, and to share its address. */
export function Sheet({ line, settings, planned }: Shown) {
  const { form, result, climb: words } = plannerWords();
  const [said, setSaid] = useState<'shared' | 'shareByHand' | null>(null);
  const { rider } = planned.wish;
  const who = `${quantityText(rider.weight, 'kg', 0)}, ${quantityText(rider.threshold, 'W', 0)}`;
  const bike = [
    t().bike[settings.bikeClass],
    quantityText(settings.temperature, '°C', 0),
    `${form.wind} ${quantityText(settings.wind / 3.6, 'm/s', 0)}`,
    form.intensities[settings.intensity],
  ].join(', ');
  const share = async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      setSaid('shared');
    } catch {
      // Plain http has no clipboard; the address stands in the browser's own bar.
      setSaid('shareByHand');
    }
  };
  return (
    <div class="planner-sheet">
      <div>
        <h2 class="planner-name">{inLanguage(line.names.climb)}</h2>
        <p class="soft">{inLanguage(line.names.variant)}</p>
        <p class="planner-printed">{result.for(who, bike)}</p>
      </div>
      <div class="page-actions">
        <a class="button" href={`/climbs/${line.climb}/${line.variant}`}>
          {words.page}
        </a>
        <button type="button" class="button" onClick={() => void share()}>
          {form.share}
        </button>
        <button type="button" class="button" onClick={printInLight}>
          {form.print}
        </button>
        {said && (
          <p class="small soft" role="status">
            {form[said]}
          </p>
        )}
      </div>
    </div>
  );
}
