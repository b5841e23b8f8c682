import { FIELD_GROUPS, type FieldGroup } from '../../src/core/field-groups.ts';
import { t } from '../i18n/index.ts';
import { CheckIcon, NoneIcon } from './icons.tsx';
import './shared-fields.css';

/** Four marks, one for each kind of data: whether a rider shows it. Not by colour alone. */
export function SharedFields({ shared, label }: { shared: readonly FieldGroup[]; label: string }) {
  return (
    <ul class="shared-fields" aria-label={label}>
      {FIELD_GROUPS.map((field) => {
        const yes = shared.includes(field);
        return (
          <li key={field} class={yes ? 'shared-field yes' : 'shared-field'}>
            {yes ? <CheckIcon /> : <NoneIcon />}
            {t().fields[field]}
            <span class="visually-hidden"> {yes ? t().fields.shown : t().fields.notShown}</span>
          </li>
        );
      })}
    </ul>
  );
}
