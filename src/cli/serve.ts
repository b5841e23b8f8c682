import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { dataDirOf } from '../data-dir.ts';
import { keepCompiled, keepHeapSmall } from '../server/process.ts';

const HELP = `Usage: cycling-lab serve [--port N] [--data DIR]

  --port N    port to listen on (PORT; default 8787)
  --data DIR  folder of everything kept (DATA_DIR; default ./data)

Environment: HOST (127.0.0.1), PUBLIC_URL, ALLOW_PLAIN_HTTP, TRUST_PROXY, REQUIRE_2FA, SMTP_URL,
MAIL_FROM, MAX_UPLOAD_MIB (2048), LOG_LEVEL (info). README.md tells more.
`;

/** Serves until SIGTERM or SIGINT; settles when everything is put away. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string' },
      data: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const { help: _, ...flags } = values;
  const at = { ...flags, cwd: process.cwd() };
  keepHeapSmall();
  keepCompiled(join(dataDirOf(process.env, at), 'compiled'));
  const { readConfig } = await import('../config.ts');
  const config = readConfig(process.env, at);
  const stop = signal('SIGTERM', 'SIGINT');
  const { openDoor } = await import('../server/door.ts');
  const door = await openDoor(config);
  const { startService } = await import('../server.ts');
  const { pino } = await import('pino');
  const logger = pino({ level: config.logLevel }, pino.destination(2));
  const say = (sentence: string): void => void process.stdout.write(`${sentence}\n`);
  for (const warning of config.warnings) say(`Warning: ${warning}`);
  const service = await startService(
    config,
    {
      pages: true,
      logger,
      say,
      onFatal(error) {
        logger.fatal({ err: error }, 'the warehouse broke; the next start repairs it');
        process.exit(1);
      },
    },
    door,
  );
  say(`Cycling Lab: ${config.publicUrl ?? service.url}`);
  if (service.setupLink) say(`Make your account with this link, once: ${service.setupLink}`);
  try {
    await Promise.race([service.ready.then(() => stop), stop]);
    say('Stopping: what is under way is finished first.');
  } finally {
    await service.stop();
  }
  return 0;
}

function signal(...names: NodeJS.Signals[]): Promise<void> {
  return new Promise((resolve) => {
    for (const name of names) process.once(name, () => resolve());
  });
}
