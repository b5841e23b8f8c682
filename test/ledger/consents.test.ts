import { describe, expect, it } from 'vitest';
import type { NewConsent } from '../../src/ledger/consents.ts';
import { openCrew } from './crew.ts';

const TO_CARLA: NewConsent = {
  riderId: "Ann's",
  purpose: 'coach',
  subject: 'Carla',
  fields: ['summary', 'power'],
  mayUpload: true,
  textVersion: '1',
};
const nobody = () => null;

describe('consents.give(consent, guardianAgreed)', () => {
  it('keeps every word: the old row ends as the new one begins', async () => {
    const { consents, clock } = await openCrew('Carla', 'Ann');
    const first = await consents.give(TO_CARLA, nobody);
    clock.now = 2_000;
    const second = await consents.give({ ...TO_CARLA, fields: ['summary'] }, nobody);
    expect(await consents.ofRider("Ann's")).toEqual([{ ...first, withdrawnAt: 2_000 }, second]);
    expect(first).toMatchObject({ ...TO_CARLA, givenAt: 1_000, withdrawnAt: null });
    expect(second).toMatchObject({ fields: ['summary'], givenAt: 2_000, guardianAt: null });
  });

  it('asks about what was said before to the same purpose and subject, and nothing else', async () => {
    const { consents } = await openCrew('Carla', 'Colin', 'Ann', 'Bea');
    const asked: (string | undefined)[] = [];
    const ask = (before?: { id: string }) => {
      asked.push(before?.id);
      return 77;
    };
    const first = await consents.give(TO_CARLA, ask);
    await consents.give({ ...TO_CARLA, subject: 'Colin' }, ask);
    await consents.give({ ...TO_CARLA, riderId: "Bea's" }, ask);
    const own = { ...TO_CARLA, purpose: 'analysis', subject: null } as const;
    const analysis = await consents.give(own, ask);
    await consents.withdraw(first.id);
    expect(await consents.give(TO_CARLA, ask)).toMatchObject({ guardianAt: 77 });
    await consents.give(own, ask);
    expect(asked).toEqual([undefined, undefined, undefined, undefined, first.id, analysis.id]);
  });

  it('never lets two stand at a time, however many come at once', async () => {
    const { consents } = await openCrew('Carla', 'Ann');
    await Promise.all(Array.from({ length: 9 }, () => consents.give(TO_CARLA, nobody)));
    const rows = await consents.ofRider("Ann's");
    expect(rows).toHaveLength(9);
    expect(rows.filter((row) => row.withdrawnAt === null)).toEqual([rows.at(-1)]);
  });
});

describe('consents.withdraw(id)', () => {
  it('ends it once', async () => {
    const { consents, clock } = await openCrew('Carla', 'Ann');
    const { id } = await consents.give(TO_CARLA, nobody);
    expect(await consents.withdraw(id)).toBe(true);
    clock.now = 2_000;
    expect(await consents.withdraw(id)).toBe(false);
    expect(await consents.withdraw('unknown')).toBe(false);
    expect(await consents.get(id)).toMatchObject({ withdrawnAt: 1_000 });
  });
});

describe('consents.confirm(rider, ids), consents.retract(rider, ids)', () => {
  it('are the guardian’s word on what the child asks for, of this child alone', async () => {
    const { consents } = await openCrew('Carla', 'Ann', 'Bea');
    const { id } = await consents.give(TO_CARLA, nobody);
    expect(await consents.confirm("Bea's", [id])).toEqual([]);
    expect(await consents.confirm("Ann's", ['unknown'])).toEqual([]);
    expect(await consents.confirm("Ann's", [id])).toMatchObject([{ id, guardianAt: 1_000 }]);
    expect(await consents.confirm("Ann's", [id])).toEqual([]);
    expect(await consents.retract("Bea's", [id])).toEqual([]);
  });

  it('leave the child waiting again after the guardian took it back', async () => {
    const { consents, clock } = await openCrew('Carla', 'Ann');
    const { id } = await consents.give(TO_CARLA, nobody);
    await consents.confirm("Ann's", [id]);
    clock.now = 2_000;
    expect(await consents.retract("Ann's", [id])).toMatchObject([{ id, guardianAt: 1_000 }]);
    const [ended, waiting] = await consents.ofRider("Ann's");
    expect(ended).toMatchObject({ withdrawnAt: 2_000, guardianWithdrawnAt: 2_000 });
    expect(waiting).toMatchObject({ ...TO_CARLA, givenAt: 1_000, withdrawnAt: null });
    expect(waiting).toMatchObject({ guardianAt: null, guardianWithdrawnAt: null });
  });

  it('say nothing about what the child took back, but end the guardian’s word on it', async () => {
    const { consents } = await openCrew('Carla', 'Ann');
    const { id } = await consents.give(TO_CARLA, nobody);
    await consents.withdraw(id);
    expect(await consents.confirm("Ann's", [id])).toEqual([]);
    const again = await consents.give(TO_CARLA, () => 900);
    await consents.withdraw(again.id);
    await consents.retract("Ann's", [id, again.id]);
    expect(await consents.ofRider("Ann's")).toMatchObject([
      { id, guardianAt: null, guardianWithdrawnAt: null },
      { id: again.id, guardianAt: 900, guardianWithdrawnAt: 1_000 },
    ]);
  });
});
