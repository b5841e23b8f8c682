import { z } from '@hono/zod-openapi';
import { FIELD_GROUPS } from '../../core/field-groups.ts';
import { PURPOSES, type Purpose } from '../../core/purposes.ts';
import { effective, isOpen } from '../../disclosure/age.ts';
import type { Consent } from '../../ledger/consents.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { isoTime } from '../account/schemas.ts';
import { Id, Time } from '../schemas.ts';
import { Band, State, storingOf } from './storing.ts';
import { CONSENT_TEXT_VERSION } from './text-version.ts';

export const Fields = z.array(z.enum(FIELD_GROUPS)).openapi('FieldGroups');

export const GivenConsent = z
  .object({
    id: Id,
    fields: Fields,
    mayUpload: z.boolean(),
    textVersion: z.string(),
    givenAt: Time,
    guardianAt: Time.nullable().openapi({ description: 'null: the guardian has not agreed.' }),
    effective: z.boolean().openapi({
      description: 'It counts now. Not so while a guardian is waited for, nor after 15 and 18.',
    }),
  })
  .openapi('Consent');

const Subject = z.object({
  id: Id,
  name: z.string(),
  via: z.string().openapi({ description: 'The groups that one has in common.' }),
});

export const Consents = z
  .object({
    band: Band,
    state: State,
    mayStore: z.boolean(),
    textVersion: z.string().openapi({ description: 'Of the wording that counts today.' }),
    purposes: z.array(
      z.object({
        purpose: z.enum(PURPOSES),
        subject: Subject.nullable(),
        open: z.boolean().openapi({ description: 'May be agreed to at this age.' }),
        consent: GivenConsent.nullable(),
      }),
    ),
    history: z
      .array(
        GivenConsent.extend({
          purpose: z.enum(PURPOSES),
          subject: z.object({ id: Id, name: z.string().nullable() }).nullable(),
          withdrawnAt: Time.nullable(),
          guardianWithdrawnAt: Time.nullable(),
        }),
      )
      .openapi({ description: 'Everything that was ever said, newest first.' }),
  })
  .openapi('Consents');

/** Whose consents these are. */
export interface Consenting {
  personId: string;
  riderId: string;
  birthMonth: string | null;
}

/** A coach or a group that may be let in: both are in one group now. */
interface OpenSubject {
  purpose: 'coach' | 'group';
  id: string;
  name: string;
  via: string;
}

/** By name: coaches, each once however many groups they have in common, then groups. */
export async function openSubjects(ledger: Ledger, personId: string): Promise<OpenSubject[]> {
  const [places, groups] = await Promise.all([
    ledger.groups.coachesOf(personId),
    ledger.groups.ofPerson(personId),
  ]);
  const coaches = Map.groupBy(places, (place) => place.personId);
  return [
    ...[...coaches].map(([id, common]) => ({
      purpose: 'coach' as const,
      id,
      name: common[0]?.name ?? '',
      via: common.map((place) => place.groupName).join(', '),
    })),
    ...groups.map(({ id, name }) => ({ purpose: 'group' as const, id, name, via: name })),
  ];
}

/** Everything about one's consents at a moment; `now` in seconds since 1970 UTC. */
export async function consentsOf(
  ledger: Ledger,
  who: Consenting,
  now: number,
): Promise<z.infer<typeof Consents>> {
  const [{ band, state, mayStore }, subjects, rows] = await Promise.all([
    storingOf(ledger, who, now),
    openSubjects(ledger, who.personId),
    ledger.consents.history(who.riderId),
  ]);
  const given = (consent: Consent) => givenConsent(consent, who.birthMonth, now);
  const slot = (purpose: Purpose, subject: OpenSubject | null) => {
    const standing = rows.find(
      (row) =>
        row.withdrawnAt === null &&
        row.purpose === purpose &&
        row.subject === (subject?.id ?? null),
    );
    return {
      purpose,
      subject: subject && { id: subject.id, name: subject.name, via: subject.via },
      open: isOpen(purpose, band),
      consent: standing ? given(standing) : null,
    };
  };
  return {
    band,
    state,
    mayStore,
    textVersion: CONSENT_TEXT_VERSION,
    purposes: PURPOSES.flatMap((purpose) =>
      purpose === 'coach' || purpose === 'group'
        ? subjects.filter((one) => one.purpose === purpose).map((one) => slot(purpose, one))
        : [slot(purpose, null)],
    ),
    history: rows.toReversed().map((row) => ({
      ...given(row),
      purpose: row.purpose,
      subject: row.subject === null ? null : { id: row.subject, name: row.subjectName },
      withdrawnAt: time(row.withdrawnAt),
      guardianWithdrawnAt: time(row.guardianWithdrawnAt),
    })),
  };
}

export function givenConsent(
  consent: Consent,
  birthMonth: string | null,
  now: number,
): z.infer<typeof GivenConsent> {
  const { id, fields, mayUpload, textVersion, givenAt, guardianAt } = consent;
  return {
    id,
    fields: [...fields],
    mayUpload,
    textVersion,
    givenAt: isoTime(givenAt),
    guardianAt: time(guardianAt),
    effective: effective(consent, birthMonth, now),
  };
}

const time = (seconds: number | null): string | null =>
  seconds === null ? null : isoTime(seconds);
