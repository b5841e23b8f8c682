import { Worker } from 'node:worker_threads';
import { type ErrorCode, LabError } from '../core/errors.ts';
import type { Look } from '../core/look.ts';
import type { RideResult } from '../warehouse/result.ts';
import type { Reply, Runner, Task } from './runner.ts';

export interface ThreadsOptions {
  /** The module that each thread runs; it answers every Task with one Reply. */
  entry: URL;
  /** How many threads. */
  size: number;
  /** Seconds that a file may take; then its thread is ended. */
  budget: number;
}

/** What may gather in JavaScript objects in one thread; samples live in typed arrays outside. */
const HEAP_MEBIBYTES = 1024;

interface Waiting {
  task: Task;
  resolve: (result: unknown) => void;
  reject: (error: LabError) => void;
}

interface Thread {
  worker: Worker;
  ready: boolean;
  doing: Waiting | null;
  alarm: NodeJS.Timeout | undefined;
}

/**
 * A pool of worker threads, one file a thread at a time. A file that hangs, crashes or exhausts its
 * thread ends that thread only; a new one takes its place.
 */
export function startThreads({ entry, size, budget }: ThreadsOptions): Runner {
  const threads = new Set<Thread>();
  const urgent: Waiting[] = [];
  const patient: Waiting[] = [];
  let filesStopped = false;
  let closed = false;
  const { promise: firstReady, resolve: setReady } = Promise.withResolvers<void>();
  for (let i = 0; i < size; i++) startThread();

  function startThread(): void {
    const worker = new Worker(entry, {
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MEBIBYTES },
    });
    const thread: Thread = { worker, ready: false, doing: null, alarm: undefined };
    threads.add(thread);
    worker.on('message', (reply: Reply) => hear(thread, reply));
    worker.on('error', (error) => lose(thread, 'worker-lost', error));
    worker.on('exit', () => lose(thread, 'worker-lost', new Error('the thread ended')));
  }

  function hear(thread: Thread, reply: Reply): void {
    const { doing } = thread;
    clearTimeout(thread.alarm);
    thread.ready = true;
    setReady();
    thread.doing = null;
    if (reply.kind === 'result') doing?.resolve(reply.result);
    if (reply.kind === 'error') {
      doing?.reject(new LabError(reply.code as ErrorCode, reply.message));
    }
    giveWork();
  }

  /** Gives up a thread that ended or must end; what it did fails, others go on. */
  function lose(thread: Thread, code: 'worker-lost' | 'time-budget', cause: Error): void {
    if (!threads.delete(thread)) return;
    // Also when it cannot start: then the tasks say why.
    setReady();
    clearTimeout(thread.alarm);
    void thread.worker.terminate();
    thread.doing?.reject(new LabError(code, cause.message, { cause }));
    if (closed) return;
    // A thread that cannot even start would fail the same way for ever: the next task tries again.
    if (thread.ready) startThread();
    else if (threads.size === 0)
      refuse(new LabError(code, cause.message, { cause }), urgent, patient);
  }

  function refuse(error: LabError, ...queues: Waiting[][]): void {
    for (const queue of queues) for (const { reject } of queue.splice(0)) reject(error);
  }

  function giveWork(): void {
    for (const thread of threads) {
      if (!thread.ready || thread.doing) continue;
      const next = urgent.shift() ?? patient.shift();
      if (!next) return;
      thread.doing = next;
      thread.alarm = setTimeout(() => {
        lose(thread, 'time-budget', new Error(`not done after ${budget} s`));
      }, budget * 1_000);
      thread.worker.postMessage(next.task);
    }
  }

  function run(queue: Waiting[], task: Task): Promise<unknown> {
    if (closed || (filesStopped && queue === patient)) return Promise.reject(stopping());
    return new Promise((resolve, reject) => {
      queue.push({ task, resolve, reject });
      while (threads.size < size) startThread();
      giveWork();
    });
  }

  return {
    size,
    ready: () => firstReady,
    analyse: (request) => run(patient, { kind: 'analyse', request }) as Promise<RideResult[]>,
    look: (request) => run(patient, { kind: 'look', request }) as Promise<Look>,
    streams: (request) =>
      run(urgent, { kind: 'streams', request }) as Promise<Uint8Array<ArrayBuffer> | null>,
    stopFiles() {
      filesStopped = true;
      refuse(stopping(), patient);
    },
    async close() {
      closed = true;
      setReady();
      refuse(stopping(), urgent, patient);
      const ended = [...threads].map((thread) => {
        thread.doing?.reject(stopping());
        thread.doing = null;
        return thread.worker.terminate();
      });
      await Promise.all(ended);
    },
  };
}

function stopping(): LabError {
  return new LabError('unavailable', 'the service is stopping');
}
