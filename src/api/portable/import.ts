import { randomUUID } from 'node:crypto';
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { collect, limited } from '../../archives/chunks.ts';
import { ARCHIVE_LIMITS, ArchiveExhausted, Budget } from '../../archives/limits.ts';
import { openZip, type ZipEntry } from '../../archives/zip.ts';
import { ERROR_CODES, type ErrorCode, LabError } from '../../core/errors.ts';
import { allow, disclose } from '../../disclosure/disclosure.ts';
import type { Jobs } from '../../jobs/jobs.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Originals } from '../../originals/originals.ts';
import type { Env } from '../env.ts';
import { bodyOf } from '../multipart.ts';
import { problems } from '../problem.ts';
import { Upload, uploadOf } from '../uploads.ts';
import { MANIFEST, type Manifest, parseManifest } from './manifest.ts';

const LARGEST_MANIFEST = 64 * 2 ** 20;

const Imported = z.object({
  uploads: z.array(Upload),
  refused: z
    .array(z.object({ filename: z.string(), code: z.enum(ERROR_CODES) }))
    .openapi({ description: 'Files of the archive that could not be read.' }),
});

/** What of a service or of a request an import needs. */
interface ImportParts {
  ledger: Ledger;
  originals: Originals;
  jobs: () => Jobs;
  maxUploadBytes: number;
}

interface Newcomer {
  riderId: string;
  personId: string;
}

/** What another service gave along comes in: first what is known of the rider, then the files. */
export function createImport(parts: ImportParts) {
  return new OpenAPIHono<Env>().openapi(
    createRoute({
      method: 'post',
      tags: ['Account'],
      path: '/import',
      summary: 'Take in an export of another service',
      description:
        'Profile values, privacy zones and files with their titles become yours. Consents do not come along. To import twice does no harm.',
      request: {
        body: {
          required: true,
          content: { 'application/zip': { schema: { type: 'string', format: 'binary' } } },
        },
      },
      responses: {
        202: {
          description: 'Kept, to be analysed.',
          content: { 'application/json': { schema: Imported } },
        },
        ...problems(400, 401, 403, 404, 409, 413, 422, 503, 507),
      },
    }),
    async (c) => {
      const { viewer } = c.var;
      allow(viewer, 'account');
      const sight = await c.var.sight();
      const own = viewer.riderId === null ? null : { riderId: viewer.riderId };
      const { riderId } = disclose(sight, 'upload', own);
      if (!sight.of(riderId)?.mayStore) {
        throw new LabError('consent-needed', 'Agree to the analysis of your files first.');
      }
      const { personId } = viewer;
      const body = bodyOf(c.req.raw, c.env);
      const { uploadIds, refused } = await importAll(body, { riderId, personId }, parts);
      const entry = { actor: personId, action: 'import', subject: personId };
      await parts.ledger.audit.record(entry);
      const uploads = await Promise.all(uploadIds.map((id) => parts.ledger.uploads.get(id)));
      const shown = uploads.filter((upload) => upload !== undefined).map(uploadOf);
      return c.json({ uploads: shown, refused }, 202);
    },
  );
}

interface Taken {
  uploadIds: string[];
  refused: { filename: string; code: ErrorCode }[];
}

/** The archive lies among the originals only as long as it is read. */
async function importAll(
  body: AsyncIterable<Uint8Array>,
  newcomer: Newcomer,
  parts: ImportParts,
): Promise<Taken> {
  const { originals, ledger, maxUploadBytes } = parts;
  const { containerBytes } = ARCHIVE_LIMITS;
  const maxBytes = Math.min(maxUploadBytes, containerBytes);
  const { hash } = await originals.put(body, { maxBytes });
  try {
    return await originals.withFile(hash, async (path) => {
      const zip = await openZip(path, new Budget(ARCHIVE_LIMITS));
      try {
        return await importEntries(zip.entries, newcomer, parts);
      } finally {
        zip.close();
      }
    });
  } finally {
    await ledger.uploads.release(hash, () => originals.remove(hash));
  }
}

async function importEntries(
  entries: readonly ZipEntry[],
  { riderId, personId }: Newcomer,
  { ledger, jobs }: ImportParts,
): Promise<Taken> {
  const byPath = new Map(entries.map((entry) => [entry.path, entry]));
  const manifest = await readManifest(byPath);
  const files = manifest.files.map((file) => ({ ...file, entry: entryOf(file, byPath) }));
  await ledger.portable.restore(riderId, manifest);
  const taken: Taken = { uploadIds: [], refused: [] };
  const batch = randomUUID();
  for (const { entry, filename, title, rides } of files) {
    try {
      const { uploadId } = await jobs().takeIn(entry.read(), {
        filename,
        title,
        rides,
        riderId,
        uploadedBy: personId,
        batch,
        maxBytes: ARCHIVE_LIMITS.fileBytes,
      });
      taken.uploadIds.push(uploadId);
    } catch (error) {
      taken.refused.push({ filename, code: verdictOn(error) });
    }
  }
  return taken;
}

async function readManifest(entries: ReadonlyMap<string, ZipEntry>): Promise<Manifest> {
  const entry = entries.get(MANIFEST);
  if (!entry) throw new LabError('import-invalid', `This is no export: it has no ${MANIFEST}.`);
  const bytes = await collect(limited(entry.read(), LARGEST_MANIFEST), LARGEST_MANIFEST);
  return parseManifest(new TextDecoder().decode(bytes));
}

function entryOf(
  { file }: Manifest['files'][number],
  entries: ReadonlyMap<string, ZipEntry>,
): ZipEntry {
  const entry = file.startsWith('originals/') ? entries.get(file) : undefined;
  if (!entry) throw new LabError('import-invalid', `The archive holds no file "${file}".`);
  return entry;
}

/** What is wrong with one file; everything else ends the import. */
function verdictOn(error: unknown): ErrorCode {
  const ofTheFile = error instanceof LabError && /^(zip|too-large)/.test(error.code);
  if (!ofTheFile || error instanceof ArchiveExhausted) throw error;
  return error.code;
}
