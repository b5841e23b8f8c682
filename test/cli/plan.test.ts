import { stripVTControlCharacters } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { run as plan } from '../../src/cli/plan.ts';

const ALPE = ['alpe-dhuez/finish-13.8', '--weight', '70', '--threshold', '280'];

let said: string;
beforeEach(() => {
  said = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text: unknown): boolean => {
    said += stripVTControlCharacters(String(text));
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
});
afterEach(() => void vi.restoreAllMocks());

/** What `--json` prints. */
async function report(...args: string[]) {
  said = '';
  expect(await plan([...args, '--json'])).toBe(0);
  return JSON.parse(said);
}

describe('cycling-lab plan', () => {
  it('shows three intensities, every bend, fuel, and what it takes for granted', async () => {
    expect(await plan(ALPE)).toBe(0);
    expect(said).toMatch(/ {2}easy +\d:\d\d:\d\d +\d:\d\d:\d\d – \d:\d\d:\d\d +\d+ W/);
    expect(said).toMatch(/› steady/);
    expect(said.match(/^ +Bend \d+ /gm)).toHaveLength(21);
    expect(said).toMatch(/Work +\d+ kJ/);
    expect(said).toMatch(/To drink +0\.4 – 0\.8 l\/h/);
    expect(said).toContain('Estimated:');
    expect(said).not.toContain('NaN');
  });

  it('prints one object whose sections add up to its time', async () => {
    const found = await report(...ALPE, '--intensity', 'hard');
    // 4 W/kg of threshold: a good amateur takes about an hour (territory facts)
    expect(found.time_s).toBeGreaterThan(55 * 60);
    expect(found.time_s).toBeLessThan(75 * 60);
    expect(found.timeLow_s).toBeLessThan(found.time_s);
    expect(found.timeHigh_s).toBeGreaterThan(found.time_s);
    const legs = found.sections.map((section: { time_s: number }) => section.time_s);
    const sum = legs.reduce((total: number, leg: number) => total + leg, 0);
    expect(Math.abs(sum - found.time_s)).toBeLessThan(2);
    expect(found.wPrimeLeft_J).toBeNull();
    expect(found.battery_Wh).toBeNull();
  });

  it('takes the threshold for each kilogram as well', async () => {
    const perKilogram = ['alpe-dhuez/finish-13.8', '--weight', '70', '--threshold', '4'];
    expect(await report(...perKilogram, '--per-kilogram')).toEqual(await report(...ALPE));
  });

  it('answers to bike, weather, height and W′', async () => {
    const usual = await report(...ALPE);
    const later = async (...args: string[]) =>
      (await report(...ALPE, ...args)).time_s - usual.time_s;
    expect(await later('--bike', 'mtb')).toBeGreaterThan(60);
    expect(await later('--wind=4')).toBeGreaterThan(30);
    expect(await later('--bike-mass', '7')).toBeLessThan(-60);
    expect(await later('--acclimatised')).toBeLessThan(-30);
    const ebike = await report(...ALPE, '--bike', 'e-bike', '--assist', 'high');
    expect(ebike.battery_Wh[0]).toBeGreaterThan(100);
    expect(ebike.time_s).toBeLessThan(usual.time_s);
    expect((await report(...ALPE, '--w-prime', '20000')).wPrimeLeft_J).toBe(20_000);
  });

  it.each([
    [['nowhere', '--weight', '70', '--threshold', '250'], 'not-found', 'Close to it'],
    [['vaujany', '--weight', '70', '--threshold', '250'], 'not-found', 'no line of it yet'],
    [['galibier', '--weight', '70', '--threshold', '250'], 'bad-request', 'Which way up?'],
    [[ALPE[0], '--weight', '70'], 'bad-request', '--threshold'],
    [[ALPE[0], '--weight', '7', '--threshold', '250'], 'bad-request', '--weight'],
    [[ALPE[0], '--weight', 'x', '--threshold', '250'], 'bad-request', '--weight'],
    [[...ALPE, '--bike', 'tandem'], 'bad-request', '--bike knows road'],
    [[...ALPE, '--temperature', ''], 'bad-request', '--temperature'],
  ])('refuses %j', async (args, code, words) => {
    await expect(plan(args as string[])).rejects.toMatchObject({
      code,
      message: expect.stringContaining(words),
    });
  });

  it('tells how it is used', async () => {
    expect(await plan(['--help'])).toBe(0);
    expect(said).toContain('--threshold W');
    expect(await plan([])).toBe(1);
  });
});
