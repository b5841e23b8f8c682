import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { FIELD_GROUPS, type FieldGroup } from '../src/core/field-groups.ts';
import { t } from './i18n/index.ts';

/** What the rider of the things around shares with whoever looks; without a word, everything. */
export const Shared = createContext<readonly FieldGroup[]>(FIELD_GROUPS);

/** Whether values that reveal these are shown at all. */
export function useShared(...reveals: readonly FieldGroup[]): boolean {
  const shared = useContext(Shared);
  return reveals.every((field) => shared.includes(field));
}

/** Why a value that reveals these is missing: it is not shared, or else the reason given. */
export function useReason(reveals: readonly FieldGroup[], reason: string): string {
  return useShared(...reveals) ? reason : t().unknown.notShared;
}
