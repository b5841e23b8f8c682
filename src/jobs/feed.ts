import type { Note } from '../core/notes.ts';
import type { UploadState } from '../ledger/uploads.ts';

/** What just became of an upload. */
export interface UploadEvent {
  uploadId: string;
  /** The archive that the file came in: whoever watches the archive hears of its entries too. */
  parent: string | null;
  state: UploadState;
  rideIds: readonly string[];
  error: { code: string; message: string } | null;
  notes: readonly Note[];
}

export type Listener = (event: UploadEvent) => void;

export interface Feed {
  publish(event: Pick<UploadEvent, 'uploadId' | 'state'> & Partial<UploadEvent>): void;
  /**
   * Hears of one upload and its entries, or of all (`null`), until the returned function is called.
   * Nothing is repeated: read the upload first, then again on each event.
   */
  subscribe(uploadId: string | null, listener: Listener): () => void;
}

export function createFeed(): Feed {
  const listeners = new Map<string | null, Set<Listener>>();

  return {
    publish(partial) {
      const event: UploadEvent = {
        parent: null,
        rideIds: [],
        error: null,
        notes: [],
        ...partial,
      };
      for (const key of new Set([null, event.uploadId, event.parent])) {
        for (const listener of listeners.get(key) ?? []) listener(event);
      }
    },

    subscribe(uploadId, listener) {
      const these = listeners.get(uploadId) ?? new Set();
      listeners.set(uploadId, these.add(listener));
      return () => {
        these.delete(listener);
        if (these.size === 0) listeners.delete(uploadId);
      };
    },
  };
}
