import { Quantity, Unknown } from '../../components/quantity.tsx';
import { t } from '../../i18n/index.ts';

/** Measured power by body weight; unknown, the unit stands beside the dash to say of what. */
export function PerKilogram({ value }: { value: number | null }) {
  if (value !== null) return <Quantity value={value} unit="W/kg" digits={1} />;
  return (
    <>
      <Unknown reason={t().unknown.weight} /> {t().ride.perKilogram}
    </>
  );
}
