import { join } from 'node:path';
import { openTruth } from '../../src/server/truth.ts';
import { temporaryFolder } from '../folder.ts';

/** A data folder with these riders, all of whom agree that files are kept. */
export async function dataOf(...names: string[]): Promise<string> {
  const data = join(temporaryFolder(), 'data');
  const { ledger } = await openTruth(data);
  for (const name of names) {
    const link = { tokenHash: name, role: 'rider', group: null, name, email: null };
    await ledger.invitations.create({ ...link, invitedBy: 'a test', expiresAt: Date.now() });
    const email = `${name.toLowerCase()}@example.org`;
    const account = { name, email, passwordHash: '', birthMonth: '1980-01', language: 'en' };
    await ledger.invitations.accept(name, account);
  }
  const scope = { fields: [], mayUpload: false, textVersion: 'test' };
  for (const { id: riderId } of await ledger.riders.list()) {
    const consent = { riderId, purpose: 'analysis', subject: null, ...scope } as const;
    await ledger.consents.give(consent, () => null);
  }
  await ledger.close();
  return data;
}
