import { computed, signal } from '@preact/signals';

import { inboxApi } from './api/inbox.ts';
import { sendFile } from './api/send-file.ts';

import { api, type Upload } from './api.ts';
import type { ShownError } from './i18n/errors.en.ts';
import { codeOf } from './session.ts';

/** A file that this page was given, on its way to the service or there. */
export interface Sending {
  key: number;
  filename: string;
  size: number;
  /** 0 to 1, how much of it has left. */
  sent: number;
  /** Set when the service has it for a rider. */
  uploadId: string | null;
  /** The service has it in the inbox, where its rider will be named. */
  inInbox: boolean;
  failed: ShownError | null;
}

/** One line of the list: a file on its way, or what the service says of it. */
export interface Arrival {
  key: string;
  filename: string;
  size: number;
  sent: number;
  upload: Upload | null;
  inInbox: boolean;
  failed: ShownError | null;
}

/** How many files leave at the same time. */
const AT_ONCE = 3;
const LISTED = 100;

const sendings = signal<readonly Sending[]>([]);
const uploads = signal<ReadonlyMap<string, Upload>>(new Map());
const waiting: { sending: Sending; file: File; riderId: string | null }[] = [];
let underWay = 0;
let lastKey = 0;

/** What this page was given, in that order, then what was still under way when it was opened. */
export const arrivals = computed<Arrival[]>(() => {
  const own = new Set(sendings.value.map((sending) => sending.uploadId));
  const others = [...uploads.value.values()].filter(
    (upload) => !own.has(upload.id) && !isChild(upload) && !isOver(upload),
  );
  return [...sendings.value.map(arrivalOf), ...others.map(arrivalOfUpload)];
});

/** Refused or given up, before this page was opened. */
export const refused = computed<Upload[]>(() => {
  const own = new Set(sendings.value.map((sending) => sending.uploadId));
  return [...uploads.value.values()].filter(
    (upload) =>
      (upload.state === 'failed' || upload.state === 'dead') &&
      !own.has(upload.id) &&
      !isChild(upload) &&
      !dismissed.value.includes(upload.id),
  );
});

/** Grows with every ride that becomes readable: lists of rides ask again. */
export const ridesArrived = computed(() => {
  let count = 0;
  for (const upload of uploads.value.values()) if (upload.state === 'done') count++;
  return count;
});

/** Grows with every file that comes into the inbox. */
export const inboxArrived = computed(
  () => sendings.value.filter((sending) => sending.inInbox).length,
);

/** The refused files inside an archive, as far as this page has seen them. */
export function refusedWithin(archive: Upload): Upload[] {
  return archive.children
    .map((id) => uploads.value.get(id))
    .filter((child) => child?.state === 'failed' || child?.state === 'dead')
    .filter((child) => child !== undefined);
}

/** The rides that came out of a file; of a duplicate, out of the file that was there before. */
export function ridesOf({ rideIds, duplicateOf }: Upload): string[] {
  const before = duplicateOf === null ? undefined : uploads.value.get(duplicateOf);
  return before?.rideIds ?? rideIds;
}

export function isOver(upload: Upload): boolean {
  return upload.state !== 'queued' && upload.state !== 'running';
}

/**
 * Sends the files for this rider, a few at a time, each by itself: one bad file stops no other.
 * null: it is not known yet for whom, they go to the inbox.
 */
export function sendFiles(files: readonly File[], riderId: string | null): void {
  const added = files.map((file): Sending => {
    const key = ++lastKey;
    const { name: filename, size } = file;
    const sending = { key, filename, size, sent: 0, uploadId: null, inInbox: false, failed: null };
    waiting.push({ sending, file, riderId });
    return sending;
  });
  sendings.value = [...sendings.value.filter((sending) => !isSettled(sending)), ...added];
  while (underWay < AT_ONCE && waiting.length > 0) void sendWaiting();
}

/** Follows what the service says of all uploads, until the returned function is called. */
export function followUploads(): () => void {
  const events = new EventSource(api.events);
  events.addEventListener('upload', (event) => remember([JSON.parse(event.data) as Upload]));
  // Also after a broken connection: what was missed meanwhile is in the list.
  events.addEventListener('open', () => {
    void askForList();
  });
  return () => events.close();
}

const DISMISSED = 'dismissed-uploads';
const dismissed = signal<readonly string[]>(JSON.parse(localStorage.getItem(DISMISSED) ?? '[]'));

/** The reader has seen that this file was refused. */
export function dismiss(uploadId: string): void {
  dismissed.value = [...dismissed.value.slice(-LISTED), uploadId];
  localStorage.setItem(DISMISSED, JSON.stringify(dismissed.value));
}

async function sendWaiting(): Promise<void> {
  underWay++;
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const { sending, file, riderId } = next;
    const path = riderId === null ? inboxApi.sendTo(file.name) : api.uploadTo(riderId, file.name);
    try {
      const answer = await sendFile(path, file, (sent) => change(sending.key, { sent }));
      if (riderId === null) change(sending.key, { sent: 1, inInbox: true });
      else accepted(sending, answer);
    } catch (error) {
      change(sending.key, { failed: codeOf(error) });
    }
  }
  underWay--;
}

function accepted(sending: Sending, answer: unknown): void {
  const [upload] = (answer as { uploads: [Upload] }).uploads;
  // what became of it may have been told before its acknowledgement came
  if (!uploads.value.has(upload.id)) remember([upload]);
  change(sending.key, { sent: 1, uploadId: upload.id });
}

function change(key: number, part: Partial<Sending>): void {
  sendings.value = sendings.value.map((sending) =>
    sending.key === key ? { ...sending, ...part } : sending,
  );
}

function remember(news: readonly Upload[]): void {
  const next = new Map(uploads.value);
  for (const upload of news) next.set(upload.id, upload);
  uploads.value = next;
  for (const { duplicateOf } of news) {
    if (duplicateOf !== null && !next.has(duplicateOf)) void askAbout(duplicateOf);
  }
}

async function askForList(): Promise<void> {
  try {
    remember((await api.uploads(LISTED)).uploads);
  } catch (error) {
    codeOf(error);
  }
}

async function askAbout(id: string): Promise<void> {
  try {
    remember([await api.upload(id)]);
  } catch (error) {
    codeOf(error);
  }
}

const childIds = computed(
  () => new Set([...uploads.value.values()].flatMap((upload) => upload.children)),
);

function isChild(upload: Upload): boolean {
  return childIds.value.has(upload.id);
}

function isSettled(sending: Sending): boolean {
  if (sending.failed !== null || sending.inInbox) return true;
  const upload = sending.uploadId === null ? undefined : uploads.value.get(sending.uploadId);
  return upload !== undefined && isOver(upload);
}

function arrivalOf(sending: Sending): Arrival {
  const { key, filename, size, sent, uploadId, inInbox, failed } = sending;
  const upload = (uploadId !== null && uploads.value.get(uploadId)) || null;
  return { key: `sending ${key}`, filename, size, sent, upload, inInbox, failed };
}

function arrivalOfUpload(upload: Upload): Arrival {
  const { id, filename, size } = upload;
  return { key: id, filename, size, sent: 1, upload, inInbox: false, failed: null };
}
