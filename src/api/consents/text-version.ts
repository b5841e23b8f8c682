/**
 * Of the wording that people agree to (web/i18n/consents.*.ts). A change of meaning needs a new one:
 * pages that still show the old wording are then refused, and each consent says which it was given to.
 */
export const CONSENT_TEXT_VERSION = '2026-12';
