import type { Sex } from '../core/sexes.ts';
import { ask, type Database } from './database.ts';
import { whileUnchanged } from './unchanged.ts';

/** A rider who asked to stand on boards. Whether that still holds at their age is not decided here. */
export interface BoardFact {
  riderId: string;
  birthMonth: string | null;
  sex: Sex | null;
  givenAt: number;
  /** Of the wording that was agreed to. */
  textVersion: string;
  /** To the keeping of files, without which nothing is shown. */
  analysis: { givenAt: number; guardianAt: number | null };
}

/** CROSS JOIN: from the consents to boards outwards. */
const BOARD_FACTS = `
  SELECT rider.id AS "riderId", person.birth_month AS "birthMonth", person.sex,
    board.given_at AS "givenAt", board.text_version AS "textVersion",
    analysis.given_at AS "analysisGivenAt", analysis.guardian_at AS "analysisGuardianAt"
  FROM consent AS board
  CROSS JOIN rider ON rider.id = board.rider_id
  CROSS JOIN person ON person.id = rider.person_id
  CROSS JOIN consent AS analysis
    ON analysis.rider_id = rider.id AND analysis.purpose = 'analysis' AND analysis.withdrawn_at IS NULL
  WHERE board.purpose = 'boards' AND board.withdrawn_at IS NULL AND person.disabled_at IS NULL`;

type Row = Omit<BoardFact, 'analysis'> & {
  analysisGivenAt: number;
  analysisGuardianAt: number | null;
};

/**
 * Everybody who asked to stand on boards and whose account works, with the consent that needs; the same
 * list for as long as the ledger is unchanged.
 */
export function boardFacts(db: Database): () => Promise<readonly BoardFact[]> {
  const facts = whileUnchanged(db, async () => {
    const rows = await ask(db, ({ all }) => all<Row>(BOARD_FACTS));
    return rows.map(({ analysisGivenAt: givenAt, analysisGuardianAt: guardianAt, ...row }) => {
      return { ...row, analysis: { givenAt, guardianAt } };
    });
  });
  const all = {};
  return () => facts(all);
}
