import { createTransport } from 'nodemailer';
import { write } from './letters.ts';
import type { Mail } from './mail.ts';

/** Whoever invites somebody waits for the answer of the mail server, but not for ever. */
const LONGEST_MS = 10_000;

/** Letters by way of a mail server: `smtp://user:password@host:587`, or `smtps://…` . */
export function smtpMail({ url, from }: { url: string; from: string }): Mail {
  const transport = createTransport(
    {
      url,
      connectionTimeout: LONGEST_MS,
      greetingTimeout: LONGEST_MS,
      socketTimeout: LONGEST_MS,
      // a letter is text of ours: nothing in it may read files or fetch addresses
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    { from },
  );
  return {
    async send(to, letter, language) {
      await transport.sendMail({ to, ...write(letter, language) });
    },
  };
}
