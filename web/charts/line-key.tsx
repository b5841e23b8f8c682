import './line-key.css';
import type { RoadLine } from './road-panes.ts';

/** A piece of the line as it is drawn, and its name. */
export function LineKey({
  line: { token, dash, label },
}: {
  line: Pick<RoadLine, 'token' | 'dash' | 'label'>;
}) {
  return (
    <span class="line-key">
      <svg width="22" height="8" aria-hidden="true">
        <line
          x1="1"
          y1="4"
          x2="21"
          y2="4"
          stroke={`var(${token})`}
          stroke-width="2"
          stroke-dasharray={dash?.join(' ')}
        />
      </svg>
      {label}{' '}
    </span>
  );
}
