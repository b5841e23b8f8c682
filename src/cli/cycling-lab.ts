/** A command of the table below: reads its own arguments, returns the exit status. */
interface Command {
  run(args: string[]): Promise<number>;
}

/** To add a command: its file beside this one, which exports `run`, and its line here. */
const COMMANDS: Record<string, { about: string; load(): Promise<Command> }> = {
  serve: {
    about: 'the service: pages and API',
    load: () => import('./serve.ts'),
  },
  analyse: {
    about: 'what ride files hold: numbers, climbs, power curve',
    load: () => import('./analyse.ts'),
  },
  climb: {
    about: 'facts about a climb, and a rider’s own efforts on it',
    load: () => import('./climb.ts'),
  },
  plan: {
    about: 'how long a climb takes, at which power, with what to eat and drink',
    load: () => import('./plan.ts'),
  },
  import: {
    about: 'takes in a folder or a ZIP of ride files',
    load: () => import('./import.ts'),
  },
  territory: {
    about: 'checks territory packs, gives them lines and places',
    load: () => import('./territory.ts'),
  },
  erase: {
    about: 'erases a person with everything that is theirs',
    load: () => import('./erase.ts'),
  },
  rebuild: {
    about: 'computes everything anew from the original files',
    load: () => import('./rebuild.ts'),
  },
  invite: {
    about: 'a link with which somebody makes an account',
    load: () => import('./invite.ts'),
  },
  'password-link': {
    about: 'a link with which somebody sets a new password',
    load: () => import('./password-link.ts'),
  },
};

const HELP = `Usage: cycling-lab <command> [options]

${Object.entries(COMMANDS)
  .map(([name, { about }]) => `  ${name.padEnd(15)}${about}`)
  .join('\n')}

cycling-lab <command> --help tells a command's options.
`;

// whoever reads our output may have seen enough of it: `cycling-lab analyse … | head`
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

const [name, ...args] = process.argv.slice(2);
process.exitCode = await main(name, args);

async function main(name: string | undefined, args: string[]): Promise<number> {
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    process.stdout.write(HELP);
    return 0;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    process.stderr.write(`There is no command "${name}".\n\n${HELP}`);
    return 1;
  }
  try {
    const { run } = await command.load();
    return await run(args);
  } catch (error) {
    if (!isUserError(error)) throw error;
    process.stderr.write(`cycling-lab ${name}: ${error.message}\n`);
    return 1;
  }
}

/** Errors that tell the user what to do differently; any other is a fault of ours and shows its stack. */
function isUserError(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  const code = (error as { code?: unknown }).code;
  return (
    error.name === 'LabError' || (typeof code === 'string' && code.startsWith('ERR_PARSE_ARGS'))
  );
}
