/** Who stands on boards, and what boards may be read by where a person said it. */
export const BOARDS = `
ALTER TABLE person ADD COLUMN sex TEXT;
CREATE INDEX consent_board ON consent (rider_id)
  WHERE purpose = 'boards' AND withdrawn_at IS NULL;
`;
