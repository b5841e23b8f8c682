import { parseArgs } from 'node:util';
import { LabError } from '../core/errors.ts';
import { checkTerritory } from '../territories.ts';

const HELP = `Usage: cycling-lab territory check DIR…

Tells what is wrong with territory packs, feature by feature; status 1 when anything is.
`;

export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const [verb, ...dirs] = positionals;
  if (verb !== 'check' || dirs.length === 0) throw new LabError('bad-request', HELP.trim());
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
