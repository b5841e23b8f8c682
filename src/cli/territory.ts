import { parseArgs } from 'node:util';
import { LabError } from '../core/errors.ts';
import { checkTerritory } from '../territories.ts';
import { addLine } from './territory-add-line.ts';
import { importPlacesFrom } from './territory-import-places.ts';

const HELP = `Usage: cycling-lab territory check DIR…
       cycling-lab territory add-line DIR CLIMB/VARIANT FILE… [--from=LAT,LON] [--to=LAT,LON]
                                      [--altitude] [--base M] [--summit M]
       cycling-lab territory import-places DIR FILE [--kind KIND] [--source TEXT] [--checked DAY]

check          tells what is wrong with territory packs, feature by feature; status 1 when anything is
add-line       makes a climb timed: its line is the middle of rides (FIT, GPX, TCX) over it, or a drawn
               track (GPX, GeoJSON). Ends: those of the first file, or --from and --to. Altitude: that of
               barometers; with --altitude, that of any file. --base and --summit: metres above the sea
               of the ends. What would not pass check is not written
import-places  takes places beside the road from open data (GeoJSON, CSV with lat, lon, name, kind, source,
               checked, season, or their French names); status 1 when rows were left out
`;

const OPTIONS = {
  help: { type: 'boolean', short: 'h' },
  from: { type: 'string' },
  to: { type: 'string' },
  altitude: { type: 'boolean' },
  base: { type: 'string' },
  summit: { type: 'string' },
  kind: { type: 'string' },
  source: { type: 'string' },
  checked: { type: 'string' },
} as const;

export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: OPTIONS });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const [verb, ...rest] = positionals;
  if (verb === 'check' && rest.length > 0) return checkAll(rest);
  if (verb === 'add-line' && rest.length > 2) {
    await addLine(rest, values);
    return 0;
  }
  if (verb === 'import-places' && rest.length === 2) {
    return (await importPlacesFrom(rest, values)) > 0 ? 1 : 0;
  }
  throw new LabError('bad-request', HELP.trim());
}

async function checkAll(dirs: string[]): Promise<number> {
  let faulty = 0;
  for (const dir of dirs) if (!(await check(dir))) faulty++;
  return faulty > 0 ? 1 : 0;
}

async function check(dir: string): Promise<boolean> {
  const faults = await checkTerritory(dir);
  const verdict = faults.length === 0 ? 'good' : `${faults.length} to mend`;
  process.stdout.write([`${dir}: ${verdict}`, ...faults].join('\n  '));
  process.stdout.write('\n');
  return faults.length === 0;
}
