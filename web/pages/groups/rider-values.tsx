import type { Rider } from '../../api.ts';
import { Quantity } from '../../components/quantity.tsx';
import { t } from '../../i18n/index.ts';

const VALUES = [
  { name: 'threshold', unit: 'W', digits: 0 },
  { name: 'weight', unit: 'kg', digits: 1 },
  { name: 'maximumHeartRate', unit: 'bpm', digits: 0 },
  { name: 'thresholdHeartRate', unit: 'bpm', digits: 0 },
] as const;

/** The values of today that a rider shows; those that are not known here are left out. */
export function RiderValues({ rider }: { rider: Rider }) {
  const known = VALUES.filter(({ name }) => rider[name] !== null);
  if (known.length === 0) return null;
  return (
    <dl class="rider-values small">
      {known.map(({ name, unit, digits }) => (
        <div key={name}>
          <dt class="soft">{t().profile[name]}</dt>
          <dd>
            <Quantity value={rider[name]} unit={unit} digits={digits} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
