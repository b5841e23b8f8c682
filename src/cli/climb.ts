import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import type { Variant } from '../core/climbs/variant.ts';
import { LabError } from '../core/errors.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Rider } from '../ledger/riders.ts';
import { ledgerIn, openTruth, type Truth, warehouseIn } from '../server/truth.ts';
import { openResults } from '../server/work.ts';
import { loadTerritories } from '../territories.ts';
import type { EffortRow } from '../warehouse/effort-row.ts';
import { catalogueSheet, climbSheet, historySheet, waysSheet } from './climb-sheet.ts';
import { findClimbs } from './find-climb.ts';

const HELP = `Usage: cycling-lab climb ID [--rider EMAIL|NAME] [--data DIR]

Facts about a climb of the territory packs, and a rider's own efforts on it. ID is a climb, as
"galibier", or one way up, as "alpe-dhuez/finish-13.8".

  --rider EMAIL|NAME  whose efforts; may be left out where there is one rider only
  --data DIR          folder of everything kept (DATA_DIR; default ./data). Not while a service runs
                      on it: then the efforts are on its pages
`;

const COMMAND = 'cycling-lab climb';
/** Efforts that are told. */
const TOLD = 20;

export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      rider: { type: 'string' },
      data: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  const [id, ...more] = positionals;
  if (values.help || id === undefined || more.length > 0) {
    (values.help ? process.stdout : process.stderr).write(HELP);
    return values.help ? 0 : 1;
  }
  const found = findClimbs(await loadTerritories(), id);
  const [climb, another] = found;
  const write = (text: string): void => void process.stdout.write(text);
  if (another !== undefined) {
    write(waysSheet(found));
    return 0;
  }
  if (!('line' in climb)) {
    write(catalogueSheet(climb));
    return 0;
  }
  write(climbSheet(climb));
  write(await historyOf(climb, values));
  return 0;
}

/** The rider's efforts; nothing where nobody asked for them and there is no data folder. */
async function historyOf(
  climb: Variant,
  { rider, data }: { rider?: string | undefined; data?: string | undefined },
): Promise<string> {
  const { dataDir } = readConfig(process.env, { ...(data ? { data } : {}), cwd: process.cwd() });
  const asked = rider !== undefined || data !== undefined;
  if (!existsSync(ledgerIn(dataDir))) {
    if (!asked) return '';
    throw new LabError('not-found', `${dataDir} holds no data of Cycling Lab.`);
  }
  const truth = await openTruth(dataDir);
  try {
    const whose = await riderCalled(rider, truth.ledger);
    return historySheet(whose.name, await effortsOf(whose, climb, { truth, dataDir }));
  } catch (error) {
    if (asked || !(error instanceof LabError)) throw error;
    return `\n  No efforts here: ${error.message}\n`;
  } finally {
    await truth.ledger.close();
  }
}

/** By address, by name, or the only one there is. */
async function riderCalled(called: string | undefined, ledger: Ledger): Promise<Rider> {
  const riders = await ledger.riders.list();
  const person = called === undefined ? undefined : await ledger.people.byEmail(called);
  const [only, another] = riders.filter(
    ({ name, personId }) =>
      called === undefined || name === called || (person !== undefined && personId === person.id),
  );
  if (only && !another) return only;
  const reason = only ? 'several riders' : 'no rider';
  const sought = called === undefined ? '' : ` called "${called}"`;
  throw new LabError('bad-request', `there are ${reason}${sought}: say --rider EMAIL or NAME`);
}

async function effortsOf(
  { id }: Rider,
  { climb, variant }: Variant,
  { truth, dataDir }: { truth: Truth; dataDir: string },
): Promise<EffortRow[]> {
  const results = await openResults(truth, {
    file: warehouseIn(dataDir),
    command: COMMAND,
    onFatal(error) {
      throw error;
    },
  });
  try {
    const readable = { whole: [id], visible: [] };
    return await results.climbEfforts({ readable, climb, variant, riderId: id, limit: TOLD });
  } finally {
    await results.close();
  }
}
