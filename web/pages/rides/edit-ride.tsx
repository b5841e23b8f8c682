import { useEffect, useState } from 'preact/hooks';
import { BIKE_CLASSES, type BikeClass } from '../../../src/core/bike-class.ts';
import { api, type RideEdit, type RideSummary } from '../../api.ts';
import { Dialog } from '../../components/dialog.tsx';
import { SelectField, TextField } from '../../components/fields.tsx';
import { ErrorMessage } from '../../components/states.tsx';
import { t } from '../../i18n/index.ts';
import { useAction } from '../../resource.ts';

type Editable = Pick<RideSummary, 'id' | 'title' | 'bikeClass'>;

interface EditRideProps {
  /** null: closed. */
  ride: Editable | null;
  onClose: () => void;
  onSaved: () => void;
}

/** Title and kind of bike; what is left as it was is not sent. */
export function EditRide({ ride, onClose, onSaved }: EditRideProps) {
  const [title, setTitle] = useState('');
  const [bikeClass, setBikeClass] = useState<BikeClass>('unknown');
  const { busy, failed, run } = useAction();
  useEffect(() => {
    setTitle(ride?.title ?? '');
    setBikeClass(ride?.bikeClass ?? 'unknown');
  }, [ride]);

  const save = async () => {
    if (ride === null) return;
    const edit = changes(ride, { title: title.trim() || null, bikeClass });
    if (Object.keys(edit).length > 0) {
      await api.editRide(ride.id, edit);
      onSaved();
    }
    onClose();
  };
  return (
    <Dialog
      open={ride !== null}
      title={t().rides.editTitle}
      onClose={onClose}
      onSubmit={() => void run(save)}
      actions={(close) => (
        <>
          <button type="button" class="button" onClick={close}>
            {t().app.cancel}
          </button>
          <button type="submit" class="button primary" disabled={busy}>
            {t().app.save}
          </button>
        </>
      )}
    >
      <TextField
        label={t().rides.editName}
        hint={t().rides.editNameHint}
        maxLength={200}
        value={title}
        onValue={setTitle}
      />
      <SelectField
        label={t().rides.editBike}
        value={bikeClass}
        onValue={(value) => setBikeClass(value as BikeClass)}
        options={BIKE_CLASSES.map((bike) => ({ value: bike, label: t().bike[bike] }))}
      />
      {failed && <ErrorMessage code={failed} />}
    </Dialog>
  );
}

function changes(before: Editable, after: Omit<Editable, 'id'>): RideEdit {
  const edit: RideEdit = {};
  if (after.title !== before.title) edit.title = after.title;
  if (after.bikeClass !== before.bikeClass) edit.bikeClass = after.bikeClass;
  return edit;
}
