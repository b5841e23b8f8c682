import { createReadStream } from 'node:fs';
import { parseArgs, styleText } from 'node:util';
import { collect, peek } from '../archives/chunks.ts';
import { entries } from '../archives/entries.ts';
import { ARCHIVE_LIMITS } from '../archives/limits.ts';
import { type AnalysisContext, analyse } from '../core/analyse.ts';
import { buildIndex } from '../core/climbs/territory.ts';
import { type Kind, SNIFF_BYTES, sniff } from '../core/decode/index.ts';
import { LabError } from '../core/errors.ts';
import { constantProfile } from '../core/profile.ts';
import { refusalOf, reportOf } from '../core/report.ts';
import { loadTerritories } from '../territories.ts';
import { positive } from './options.ts';
import { rideSheet } from './ride-sheet.ts';

const HELP = `Usage: cycling-lab analyse [options] FILE…

Reads FIT, GPX and TCX files, also in .gz and .zip, and prints what they hold.

  --json            one JSON object a ride and line, a public contract
  --threshold W     power that the rider can hold for about an hour: gives intensity, load, zones
  --weight KG       gives watts per kilogram on climbs
  --curve all       the power curve for every second, not for six durations only

Exit status: 0 when all files were read, 2 when one was refused (the others are printed all the same).
`;

/** A ride file to read, or why there is none. */
type Input = { name: string; bytes: Uint8Array } | { name: string; error: LabError };

/** Prints what was found in one input; returns whether it could be read. */
type Print = (input: Input) => boolean;

export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      threshold: { type: 'string' },
      weight: { type: 'string' },
      curve: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help || positionals.length === 0) {
    (values.help ? process.stdout : process.stderr).write(HELP);
    return values.help ? 0 : 1;
  }
  if (values.curve !== undefined && values.curve !== 'all') {
    throw new LabError('bad-request', `--curve knows only "all", not "${values.curve}".`);
  }
  const context: AnalysisContext = {
    now: Date.now() / 1000,
    profile: constantProfile({
      threshold: positive('--threshold', values.threshold),
      weight: positive('--weight', values.weight),
    }),
    climbs: buildIndex(await loadTerritories()),
    cyclingOnly: false,
  };
  const curve = values.curve === 'all' ? ({ curve: 'all' } as const) : {};
  const print = values.json ? jsonPrinter(context, curve) : sheetPrinter(context, curve);
  let refused = false;
  for (const path of positionals) {
    for await (const input of inputsOf(path)) if (!print(input)) refused = true;
  }
  return refused ? 2 : 0;
}

function jsonPrinter(context: AnalysisContext, options: { curve?: 'all' }): Print {
  const line = (value: unknown) => process.stdout.write(`${JSON.stringify(value)}\n`);
  return (input) => {
    const outcome = attempt(input, context);
    if (outcome instanceof LabError) {
      line(refusalOf(input.name, outcome));
      return false;
    }
    for (const analysis of outcome) line(reportOf(input.name, analysis, options));
    return true;
  };
}

function sheetPrinter(context: AnalysisContext, options: { curve?: 'all' }): Print {
  const variants = context.climbs?.variants ?? [];
  return (input) => {
    const outcome = attempt(input, context);
    if (outcome instanceof LabError) {
      const refusal = styleText('red', `refused (${outcome.code})`);
      process.stdout.write(`${styleText('bold', input.name)}\n  ${refusal} ${outcome.message}\n\n`);
      return false;
    }
    for (const analysis of outcome) {
      process.stdout.write(`${rideSheet(input.name, analysis, { variants, ...options })}\n`);
    }
    return true;
  };
}

function attempt(input: Input, context: AnalysisContext) {
  if ('error' in input) return input.error;
  try {
    return analyse(input.bytes, context);
  } catch (error) {
    if (error instanceof LabError) return error;
    throw error;
  }
}

/** What a path of the command line leads to: one file, or the ride files of an archive. */
async function* inputsOf(path: string): AsyncGenerator<Input> {
  try {
    const { head, all } = await peek(createReadStream(path), SNIFF_BYTES);
    const kind = sniff(head);
    if (kind !== 'zip' && kind !== 'gzip') {
      yield await unpacked(path, all);
      return;
    }
    await all.return(undefined);
    yield* packed(path, kind);
  } catch (error) {
    yield { name: path, error: asLabError(path, error) };
  }
}

/** The ride files of an archive; that there is none is an error too. */
async function* packed(path: string, kind: Kind): AsyncGenerator<Input> {
  let found = 0;
  for await (const entry of entries(path, path)) {
    if ('skipped' in entry) continue;
    found++;
    const name = kind === 'zip' ? `${path}/${entry.name}` : path;
    yield 'error' in entry ? { name, error: entry.error } : await unpacked(name, entry.body);
  }
  if (found === 0) throw new LabError('unknown-format', 'The archive holds no FIT, GPX or TCX.');
}

async function unpacked(name: string, body: AsyncIterable<Uint8Array>): Promise<Input> {
  try {
    return { name, bytes: await collect(body, ARCHIVE_LIMITS.fileBytes) };
  } catch (error) {
    return { name, error: asLabError(name, error) };
  }
}

/** What the file system says becomes the refusal of that file; any other error is a fault of ours. */
function asLabError(path: string, error: unknown): LabError {
  if (error instanceof LabError) return error;
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return new LabError('not-found', `There is no file "${path}".`);
  if (code === 'EISDIR') return new LabError('bad-request', `"${path}" is a folder, not a file.`);
  if (syscall === undefined) throw error;
  const refused = code === 'EACCES' || code === 'EPERM';
  const message = `"${path}" cannot be read: ${code}.`;
  return new LabError(refused ? 'forbidden' : 'bad-request', message, { cause: error });
}
