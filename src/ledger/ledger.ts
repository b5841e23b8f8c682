import { audit } from './audit.ts';
import { boardFacts } from './board-facts.ts';
import { consents } from './consents.ts';
import { type Effects, openDatabase } from './database.ts';
import { erasures } from './erasures.ts';
import { groups } from './groups.ts';
import { guardians } from './guardians.ts';
import { inbox } from './inbox.ts';
import { invitations } from './invitations.ts';
import { jobs } from './jobs.ts';
import { outcomes } from './outcomes.ts';
import { passwordLinks } from './password-links.ts';
import { people } from './people.ts';
import { portable } from './portable.ts';
import { profiles } from './profiles.ts';
import { retention } from './retention.ts';
import { riders } from './riders.ts';
import { rides } from './rides.ts';
import { sessions } from './sessions.ts';
import { setupLinks } from './setup-links.ts';
import { sightFacts } from './sight-facts.ts';
import { tokens } from './tokens.ts';
import { twoFactor } from './two-factor.ts';
import { uploads } from './uploads.ts';
import { zones } from './zones.ts';

/**
 * Everything that was said and done and that nobody could compute again: people, riders, uploads,
 * rides with their edits and tombstones, jobs, audit.
 */
export type Ledger = Awaited<ReturnType<typeof openLedger>>;

/** Throws `configuration` when a newer program has written the file. */
export async function openLedger(path: string, effects: Effects) {
  const db = await openDatabase(path);
  return {
    people: people(db, effects),
    sessions: sessions(db, effects),
    tokens: tokens(db, effects),
    twoFactor: twoFactor(db, effects),
    setupLinks: setupLinks(db, effects),
    passwordLinks: passwordLinks(db, effects),
    invitations: invitations(db, effects),
    sightFacts: sightFacts(db),
    boardFacts: boardFacts(db),
    riders: riders(db, effects),
    profiles: profiles(db, effects),
    zones: zones(db, effects),
    uploads: uploads(db, effects),
    inbox: inbox(db, effects),
    rides: rides(db, effects),
    jobs: jobs(db, effects),
    outcomes: outcomes(db),
    consents: consents(db, effects),
    groups: groups(db, effects),
    guardians: guardians(db, effects),
    audit: audit(db, effects),
    erasures: erasures(db, effects),
    portable: portable(db, effects),
    retention: retention(db, effects),
    close: (): Promise<void> => db.destroy(),
  };
}
