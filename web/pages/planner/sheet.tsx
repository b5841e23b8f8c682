import { useState } from 'preact/hooks';
import { quantityText } from '../../charts/moment.ts';
import { inLanguage, t } from '../../i18n/index.ts';
import { plannerWords } from '../../i18n/planner.ts';
import { printInLight } from '../../theme.ts';
import type { Planned } from './plan-of.ts';
import type { Settings } from './settings.ts';
import type { Shown } from './shown.ts';

/** What is planned, in words for the printed sheet; to print it, and to share its address. */
export function Sheet({ line, settings, planned }: Shown) {
  const { form, climb: words } = plannerWords();
  const [said, setSaid] = useState<'shared' | 'shareByHand' | null>(null);
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
        <p class="planner-printed">{printedLine(settings, planned)}</p>
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

/** `Pour 71 kg, seuil 312 W, vélo de route, 20 °C, vent de face 10,0 km/h, allure régulière.` */
function printedLine(settings: Settings, { wish: { rider } }: Planned): string {
  const { form, result } = plannerWords();
  const isRoad = settings.bikeClass === 'road';
  const parts = [
    quantityText(rider.weight, 'kg', 0),
    `${uncapitalised(form.threshold)} ${quantityText(rider.threshold, 'W', 0)}`,
    isRoad ? result.roadBike : uncapitalised(t().bike[settings.bikeClass]),
    quantityText(settings.temperature, '°C', 0),
    windText(settings.wind),
    result.atPace(uncapitalised(form.intensities[settings.intensity])),
  ];
  return result.for(parts.join(', '));
}

/** The wind by the side it comes from; km/h, negative from behind. */
function windText(wind: number): string {
  const { form } = plannerWords();
  if (wind === 0) return uncapitalised(form.windless);
  const side = wind < 0 ? form.tailwind : form.wind;
  return `${uncapitalised(side)} ${quantityText(Math.abs(wind) / 3.6, 'm/s', 1)}`;
}

/** As within a sentence; abbreviations such as VTT stay. */
function uncapitalised(text: string): string {
  return /^\p{Lu}{2}/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}
