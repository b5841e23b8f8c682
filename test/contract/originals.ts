import { createHash, randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Originals } from '../../src/originals/originals.ts';

/** What every store of originals must do. */
export function describeOriginals(name: string, open: () => Promise<Originals>): void {
  describe(name, () => {
    let originals: Originals;
    beforeEach(async () => {
      originals = await open();
    });

    it('gives back what was put, under the SHA-256 of the content', async () => {
      const bytes = randomBytes(300_000);
      const { hash, size, existed } = await originals.put(pieces(bytes, 1_000), { maxBytes: 1e6 });
      expect({ hash, size, existed }).toEqual({
        hash: sha256(bytes),
        size: 300_000,
        existed: false,
      });
      expect(Buffer.from(await originals.read(hash)).equals(bytes)).toBe(true);
      expect(Buffer.from(await whole(originals.stream(hash))).equals(bytes)).toBe(true);
      expect(await originals.has(hash)).toBe(true);
    });

    it('takes a web stream and an empty body', async () => {
      const stream = new Response('a ride').body as ReadableStream<Uint8Array>;
      const { hash } = await originals.put(stream, { maxBytes: 100 });
      expect(new TextDecoder().decode(await originals.read(hash))).toBe('a ride');
      const empty = await originals.put(pieces(new Uint8Array(0), 1), { maxBytes: 100 });
      expect((await originals.read(empty.hash)).byteLength).toBe(0);
    });

    it('keeps the same content once, also when many put it at the same time', async () => {
      const bytes = randomBytes(50_000);
      const puts = await Promise.all(
        Array.from({ length: 20 }, () => originals.put(pieces(bytes, 500), { maxBytes: 1e6 })),
      );
      expect(new Set(puts.map((put) => put.hash))).toEqual(new Set([sha256(bytes)]));
      expect(await listed(originals)).toEqual([sha256(bytes)]);
      expect((await originals.put(pieces(bytes, 500), { maxBytes: 1e6 })).existed).toBe(true);
    });

    it('refuses more than maxBytes and keeps nothing of it', async () => {
      await expect(
        originals.put(pieces(randomBytes(1_001), 100), { maxBytes: 1_000 }),
      ).rejects.toMatchObject({ code: 'too-large' });
      await originals.put(pieces(randomBytes(1_000), 100), { maxBytes: 1_000 });
      expect(await listed(originals)).toHaveLength(1);
    });

    it('keeps nothing of a body that breaks off', async () => {
      async function* broken() {
        yield randomBytes(100);
        throw new Error('connection lost');
      }
      await expect(originals.put(broken(), { maxBytes: 1e6 })).rejects.toThrow('connection lost');
      expect(await listed(originals)).toEqual([]);
    });

    it('removes, and says not-found from then on', async () => {
      const { hash } = await originals.put(pieces(randomBytes(10), 10), { maxBytes: 100 });
      await originals.remove(hash);
      await originals.remove(hash);
      expect(await originals.has(hash)).toBe(false);
      await expect(originals.read(hash)).rejects.toMatchObject({ code: 'not-found' });
      await expect(whole(originals.stream(hash))).rejects.toMatchObject({ code: 'not-found' });
      expect(await listed(originals)).toEqual([]);
    });

    it.each(['', '..', '../../etc/passwd', 'A'.repeat(64), '0'.repeat(63)])(
      'knows no original named %j',
      async (name) => {
        await expect(originals.read(name)).rejects.toMatchObject({ code: 'not-found' });
      },
    );

    it('lists all', async () => {
      const puts = await Promise.all(
        Array.from({ length: 12 }, () => originals.put(pieces(randomBytes(9), 9), { maxBytes: 9 })),
      );
      expect((await listed(originals)).sort()).toEqual(puts.map((put) => put.hash).sort());
    });
  });
}

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

async function whole(stream: ReadableStream<Uint8Array>): Promise<ArrayBuffer> {
  return new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer();
}

async function listed(originals: Originals): Promise<string[]> {
  const hashes: string[] = [];
  for await (const hash of originals.list()) hashes.push(hash);
  return hashes;
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
