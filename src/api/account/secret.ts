import { hash, randomBytes } from 'node:crypto';

/** 256 bits that nobody can guess. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a token. A plain hash is enough: there is nothing to guess in 256 random bits. */
export function hashOf(token: string): string {
  return hash('sha256', token);
}
