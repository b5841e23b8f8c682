import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { collect } from '../../src/archives/chunks.ts';
import { ARCHIVE_LIMITS, Budget } from '../../src/archives/limits.ts';
import { openZip } from '../../src/archives/zip.ts';
import { type PackedFile, zipOf } from '../../src/archives/zip-writer.ts';
import { temporaryFolder } from '../folder.ts';

async function* filesOf(contents: readonly Uint8Array[], onAsk = () => {}) {
  for (const [i, content] of contents.entries()) {
    const file: PackedFile = {
      path: `folder/${i} é.bin`,
      async *body() {
        onAsk();
        for (let at = 0; at < content.length; at += 10_000) yield content.subarray(at, at + 10_000);
      },
    };
    yield file;
  }
}

describe('zipOf(files)', () => {
  it('is what another program reads, byte for byte and with the right checksums', async () => {
    const contents = [randomBytes(123_456), Buffer.from('a'.repeat(1e6)), Buffer.alloc(0)];
    const path = join(temporaryFolder(), 'a.zip');
    const pieces: Uint8Array[] = [];
    for await (const piece of zipOf(filesOf(contents))) pieces.push(piece);
    writeFileSync(path, Buffer.concat(pieces));
    const zip = await openZip(path, new Budget({ ...ARCHIVE_LIMITS, ratio: 1e6 }));
    expect(zip.entries.map((entry) => entry.path)).toEqual(
      [0, 1, 2].map((i) => `folder/${i} é.bin`),
    );
    for (const [i, entry] of zip.entries.entries()) {
      expect(Buffer.compare(await collect(entry.read(), 1e7), contents[i] ?? Buffer.alloc(1))).toBe(
        0,
      );
    }
    zip.close();
  });

  it('asks for a file when its turn comes, and never holds more than a little', async () => {
    const contents = Array.from({ length: 50 }, () => randomBytes(100_000));
    let asked = 0;
    let read = 0;
    for await (const piece of zipOf(filesOf(contents, () => asked++))) {
      read += piece.length;
      expect(asked * 100_000 - read).toBeLessThan(250_000);
    }
    expect(asked).toBe(50);
  });

  it('ends with the error of a file', async () => {
    async function* broken(): AsyncGenerator<PackedFile> {
      yield {
        path: 'a',
        async *body() {
          yield Buffer.from('a');
          throw new Error('the disk is gone');
        },
      };
    }
    const whole = collect(zipOf(broken()), 1e6);
    await expect(whole).rejects.toThrow('the disk is gone');
  });
});
