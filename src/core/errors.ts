/**
 * The one family of errors. A `code` is stable and part of the public contract; the message is an
 * English sentence that names the offending value and, where there is one, its position in the file.
 */
export const ERROR_CODES = [
  // a file
  'empty-file',
  'unknown-format',
  'too-large',
  'too-many-samples',
  'not-an-activity',
  'not-cycling',
  'planned-route',
  'waypoints-only',
  'no-samples',
  'no-times',
  'fit-header',
  'fit-truncated',
  'fit-crc',
  'fit-definition',
  'fit-parts',
  'xml-syntax',
  'xml-doctype',
  'xml-depth',
  'xml-attributes',
  'xml-encoding',
  'time-unset',
  'time-future',
  'time-order',
  'time-span',
  'time-budget',
  'worker-lost',
  // an archive
  'zip-damaged',
  'zip-encrypted',
  'zip-overlap',
  'zip-ratio',
  'zip-path',
  'zip-depth',
  'zip-entries',
  'gzip-damaged',
  // a territory pack
  'pack-invalid',
  // a request
  'bad-request',
  'unauthenticated',
  'forbidden',
  'two-factor-code',
  'two-factor-needed',
  'password-wrong',
  'link-invalid',
  'not-found',
  'conflict',
  'unsupported-media',
  'rate-limited',
  'unavailable',
  'storage-full',
  'internal',
  // consent and groups
  'consent-needed',
  'import-invalid',
  'consent-outdated',
  'consent-closed',
  'last-coach',
  // the service
  'warehouse-locked',
  'warehouse-damaged',
  'configuration',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

export class LabError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'LabError';
    this.code = code;
  }
}
