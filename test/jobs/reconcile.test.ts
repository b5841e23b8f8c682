import { describe, expect, it, onTestFinished } from 'vitest';
import { packsVersion } from '../../src/core/climbs/packs-version.ts';
import { parseTerritory } from '../../src/core/climbs/territory.ts';
import { reconcile } from '../../src/jobs/reconcile.ts';
import { oisansFiles } from '../core/climbs/oisans.ts';
import { temporaryFolder } from '../folder.ts';
import { startTinyLab } from './lab.ts';
import { openTinyLab } from './tiny-lab.ts';

// biome-ignore lint/suspicious/noExplicitAny: the tests change arbitrary fields of a pack
type Change = (feature: any) => unknown;

/** The version of the packs after a change of a timed line of the Oisans. */
function versionAfter(change: Change): string {
  const { territory, climbs } = oisansFiles();
  change(climbs.features[0]);
  return packsVersion([parseTerritory(territory, climbs)]);
}

const BEFORE = versionAfter(() => undefined);

/** What a start finds after the packs' files changed so. */
async function startedAfter(change: Change, analysisVersion = '1') {
  const folder = temporaryFolder();
  const lab = await startTinyLab(folder, { packsVersion: BEFORE });
  await lab.drop(`packs ${BEFORE}`);
  await lab.jobs.idle();
  await lab.close();
  const packsVersion = versionAfter(change);
  const later = await openTinyLab(folder, { packsVersion, analysisVersion });
  onTestFinished(later.close);
  const reconciled = await reconcile(later);
  return { ...reconciled, current: [...(await later.warehouse.current()).values()] };
}

describe('reconcile(stores), after a pack changed', () => {
  it.each<[string, Change]>([
    ['a gate', (f) => (f.properties.start.halfWidth = 20)],
    ['a vertex of a line', (f) => (f.geometry.coordinates[50][0] += 0.00002)],
    ['a bend', (f) => f.properties.gates.pop()],
    ['a reference height', (f) => (f.properties.end.altitude += 5)],
  ])('computes its rides again where %s is another', async (_, change) => {
    expect(await startedAfter(change)).toMatchObject({
      recomputed: 1,
      dropped: 0,
      current: [false],
    });
  });

  it.each<[string, Change]>([
    ['nothing', () => undefined],
    ['a name', (f) => (f.properties.climbNames.fr = 'Autrement')],
    ['advice', (f) => (f.properties.advice = null)],
  ])('leaves them alone where %s is another', async (_, change) => {
    expect(await startedAfter(change)).toMatchObject({ recomputed: 0, current: [true] });
  });

  it('computes them again for another version of the analysis as well', async () => {
    expect(await startedAfter(() => undefined, '2')).toMatchObject({ recomputed: 1 });
  });
});
