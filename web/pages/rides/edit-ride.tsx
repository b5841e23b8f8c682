import { useState } from 'preact/hooks';
import { BIKE_CLASSES, type BikeClass } from '../../../src/core/bike-class.ts';
import { api, type RideEdit, type RideSummary } from '../../api.ts';
import { SelectField, TextField } from '../../components/fields.tsx';
import { FormDialog } from '../../components/form.tsx';
import { t } from '../../i18n/index.ts';

type Editable = Pick<RideSummary, 'id' | 'title' | 'bikeClass'>;

interface EditRideProps {
  ride: Editable;
  onClose: () => void;
  onSaved: () => void;
}

/** Title and kind of bike; what is left as it was is not sent. */
export function EditRide({ ride, onClose, onSaved }: EditRideProps) {
  const [title, setTitle] = useState(ride.title ?? '');
  const [bikeClass, setBikeClass] = useState(ride.bikeClass);

  const save = async () => {
    const edit = changes(ride, { title: title.trim() || null, bikeClass });
    if (Object.keys(edit).length === 0) return;
    await api.editRide(ride.id, edit);
    onSaved();
  };
  return (
    <FormDialog title={t().rides.editTitle} onSubmit={save} onClose={onClose}>
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
    </FormDialog>
  );
}

function changes(before: Editable, after: Omit<Editable, 'id'>): RideEdit {
  const edit: RideEdit = {};
  if (after.title !== before.title) edit.title = after.title;
  if (after.bikeClass !== before.bikeClass) edit.bikeClass = after.bikeClass;
  return edit;
}
