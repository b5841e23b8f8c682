import { describe, expect, it } from 'vitest';
import { openCrew } from './crew.ts';

/** Carla coaches the club, Ann and bert ride in it; Dora does not belong to it. */
async function openClub() {
  const crew = await openCrew('Carla', 'Colin', 'Ann', 'bert', 'Dora');
  const club = await crew.groups.create({ name: 'Club', kind: 'club' }, 'Carla');
  await crew.join(club.id, 'bert');
  await crew.join(club.id, 'Ann');
  return { ...crew, club };
}
type Club = Awaited<ReturnType<typeof openClub>>;

const SCOPE = { fields: ['summary'], mayUpload: false, textVersion: '1' } as const;
const nobody = () => null;

/** Ann lets Carla and the club see her. */
async function shareAll({ consents, club }: Club) {
  for (const [purpose, subject] of [
    ['coach', 'Carla'],
    ['group', club.id],
    ['analysis', null],
  ] as const) {
    await consents.give({ ...SCOPE, riderId: "Ann's", purpose, subject }, nobody);
  }
}

async function standing({ consents }: Club): Promise<string[]> {
  const rows = await consents.ofRider("Ann's");
  return rows.filter((row) => row.withdrawnAt === null).map((row) => row.purpose);
}

describe('groups.ofPerson(id), groups.ofMember(id, person)', () => {
  it('tell a member what the group is and how many are in it, and others nothing', async () => {
    const { groups, join, club } = await openClub();
    const other = await groups.create({ name: 'a school', kind: 'school' }, 'Colin');
    await join(other.id, 'Ann');
    expect(await groups.ofPerson('Ann')).toEqual([
      { id: other.id, name: 'a school', kind: 'school', capacity: 'rider', riders: 1, coaches: 1 },
      { id: club.id, name: 'Club', kind: 'club', capacity: 'rider', riders: 2, coaches: 1 },
    ]);
    expect(await groups.ofMember(club.id, 'Carla')).toMatchObject({ capacity: 'coach' });
    expect(await groups.ofMember(club.id, 'Dora')).toBeUndefined();
    expect(await groups.ofPerson('Dora')).toEqual([]);
  });

  it('take a new name', async () => {
    const { groups, club } = await openClub();
    await groups.edit(club.id, { name: 'New', kind: 'training' });
    expect(await groups.ofMember(club.id, 'Ann')).toMatchObject({ name: 'New', kind: 'training' });
  });
});

describe('groups.members(id)', () => {
  it('are those of now, coaches first, then by name', async () => {
    const { groups, clock, club } = await openClub();
    expect((await groups.members(club.id)).map(({ name }) => name)).toEqual([
      'Carla',
      'Ann',
      'bert',
    ]);
    clock.now = 2_000;
    expect(await groups.leave(club.id, 'Ann')).toBe(true);
    expect(await groups.leave(club.id, 'Ann')).toBe(false);
    expect((await groups.members(club.id)).map(({ riderId }) => riderId)).toEqual([
      "Carla's",
      "bert's",
    ]);
  });
});

describe('groups.coachesOf(person)', () => {
  it('are the coaches of the groups that one is in, with the group', async () => {
    const { groups, join, club } = await openClub();
    const names = async (person: string) =>
      (await groups.coachesOf(person)).map(({ name, groupName }) => `${name} (${groupName})`);
    expect(await names('Ann')).toEqual(['Carla (Club)']);
    expect(await names('Carla')).toEqual([]);
    expect(await names('Dora')).toEqual([]);
    const team = await groups.create({ name: 'Team', kind: 'training' }, 'Colin');
    await join(team.id, 'Ann');
    await join(team.id, 'Carla');
    expect(await names('Ann')).toEqual(['Carla (Club)', 'Colin (Team)']);
    await groups.remove(club.id);
    expect(await names('Ann')).toEqual(['Colin (Team)']);
  });

  it('are none whose account is no coach’s', async () => {
    const { groups, club } = await openClub();
    await groups.changeCapacity(club.id, 'bert', 'coach');
    expect((await groups.coachesOf('Ann')).map(({ name }) => name)).toEqual(['Carla']);
  });
});

describe('the last coach of a group', () => {
  it('neither leaves nor becomes a rider while there are riders', async () => {
    const { groups, club } = await openClub();
    const refused = { code: 'last-coach' };
    await expect(groups.leave(club.id, 'Carla')).rejects.toMatchObject(refused);
    await expect(groups.changeCapacity(club.id, 'Carla', 'rider')).rejects.toMatchObject(refused);
    expect(await groups.ofMember(club.id, 'Carla')).toMatchObject({ capacity: 'coach' });
  });

  it('may leave once there is another, or nobody else', async () => {
    const { groups, join, club } = await openClub();
    await join(club.id, 'Colin', 'coach');
    expect(await groups.leave(club.id, 'Carla')).toBe(true);
    await groups.leave(club.id, 'Ann');
    await groups.leave(club.id, 'bert');
    expect(await groups.leave(club.id, 'Colin')).toBe(true);
    expect(await groups.members(club.id)).toEqual([]);
  });

  it('may delete it', async () => {
    const { groups, club } = await openClub();
    await groups.remove(club.id);
    expect(await groups.ofPerson('Carla')).toEqual([]);
    expect(await groups.ofPerson('Ann')).toEqual([]);
    expect(await groups.members(club.id)).toEqual([]);
  });
});

describe('what was agreed to because of a group', () => {
  it.each<[string, (club: Club) => Promise<unknown>, string[]]>([
    ['the rider leaves', ({ groups, club }) => groups.leave(club.id, 'Ann'), ['analysis']],
    ['the group is deleted', ({ groups, club }) => groups.remove(club.id), ['analysis']],
    [
      'the coach leaves',
      async ({ groups, join, club }) => {
        await join(club.id, 'Colin', 'coach');
        await groups.leave(club.id, 'Carla');
      },
      ['group', 'analysis'],
    ],
    [
      'the coach becomes one of the riders',
      async ({ groups, join, club }) => {
        await join(club.id, 'Colin', 'coach');
        await groups.changeCapacity(club.id, 'Carla', 'rider');
      },
      ['group', 'analysis'],
    ],
    [
      'somebody else leaves',
      ({ groups, club }) => groups.leave(club.id, 'bert'),
      ['coach', 'group', 'analysis'],
    ],
  ])('ends when %s, and stays ended', async (_, happens, left) => {
    const club = await openClub();
    await shareAll(club);
    await happens(club);
    expect(await standing(club)).toEqual(left);
  });

  it('does not come back when the rider does', async () => {
    const club = await openClub();
    await shareAll(club);
    await club.groups.leave(club.club.id, 'Ann');
    await club.join(club.club.id, 'Ann');
    expect(await standing(club)).toEqual(['analysis']);
  });

  it('stays while another group has both', async () => {
    const club = await openClub();
    const team = await club.groups.create({ name: 'Team', kind: 'training' }, 'Carla');
    await club.join(team.id, 'Ann');
    await shareAll(club);
    await club.groups.leave(club.club.id, 'Ann');
    expect(await standing(club)).toEqual(['coach', 'analysis']);
  });
});
