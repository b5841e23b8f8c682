const WIDTH = 30;
/** Milliseconds between two paintings. */
const PATIENCE = 100;

export interface Screen {
  isTTY?: boolean;
  write(text: string): unknown;
}

export interface ProgressBar {
  /** Told as often as you like. */
  show(done: number, total: number, remark?: string): void;
  /** Leaves the last state standing. */
  end(): void;
}

/** A bar that paints over itself on a terminal; elsewhere only its last state is written. */
export function progressBar(screen: Screen, now: () => number): ProgressBar {
  let line = '';
  let painted = Number.NEGATIVE_INFINITY;
  return {
    show(done, total, remark = '') {
      line = lineOf(done, total, remark);
      if (!screen.isTTY || now() - painted < PATIENCE) return;
      painted = now();
      screen.write(`\r\x1b[K${line}`);
    },
    end() {
      if (line !== '') screen.write(`${screen.isTTY ? '\r\x1b[K' : ''}${line}\n`);
    },
  };
}

function lineOf(done: number, total: number, remark: string): string {
  const filled = total > 0 ? Math.round((WIDTH * done) / total) : WIDTH;
  const bar = '█'.repeat(filled) + '░'.repeat(WIDTH - filled);
  return `${bar} ${done} of ${total}${remark === '' ? '' : `, ${remark}`}`;
}
