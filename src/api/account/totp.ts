import { Secret, TOTP } from 'otpauth';

/** Time-based codes as in RFC 6238, with what every authenticator app understands. */
const SECRET_BYTES = 20;
const PERIOD = 30;
/** Steps before and after the present one that count: clocks of phones differ, and typing takes time. */
const WINDOW = 1;
const ISSUER = 'Cycling Lab';

/** Base32. */
export function newSecret(): string {
  return new Secret({ size: SECRET_BYTES }).base32;
}

/** What the QR code says to an authenticator app. */
export function uriOf(secret: string, account: string): string {
  return new TOTP({ issuer: ISSUER, label: account, secret }).toString();
}

/** The 30 s step since 1970 whose code this is; null = it is no code of about now. */
export function stepOf(secret: string, code: string, milliseconds: number): number | null {
  const delta = TOTP.validate({
    token: code,
    secret: Secret.fromBase32(secret),
    period: PERIOD,
    timestamp: milliseconds,
    window: WINDOW,
  });
  return delta === null ? null : TOTP.counter({ period: PERIOD, timestamp: milliseconds }) + delta;
}
