import type { ScalePoint } from './scale-point.ts';

/** A line of a panel: its name, its value at each size, and which colour it has. */
interface Curve {
  name: string;
  values: number[];
}

interface Panel {
  title: string;
  curves: Curve[];
}

const WIDTH = 860;
const PANEL = { width: 210, height: 200, left: 60, top: 56, across: 430, down: 275 };
const COLOURS = 7;

const STYLE = `
  :root { color-scheme: light dark; --ink: #1c2430; --quiet: #5b6675; --line: #d5dae1;
    --c0: #0b62b8; --c1: #b3430f; --c2: #14774a; --c3: #7d3fb0; --c4: #96690a; --c5: #b02a5b; --c6: #3d6d75; }
  @media (prefers-color-scheme: dark) { :root { --ink: #e6eaf0; --quiet: #9aa6b5; --line: #39424f;
    --c0: #6cb0f5; --c1: #f49a6b; --c2: #6fd1a0; --c3: #c79bf0; --c4: #e2b85a; --c5: #f38bb1; --c6: #93c7cf; } }
  text { font: 12px system-ui, sans-serif; fill: var(--quiet); }
  .title { font-weight: 600; fill: var(--ink); }
  path { fill: none; stroke-width: 2; }
  .grid { stroke: var(--line); stroke-width: 1; }
`;

/** The sizes across, on both axes powers of ten, as an SVG for light and dark. */
export function scaleChart(points: readonly ScalePoint[]): string {
  const sizes = points.map(({ rides }) => rides);
  const panels = panelsOf(points).map((panel, i) => {
    const x = PANEL.left + (i % 2) * PANEL.across;
    const y = PANEL.top + Math.floor(i / 2) * PANEL.down;
    return `<g transform="translate(${x} ${y})">${drawn(panel, sizes)}</g>`;
  });
  const height = PANEL.top + 2 * PANEL.down;
  const perRide = (points[0]?.efforts ?? 0) / (sizes[0] ?? 1);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="What grows with the number of rides">
<style>${STYLE}</style>
<text class="title" x="${PANEL.left}" y="14">What grows with the number of rides (${perRide} efforts each)</text>
${panels.join('\n')}
</svg>
`;
}

function panelsOf(points: readonly ScalePoint[]): Panel[] {
  const curve = (name: string, value: (point: ScalePoint) => number): Curve => {
    return { name, values: points.map(value) };
  };
  const questions = Object.keys(points[0]?.questions ?? {});
  return [
    {
      title: 'Questions, ms (95th percentile)',
      curves: questions.map((name) => curve(name, (point) => point.questions[name]?.p95 ?? 0)),
    },
    {
      title: 'Start, ms',
      curves: [curve('open', ({ open }) => open), curve('reconcile', (point) => point.reconcile)],
    },
    {
      title: 'Durable commits, each second',
      curves: [
        curve('rides', ({ ridesPerSecond }) => ridesPerSecond),
        curve('efforts', ({ effortsPerSecond }) => effortsPerSecond),
      ],
    },
    {
      title: 'Room, MB',
      curves: [
        curve('file', ({ fileBytes }) => fileBytes / 1e6),
        curve('memory', ({ memoryBytes }) => memoryBytes / 1e6),
      ],
    },
  ];
}

function drawn({ title, curves }: Panel, sizes: readonly number[]): string {
  const x = axis(sizes, PANEL.width);
  const y = axis(
    curves.flatMap(({ values }) => values),
    PANEL.height,
  );
  const up = (value: number) => PANEL.height - y.at(value);
  const across = x.powers.map((power) => {
    const at = x.at(power).toFixed(1);
    return `<path class="grid" d="M${at} 0V${PANEL.height}"/><text x="${at}" y="${PANEL.height + 16}" text-anchor="middle">${told(power)}</text>`;
  });
  const upwards = y.powers.map((power) => {
    const at = up(power).toFixed(1);
    return `<path class="grid" d="M0 ${at}H${PANEL.width}"/><text x="-6" y="${at}" dy="4" text-anchor="end">${told(power)}</text>`;
  });
  const places = spread(curves.map(({ values }) => up(values.at(-1) ?? 1)));
  const lines = curves.map(({ name, values }, i) => {
    const colour = `var(--c${i % COLOURS})`;
    const path = values.map(
      (value, k) => `${x.at(sizes[k] ?? 1).toFixed(1)} ${up(value).toFixed(1)}`,
    );
    return `<path stroke="${colour}" d="M${path.join('L')}"/><text x="${PANEL.width + 6}" y="${places[i]?.toFixed(1)}" dy="4" style="fill:${colour}">${name}</text>`;
  });
  const below = `<text x="${PANEL.width / 2}" y="${PANEL.height + 32}" text-anchor="middle">rides</text>`;
  const head = `<text class="title" x="0" y="-10">${title}</text>`;
  return [head, ...across, ...upwards, ...lines, below].join('');
}

/** Powers of ten from below the least to above the greatest. */
function axis(values: readonly number[], length: number) {
  const low = Math.floor(Math.log10(Math.min(...values)) + 1e-9);
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values)) - 1e-9));
  const powers = Array.from({ length: high - low + 1 }, (_, i) => 10 ** (low + i));
  return { powers, at: (value: number) => (length * (Math.log10(value) - low)) / (high - low) };
}

/** Moves labels apart that would cover each other, keeping their order. */
function spread(places: readonly number[]): number[] {
  const order = places.map((_, i) => i).sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0));
  const moved = [...places];
  order.forEach((i, rank) => {
    const above = order[rank - 1];
    if (above !== undefined) moved[i] = Math.max(moved[i] ?? 0, (moved[above] ?? 0) + 14);
  });
  const over = Math.max(0, (moved[order.at(-1) ?? 0] ?? 0) - PANEL.height);
  return moved.map((place) => place - over);
}

function told(power: number): string {
  if (power >= 1e6) return `${power / 1e6} M`;
  if (power >= 1000) return `${power / 1000} k`;
  return String(Number(power.toPrecision(1)));
}
