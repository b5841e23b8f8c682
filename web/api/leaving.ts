import type { InferResponseType } from 'hono/client';
import type { createErasure } from '../../src/api/account/erasure.ts';
import type { createRetention } from '../../src/api/account/retention.ts';
import type { createExport } from '../../src/api/portable/export.ts';
import type { createImport } from '../../src/api/portable/import.ts';
import { addressOf, connect, read, until } from './client.ts';
import { sendFile } from './send-file.ts';

const portable = connect<typeof createExport>();
const { import: taking } = connect<typeof createImport>();
const { retention } = connect<typeof createRetention>().me;
const { me } = connect<typeof createErasure>();

type Imported = InferResponseType<typeof taking.$post, 202>;

/** Taking everything along, keeping less, leaving for good. Every call throws ApiError. */
export const leaving = {
  exportAddress: addressOf(portable.export.$path()),
  import: async (zip: File, onSent: (share: number) => void) =>
    (await sendFile(addressOf(taking.$path()), zip, onSent)) as Imported,
  retention: (signal?: AbortSignal) => read(retention.$get({}, until(signal))),
  keep: (keepYears: number | null) => retention.$patch({ json: { keepYears } }),
  erase: (json: { password: string; code?: string }) => me.$delete({ json }),
};
