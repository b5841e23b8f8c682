import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inflate } from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, describe } from 'vitest';

/** Quiet, allowed to run as root, and able to draw maps without a graphics card. */
const FLAGS = [
  '--no-sandbox',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--font-render-hinting=none',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
];

const INSTALL = 'apt-get update && apt-get install -y libnss3 libnspr4 libexpat1';
const CANNOT_LOAD = /error while loading shared libraries: [^\n]*|version `GLIBC[^\n]*/;

interface Executable {
  path: string;
  env: Record<string, string>;
}

/**
 * `describe` with a Chromium of its own, closed at the end; where none can start, the tests count
 * as skipped. Await it at the top of a test file. Call `browser` inside the tests only.
 */
export async function describeInChromium(
  name: string,
  tests: (browser: () => Browser) => void,
): Promise<void> {
  const launched = await launchChromium();
  describe.skipIf(launched === null)(name, () => {
    afterAll(() => launched?.close());
    tests(() => launched as Browser);
  });
}

/**
 * A headless Chromium: the one that CHROMIUM_PATH names, else the one from npm. Null where it
 * cannot start for want of system libraries; a printed line then says what to do.
 */
export async function launchChromium(): Promise<Browser | null> {
  const found = await findExecutable();
  if (found === null) return null;
  try {
    return await chromium.launch({ executablePath: found.path, env: found.env, args: FLAGS });
  } catch (error) {
    const reason = CANNOT_LOAD.exec(String(error));
    if (reason === null) throw error;
    console.warn(`No browser tests: Chromium, ${reason[0]}. To install what it needs: ${INSTALL}`);
    return null;
  }
}

async function findExecutable(): Promise<Executable | null> {
  const env = { ...process.env } as Record<string, string>;
  if (process.env.CHROMIUM_PATH) return { path: process.env.CHROMIUM_PATH, env };
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    console.warn('No browser tests: npm has Chromium for Linux on x64 only; set CHROMIUM_PATH.');
    return null;
  }
  const folder = await unpacked();
  env.LD_LIBRARY_PATH = [join(folder, 'al2023/lib'), env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  env.FONTCONFIG_FILE = join(folder, 'fonts.conf');
  return { path: join(folder, 'chromium'), env };
}

/** The folder of the unpacked npm package: Chromium, software WebGL, NSS and one typeface. */
async function unpacked(): Promise<string> {
  const source = dirname(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))));
  const { version } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8'));
  const cache = fileURLToPath(new URL('../node_modules/.cache/', import.meta.url));
  const folder = join(cache, `chromium-${version}`);
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  const unfinished = mkdtempSync(`${folder}-`);
  await unpack(join(source, 'bin'), unfinished);
  await writeFile(join(unfinished, 'fonts.conf'), fontsConf(folder));
  try {
    renameSync(unfinished, folder);
  } catch (error) {
    rmSync(unfinished, { recursive: true });
    if (!existsSync(folder)) throw error; // otherwise another process was quicker
  }
  return folder;
}

/** The package unpacks into the temporary folder whatever it is told: so that is what moves. */
async function unpack(archives: string, into: string): Promise<void> {
  const before = process.env.TMPDIR;
  process.env.TMPDIR = into;
  try {
    const names = ['chromium.br', 'swiftshader.tar.br', 'al2023.tar.br', 'fonts.tar.br'];
    await Promise.all(names.map((name) => inflate(join(archives, name))));
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}

/** Only the typeface that came along: pages look the same on every machine. */
function fontsConf(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}/fonts</dir>
  <cachedir>${folder}/fonts-cache</cachedir>
</fontconfig>
`;
}
