/** What the service writes to people: as little as possible, and never anything about a ride. */
export type Letter =
  | { kind: 'invitation'; inviter: string | null; group: string | null; link: string }
  | { kind: 'password'; link: string }
  | { kind: 'guardian'; child: string; link: string };

export type Language = 'fr' | 'en';

export interface Mail {
  /** Settles when the mail server has taken the letter. @throws when it has not */
  send(to: string, letter: Letter, language: Language): Promise<void>;
}
