import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { LabError } from '../core/errors.ts';

/** A port that is open from the first moment: who comes before there is somebody to answer waits. */
export interface Door {
  /** Where it listens. */
  url: string;
  answerWith(listener: RequestListener): void;
  /** No new connection; idle ones close, busy ones when they are answered, after a while anyhow. */
  close(): Promise<void>;
}

const LONGEST_CLOSE_SECONDS = 25;

/** @throws LabError configuration, where the port is not to be had */
export async function openDoor(at: { host: string; port: number }): Promise<Door> {
  // An import of node:http would load fetch along with it: 60 ms before anybody may come.
  const { createServer } = process.getBuiltinModule('node:http');
  const { promise: somebody, resolve: answerWith } = Promise.withResolvers<RequestListener>();
  const server = createServer(async (request, response) => {
    const answer = await somebody;
    answer(request, response);
  });
  const url = await listen(server, at);
  let answered = false;
  return {
    url,
    answerWith(listener) {
      answered = true;
      answerWith(listener);
      server.removeAllListeners('request').on('request', listener);
    },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      if (!answered) server.closeAllConnections();
      const limit = setTimeout(() => server.closeAllConnections(), LONGEST_CLOSE_SECONDS * 1000);
      await closed;
      clearTimeout(limit);
    },
  };
}

function listen(server: Server, { host, port }: { host: string; port: number }): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) => {
      reject(
        new LabError('configuration', `Cannot listen on ${host}:${port}: ${cause.message}`, {
          cause,
        }),
      );
    });
    server.listen(port, host, () => {
      const address = server.address() as AddressInfo;
      const name = address.family === 'IPv6' ? `[${address.address}]` : address.address;
      resolve(`http://${name}:${address.port}`);
    });
  });
}
