import { monitorEventLoopDelay } from 'node:perf_hooks';
import { argv } from 'node:process';
import { pino } from 'pino';
import { createPasswords } from '../../src/api/account/passwords.ts';
import { readConfig } from '../../src/config.ts';
import { keepHeapSmall } from '../../src/server/process.ts';
import { openTruth } from '../../src/server/truth.ts';

/**
 * The service with a crowd of accounts, in a process of its own so that its memory is its own. Says
 * where it listens, and at each message what it needed since the one before.
 */

/** What a process took between two messages. */
export interface Need {
  /** MiB, now, and the most since the process began. */
  memory: number;
  highestMemory: number;
  /** Milliseconds that the event loop was late: 99th percentile and longest. */
  p99: number;
  longest: number;
}

const RESOLUTION = 1;

keepHeapSmall();
const [folder = '', people = '0', password = ''] = argv.slice(2);
await settle();
const { startService } = await import('../../src/server.ts');
const config = readConfig({ PORT: '0', LOG_LEVEL: 'silent' }, { data: folder, cwd: folder });
const service = await startService(config, {
  pages: false,
  logger: pino({ level: 'silent' }),
  say: () => {},
  onFatal(error) {
    throw error;
  },
});
await service.ready;
const lateness = monitorEventLoopDelay({ resolution: RESOLUTION });
lateness.enable();
process.on('message', () => {
  process.send?.(need());
  lateness.reset();
});
process.send?.(service.url);

/** All have the same password. */
async function settle(): Promise<void> {
  const { ledger } = await openTruth(folder);
  const passwordHash = await createPasswords().hash(password);
  for (let i = 0; i < Number(people); i++) {
    const tokenHash = `invitation ${i}`;
    const expiresAt = Date.now() / 1000 + 3600;
    const invitedBy = 'test';
    const facts = { name: `Rider ${i}`, email: `rider${i}@example.org` };
    await ledger.invitations.create({
      ...facts,
      tokenHash,
      role: 'rider',
      group: null,
      invitedBy,
      expiresAt,
    });
    await ledger.invitations.accept(tokenHash, {
      ...facts,
      passwordHash,
      birthMonth: null,
      language: 'fr',
    });
  }
  await ledger.close();
}

function need(): Need {
  const milliseconds = (nanoseconds: number): number => nanoseconds / 1e6 - RESOLUTION;
  return {
    memory: process.memoryUsage.rss() / 2 ** 20,
    highestMemory: process.resourceUsage().maxRSS / 2 ** 10,
    p99: milliseconds(lateness.percentile(99)),
    longest: milliseconds(lateness.max),
  };
}
