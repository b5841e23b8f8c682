export interface LineKey {
  climb: string;
  variant: string;
}

/** A line as its pack has it now: efforts on other editions do not compare, and are computed again. */
export interface LineEdition extends LineKey {
  packVersion: string;
}

export interface TimedLine extends LineEdition {
  /** The month (YYYY-MM) of a moment, seconds since 1970 UTC, where the climb is. */
  monthOf: (seconds: number) => string;
}

export function lineName({ climb, variant }: LineKey): string {
  return `${climb}/${variant}`;
}
