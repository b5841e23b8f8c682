interface Timed {
  splits: readonly { gate: string; leg: number | null }[];
}

/** The shortest time of a leg, and the effort that has it; `leg` in seconds, to `gate`. */
export interface BestLeg<Effort> {
  gate: string;
  leg: number;
  effort: Effort;
}

/**
 * The best of each leg over efforts on one line, in riding order; of equals the one named first. A leg
 * that nobody was timed on (null) is left out.
 */
export function bestLegs<Effort extends Timed>(efforts: readonly Effort[]): BestLeg<Effort>[] {
  const best = new Map<string, BestLeg<Effort> | null>();
  for (const effort of efforts) {
    for (const { gate, leg } of effort.splits) {
      const known = best.get(gate) ?? null;
      const better = leg !== null && (known === null || leg < known.leg);
      best.set(gate, better ? { gate, leg, effort } : known);
    }
  }
  return [...best.values()].filter((one) => one !== null);
}
