import { parseOptions } from '@node-rs/argon2';
import { describe, expect, it } from 'vitest';
import { createPasswords } from '../../../src/api/account/passwords.ts';

describe('passwords', () => {
  const passwords = createPasswords();

  it('are kept as argon2id with 64 MiB, three passes and one lane', async () => {
    const hashed = await passwords.hash('correct horse');
    expect(hashed).toMatch(/^\$argon2id\$/);
    expect(parseOptions(hashed)).toMatchObject({ memoryCost: 65_536, timeCost: 3, parallelism: 1 });
    expect(await passwords.verify(hashed, 'correct horse')).toBe(true);
    expect(await passwords.verify(hashed, 'wrong horse')).toBe(false);
  });

  it('of nobody are never right', async () => {
    expect(await passwords.verify(null, 'nobody has this password')).toBe(false);
  });
});
