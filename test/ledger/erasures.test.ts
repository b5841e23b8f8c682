import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openLedger } from '../../src/ledger/ledger.ts';
import { temporaryFolder } from '../folder.ts';

/** Says as SQL what a person with everything has; `CANARY-ann` stands for what Ann alone would say. */
function everythingOf(who: string, role: string): string {
  const canary = `'CANARY-${who}'`;
  const [person, rider] = [`'person-${who}'`, `'rider-${who}'`];
  return `
  INSERT INTO person (id, name, email, password_hash, role, birth_month, totp_secret, created_at)
    VALUES (${person}, ${canary}, '${who}@CANARY-${who}.org', ${canary}, '${role}', '1990-01', ${canary}, 1);
  INSERT INTO rider (id, name, person_id, created_at) VALUES (${rider}, ${canary}, ${person}, 1);
  INSERT INTO session (token_hash, person_id, created_at, expires_at, id, agent)
    VALUES ('session-${who}', ${person}, 1, 9e9, 's-${who}', ${canary});
  INSERT INTO recovery_code (person_id, code_hash) VALUES (${person}, ${canary});
  INSERT INTO token (id, person_id, name, token_hash, scopes, created_at, expires_at)
    VALUES ('token-${who}', ${person}, ${canary}, ${canary}, 'read', 1, 9e9);
  INSERT INTO password_link VALUES (${canary}, ${person}, 1, 9e9, NULL);
  INSERT INTO riding_group VALUES ('group-${who}', ${canary}, 'club', ${person}, 1, NULL);
  INSERT INTO membership (group_id, person_id, capacity, joined_at)
    VALUES ('group-${who}', ${person}, 'coach', 1);
  INSERT INTO invitation (id, token_hash, role, group_id, name, email, invited_by, created_at, expires_at)
    VALUES ('by-${who}', 'by-${who}', 'rider', 'group-${who}', ${canary}, NULL, ${person}, 1, 9e9),
      ('of-${who}', 'of-${who}', 'rider', NULL, ${canary}, '${who.toUpperCase()}@canary-${who}.org', 'cli', 1, 9e9);
  INSERT INTO consent (id, rider_id, purpose, subject, fields, may_upload, text_version, given_at)
    VALUES ('consent-${who}', ${rider}, 'group', 'group-both', 'summary', 0, ${canary}, 1);
  INSERT INTO guardian_link VALUES (${canary}, ${rider}, 'cli', ${canary}, 1, 9e9, NULL);
  INSERT INTO privacy_zone VALUES ('zone-${who}', ${rider}, ${canary}, 45.5, 6.5, 500, 1, 1, 1, 2);
  INSERT INTO profile_value VALUES ('value-${who}', ${rider}, 'weight', NULL, 71.5, NULL, 1);
  INSERT INTO known_owner VALUES (${person}, 'athlete', ${canary}, ${rider}, 1);
  INSERT INTO inbox_item (id, coach_id, kind, filename, size, hash, state, athlete, created_at, expires_at)
    VALUES ('inbox-${who}', ${person}, 'file', ${canary}, 1, 'inbox of ${who}', 'new', ${canary}, 1, 9e9);
  INSERT INTO upload (id, parent, kind, filename, size, hash, rider_id, uploaded_by, title, state,
      duplicate_of, error_message, created_at, deleted_at)
    VALUES ('zip-${who}', NULL, 'archive', ${canary}, 1, 'zip of ${who}', ${rider}, ${person}, NULL, 'done', NULL, NULL, 1, NULL),
      ('file-${who}', 'zip-${who}', 'file', ${canary}, 1, 'file of ${who}', ${rider}, ${person}, ${canary}, 'queued', NULL, ${canary}, 1, NULL),
      ('again-${who}', NULL, 'file', ${canary}, 1, 'file of ${who}', ${rider}, 'person-ben', NULL, 'duplicate', 'file-${who}', NULL, 1, 2);
  INSERT INTO ride (id, upload_id, rider_id, hash, part, title, bike_note, created_at)
    VALUES ('ride-${who}', 'file-${who}', ${rider}, 'file of ${who}', 0, ${canary}, ${canary}, 1);
  INSERT INTO job (kind, upload_id, state, attempts, available_at, last_error, created_at)
    VALUES ('analyse', 'file-${who}', 'running', 1, 1, ${canary}, 1);
  INSERT INTO audit (at, actor, action, subject) VALUES (1, ${person}, 'ride.delete', 'ride-${who}');`;
}

/** Ann, Ben with the same, a group of both, and what of Ann lies with Ben. */
const WORLD = `${everythingOf('ann', 'rider')} ${everythingOf('ben', 'coach')}
  INSERT INTO riding_group VALUES ('group-both', 'Both', 'club', 'person-ann', 1, NULL);
  INSERT INTO membership (group_id, person_id, capacity, joined_at, left_at)
    VALUES ('group-both', 'person-ann', 'rider', 1, NULL), ('group-both', 'person-ben', 'coach', 1, NULL),
      ('group-ben', 'person-ann', 'rider', 1, 2);
  INSERT INTO consent (id, rider_id, purpose, subject, fields, may_upload, text_version, given_at)
    VALUES ('bens word', 'rider-ben', 'coach', 'person-ann', 'power', 0, '1', 1);
  INSERT INTO known_owner VALUES ('person-ben', 'serial', 'CANARY-ann', 'rider-ann', 1);
  INSERT INTO inbox_item (id, coach_id, kind, filename, size, hash, state, serial, created_at, expires_at)
    VALUES ('with-ben', 'person-ben', 'file', 'CANARY-ann', 1, 'suggested', 'waiting', 'CANARY-ann', 1, 9e9);
  INSERT INTO invitation (id, token_hash, role, name, invited_by, created_at, expires_at, accepted_at, accepted_by)
    VALUES ('was accepted', 'was accepted', 'rider', 'CANARY-ann', 'person-ben', 1, 9e9, 1, 'person-ann');`;

/** Where an id of somebody who left may stay: it says nothing without the row it stood for. */
const IDS_MAY_STAY = new Set([
  'audit.actor',
  'audit.subject',
  'consent.subject',
  'riding_group.created_by',
  'tombstone.person_id',
  'tombstone.rider_id',
]);

async function world(more = '') {
  const folder = temporaryFolder();
  const path = join(folder, 'ledger.sqlite');
  const ledger = await openLedger(path, { now: () => 1_000, newId: () => 'new' });
  onTestFinished(ledger.close);
  const sqlite = new DatabaseSync(path);
  onTestFinished(() => sqlite.close());
  sqlite.exec(`BEGIN; ${WORLD} ${more}; COMMIT`);
  return { folder, ledger, sqlite };
}

/** Every row of every table, as `table.column` and value. */
function everything(sqlite: DatabaseSync): Map<string, Record<string, unknown>[]> {
  const tables = sqlite
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .all() as { name: string }[];
  return new Map(
    tables.map(({ name }) => [name, sqlite.prepare(`SELECT * FROM "${name}" ORDER BY 1`).all()]),
  );
}

const without = (rows: Record<string, unknown>[], word: string) =>
  rows.filter((row) => !JSON.stringify(row).includes(word));

describe('erasures.erase(personId)', () => {
  it('is tried on a world in which Ann has something in every table', async () => {
    const { sqlite } = await world();
    for (const [table, rows] of everything(sqlite)) {
      if (['tombstone', 'setup_link'].includes(table)) continue;
      expect([table, JSON.stringify(rows).includes('ann')]).toEqual([table, true]);
    }
  });

  it('leaves of a person nothing but ids in the log, in what others said and in the tombstone', async () => {
    const { ledger, sqlite } = await world();
    await ledger.erasures.erase('person-ann');
    for (const [table, rows] of everything(sqlite)) {
      for (const [column, value] of rows.flatMap((row) => Object.entries(row))) {
        expect([table, column, value]).not.toEqual([
          table,
          column,
          expect.stringMatching(/CANARY-ann/i),
        ]);
        if (!IDS_MAY_STAY.has(`${table}.${column}`)) {
          expect([table, column, value]).not.toEqual([table, column, expect.stringMatching(/ann/)]);
        }
      }
    }
  });

  it('leaves everything of others as it was', async () => {
    const { ledger, sqlite } = await world();
    const before = everything(sqlite);
    await ledger.erasures.erase('person-ann');
    for (const [table, rows] of everything(sqlite)) {
      if (table === 'tombstone') continue;
      expect([table, without(rows, 'ann')]).toEqual([
        table,
        without(before.get(table) ?? [], 'ann'),
      ]);
    }
  });

  it('names the contents that may go now, in coaches’ inboxes too', async () => {
    const { ledger } = await world();
    const erased = await ledger.erasures.erase('person-ann');
    expect(erased?.riderId).toBe('rider-ann');
    expect(erased?.hashes.sort()).toEqual([
      'file of ann',
      'inbox of ann',
      'suggested',
      'zip of ann',
    ]);
  });

  it('says when there is no such person, also the second time', async () => {
    const { ledger } = await world();
    expect(await ledger.erasures.erase('rider-ann')).toBeUndefined();
    await ledger.erasures.erase('person-ann');
    expect(await ledger.erasures.erase('person-ann')).toBeUndefined();
    expect(await ledger.erasures.pending()).toEqual([{ riderId: 'rider-ann' }]);
    await ledger.erasures.settle(['rider-ann']);
    expect(await ledger.erasures.pending()).toEqual([]);
  });

  it('keeps the last admin who can sign in, and everything of theirs', async () => {
    const { ledger, sqlite } = await world(
      `UPDATE person SET role = 'admin'; UPDATE person SET disabled_at = 1 WHERE id = 'person-ben'`,
    );
    const before = everything(sqlite);
    await expect(ledger.erasures.erase('person-ann')).rejects.toMatchObject({ code: 'conflict' });
    expect(everything(sqlite)).toEqual(before);
    sqlite.exec('UPDATE person SET disabled_at = NULL');
    await ledger.erasures.erase('person-ann');
    await expect(ledger.erasures.erase('person-ben')).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('erasures.scrub()', () => {
  it('leaves no byte of removed rows in any file of the ledger', async () => {
    const { folder, ledger } = await world();
    const found = () =>
      readdirSync(folder).filter((name) =>
        /CANARY-ann/i.test(readFileSync(join(folder, name), 'latin1')),
      );
    expect(found()).not.toEqual([]);
    await ledger.erasures.erase('person-ann');
    await ledger.erasures.scrub();
    expect(found()).toEqual([]);
  });
});
