import { api, type RideSummary } from '../../api.ts';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorMessage } from '../../components/states.tsx';
import { longDate } from '../../format/date.ts';
import { t } from '../../i18n/index.ts';
import { language } from '../../i18n/language.ts';
import { useAction } from '../../resource.ts';
import { rideTitle } from '../../ride-title.ts';

interface DeleteRideProps {
  /** null: closed. */
  ride: Pick<RideSummary, 'id' | 'title' | 'start' | 'riderName'> | null;
  onClose: () => void;
  onDeleted: () => void;
}

/** Says what goes and what stays before anything goes. */
export function DeleteRide({ ride, onClose, onDeleted }: DeleteRideProps) {
  const { busy, failed, run } = useAction();
  const remove = async () => {
    if (ride === null) return;
    await api.deleteRide(ride.id);
    onClose();
    onDeleted();
  };
  return (
    <Dialog
      open={ride !== null}
      title={t().rides.deleteTitle}
      onClose={onClose}
      onSubmit={() => void run(remove)}
      actions={(close) => (
        <>
          <button type="button" class="button" onClick={close}>
            {t().app.cancel}
          </button>
          <button type="submit" class="button danger" disabled={busy}>
            {t().rides.delete}
          </button>
        </>
      )}
    >
      {ride && (
        <p>
          <strong>{rideTitle(ride)}</strong>
          <br />
          {longDate(ride.start, language.value)}, {ride.riderName}
        </p>
      )}
      <p>{t().rides.deleteGoes}</p>
      <p>{t().rides.deleteStays}</p>
      {failed && <ErrorMessage code={failed} />}
    </Dialog>
  );
}
