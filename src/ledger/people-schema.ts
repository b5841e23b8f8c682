import type { Generated } from 'kysely';
import type { Purpose } from '../core/purposes.ts';
import type { Sex } from '../core/sexes.ts';

/** Who may come in, who belongs together, and what each rider said others may see. */
export interface PeopleTables {
  person: PersonTable;
  session: SessionTable;
  recoveryCode: { personId: string; codeHash: string; usedAt: number | null };
  token: TokenTable;
  setupLink: SetupLinkTable;
  passwordLink: PasswordLinkTable;
  ridingGroup: RidingGroupTable;
  membership: MembershipTable;
  invitation: InvitationTable;
  consent: ConsentTable;
  guardianLink: GuardianLinkTable;
  privacyZone: PrivacyZoneTable;
  profileValue: ProfileValueTable;
  inboxItem: InboxItemTable;
  knownOwner: KnownOwnerTable;
  tombstone: TombstoneTable;
}

interface PersonTable {
  id: string;
  name: string;
  email: string;
  /** Empty: nobody can sign in with a password yet. */
  passwordHash: string;
  /** 'admin' | 'coach' | 'rider' | 'analyst' */
  role: string;
  /** YYYY-MM; null = not said yet. */
  birthMonth: string | null;
  /** null = not said. Boards are read by it, nothing else. */
  sex: Sex | null;
  /** 'fr' | 'en': of what the service writes to them. */
  language: Generated<string>;
  /** Base32; counts only once confirmed. */
  totpSecret: string | null;
  totpConfirmedAt: number | null;
  /** The last 30 s step whose code was used: no code works twice. */
  totpLastStep: number | null;
  disabledAt: number | null;
  createdAt: number;
}

interface SessionTable {
  tokenHash: string;
  /** What people see and revoke; the token itself is in the cookie alone. */
  id: string;
  personId: string;
  /** Browser and system in a few words. */
  agent: Generated<string>;
  createdAt: number;
  lastSeenAt: number | null;
  expiresAt: number;
}

interface TokenTable {
  id: string;
  personId: string;
  name: string;
  tokenHash: string;
  /** Joined by commas. */
  scopes: string;
  createdAt: number;
  expiresAt: number;
  lastUsedAt: number | null;
  revokedAt: number | null;
}

interface SetupLinkTable {
  tokenHash: string;
  purpose: string;
  createdAt: number;
  expiresAt: number;
  usedAt: number | null;
}

interface PasswordLinkTable {
  tokenHash: string;
  personId: string;
  createdAt: number;
  expiresAt: number;
  usedAt: number | null;
}

interface RidingGroupTable {
  id: string;
  name: string;
  kind: 'club' | 'school' | 'training';
  createdBy: string;
  createdAt: number;
  deletedAt: number | null;
}

interface MembershipTable {
  id: Generated<number>;
  groupId: string;
  personId: string;
  /** A coach of the group, or one of its riders. */
  capacity: 'coach' | 'rider';
  joinedAt: number;
  leftAt: number | null;
}

interface InvitationTable {
  id: string;
  tokenHash: string;
  /** Of an account that is made with it; an account that is there keeps its role. */
  role: string;
  groupId: string | null;
  capacity: 'coach' | 'rider' | null;
  /** What the inviter calls the person. */
  name: string;
  email: string | null;
  invitedBy: string;
  createdAt: number;
  expiresAt: number;
  acceptedAt: number | null;
  acceptedBy: string | null;
  revokedAt: number | null;
}

interface ConsentTable {
  number: Generated<number>;
  id: string;
  riderId: string;
  purpose: Purpose;
  /** The coach (a person) or the group; null for purposes without one. */
  subject: string | null;
  /** Field groups joined by commas; empty for purposes without them. */
  fields: string;
  /** The coach may upload files for the rider: 0 or 1. */
  mayUpload: number;
  /** Of the wording that was agreed to. */
  textVersion: string;
  /** The rider's own word, and when they took it back or another row took its place. */
  givenAt: number;
  withdrawnAt: number | null;
  /** The word of the guardian of a child under 15, and when it was taken back. */
  guardianAt: number | null;
  guardianWithdrawnAt: number | null;
}

interface GuardianLinkTable {
  tokenHash: string;
  riderId: string;
  createdBy: string;
  guardianName: string | null;
  createdAt: number;
  expiresAt: number;
  confirmedAt: number | null;
}

interface PrivacyZoneTable {
  id: string;
  riderId: string;
  name: string;
  /** Degrees; what the rider set. */
  latitude: number;
  longitude: number;
  /** Metres, at least 500. */
  radius: number;
  /** The secret offset of the disc that is hidden, metres. */
  east: number;
  north: number;
  createdAt: number;
  deletedAt: number | null;
}

interface ProfileValueTable {
  id: string;
  riderId: string;
  kind: string;
  /** YYYY-MM-DD, the first day it holds; null = since ever. */
  validFrom: string | null;
  value: number | null;
  /** Zone bounds as a JSON list. */
  bounds: string | null;
  createdAt: number;
}

interface InboxItemTable {
  id: string;
  coachId: string;
  kind: 'file' | 'archive';
  filename: string;
  size: number;
  hash: string;
  batch: string | null;
  /** The archive that the file came in. */
  parent: string | null;
  /** new: not looked into yet; waiting: for a rider; refused: cannot be read. */
  state: 'new' | 'waiting' | 'refused';
  /** What the file says: serial number and name of the device, name of the athlete, start. */
  serial: string | null;
  device: string | null;
  athlete: string | null;
  startedAt: number | null;
  errorCode: string | null;
  errorMessage: string | null;
  /** How often somebody began to look into it. */
  attempts: Generated<number>;
  createdAt: number;
  expiresAt: number;
}

/** What a coach confirmed; a trait with several riders belongs to a device that they share. */
interface KnownOwnerTable {
  coachId: string;
  trait: 'serial' | 'athlete';
  value: string;
  riderId: string;
  confirmedAt: number;
}

interface TombstoneTable {
  riderId: string;
  personId: string;
  erasedAt: number;
  rewrittenAt: number | null;
}
