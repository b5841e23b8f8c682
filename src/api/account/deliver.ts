import type { Logger } from 'pino';
import type { Language, Letter, Mail } from '../../mail/mail.ts';

/** What became of a letter; `failed` and `none` leave it to whoever wrote it to hand over the link. */
export type Delivery = 'sent' | 'failed' | 'none';

/** Never throws: a link that could not be mailed is still a link. The log names no address. */
export async function deliver(
  { mail, logger }: { mail: Mail | null; logger: Logger },
  to: string | null,
  letter: Letter,
  language: Language,
): Promise<Delivery> {
  if (!mail || to === null) return 'none';
  try {
    await mail.send(to, letter, language);
    return 'sent';
  } catch (error) {
    const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
    logger.warn({ letter: letter.kind, code, responseCode }, 'a letter could not be sent');
    return 'failed';
  }
}
