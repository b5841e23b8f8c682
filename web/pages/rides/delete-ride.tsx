import { api, type RideSummary } from '../../api.ts';
import { FormDialog } from '../../components/form.tsx';
import { longDate } from '../../format/date.ts';
import { t } from '../../i18n/index.ts';
import { language } from '../../i18n/language.ts';
import { rideTitle } from '../../ride-title.ts';

interface DeleteRideProps {
  ride: Pick<RideSummary, 'id' | 'title' | 'start' | 'riderName'>;
  onClose: () => void;
  onDeleted: () => void;
}

/** Says what goes and what stays before anything goes. */
export function DeleteRide({ ride, onClose, onDeleted }: DeleteRideProps) {
  const remove = async () => {
    await api.deleteRide(ride.id);
    onDeleted();
  };
  return (
    <FormDialog
      title={t().rides.deleteTitle}
      submit={t().rides.delete}
      tone="danger"
      onSubmit={remove}
      onClose={onClose}
    >
      <p>
        <strong>{rideTitle(ride)}</strong>
        <br />
        {longDate(ride.start, language.value)}, {ride.riderName}
      </p>
      <p>{t().rides.deleteGoes}</p>
      <p>{t().rides.deleteStays}</p>
    </FormDialog>
  );
}
