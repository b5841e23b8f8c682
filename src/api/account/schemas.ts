import { z } from '@hono/zod-openapi';
import { SEXES } from '../../core/sexes.ts';
import { ROLES } from '../../disclosure/disclosure.ts';
import { Id } from '../schemas.ts';

/** Shapes that the account's resources share. Bodies are strict: nobody slips in a role or an id. */

export const Role = z.enum(ROLES);
export const PersonName = z.string().trim().min(1).max(100);
export const Email = z.email().max(254);
/** As it was typed at sign-in: any text that is not absurdly long. */
export const Password = z.string().max(200);
/** Long enough to be worth hashing; the upper bound keeps hashing cheap. */
export const NewPassword = z.string().min(10).max(200);
export const Language = z.enum(['fr', 'en']);
/** Never the day: the month is enough to know who is under age. */
export const BirthMonth = z
  .string()
  .regex(/^(19|20)\d\d-(0[1-9]|1[0-2])$/)
  .openapi({ description: 'YYYY-MM', example: '1990-07' });

/** The token of a one-time link. */
export const LinkToken = z.string().min(1).max(200);

/** Optional, the person's own; boards are read by it, nothing else. */
export const SexSaid = z.enum(SEXES).nullable().openapi({
  description: 'null: not said. Boards can be read by it; it is used for nothing else.',
});

export const NewAccount = z.strictObject({
  name: PersonName,
  email: Email,
  password: NewPassword,
  birthMonth: BirthMonth.nullable().default(null).openapi({
    description: 'null: said later; until then no file is kept.',
  }),
  language: Language.default('fr'),
});

export const Account = z
  .object({
    id: Id,
    name: z.string(),
    email: z.string(),
    role: Role,
    language: Language,
    riderId: Id.nullable(),
    twoFactor: z.boolean(),
    birthMonth: BirthMonth.nullable(),
    sex: SexSaid,
  })
  .openapi('Account');

export const signedInAnswer = {
  description: 'Signed in: the answer sets the session cookie.',
  content: {
    'application/json': {
      schema: z.object({ person: z.object({ id: Id, name: z.string(), role: Role }) }),
    },
  },
};

/** What `signedInAnswer` says of a person. */
export function signedInPerson(person: { id: string; name: string; role: string }) {
  const { id, name, role } = person;
  return { person: { id, name, role: Role.parse(role) } };
}

export function jsonBody<Schema extends z.ZodType>(schema: Schema) {
  return { required: true, content: { 'application/json': { schema } } } as const;
}

export const isoTime = (seconds: number): string => new Date(seconds * 1000).toISOString();
