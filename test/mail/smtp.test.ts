import { createServer, type Server, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { smtpMail } from '../../src/mail/smtp.ts';

interface Taken {
  from: string;
  to: string;
  /** Headers and body as they came over the wire. */
  data: string;
}

/** As little of RFC 5321 as a sender needs, in plain text; `refuse` turns every recipient away. */
async function mailServer({ refuse = false } = {}): Promise<{ url: string; taken: Taken[] }> {
  const taken: Taken[] = [];
  const server: Server = createServer((socket) => serve(socket, taken, refuse));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { url: `smtp://127.0.0.1:${address.port}`, taken };
}

function serve(socket: Socket, taken: Taken[], refuse: boolean): void {
  const letter: Taken = { from: '', to: '', data: '' };
  let inData = false;
  let rest = '';
  const say = (line: string): void => void socket.write(`${line}\r\n`);
  const hear = (line: string): void => {
    if (inData && line === '.') {
      inData = false;
      taken.push({ ...letter });
      say('250 taken');
    } else if (inData) {
      letter.data += `${line.replace(/^\.\./, '.')}\n`;
    } else if (/^(EHLO|HELO)/.test(line)) {
      say('250 localhost');
    } else if (line.startsWith('MAIL FROM:')) {
      letter.from = line.slice(10);
      say('250 go on');
    } else if (line.startsWith('RCPT TO:')) {
      letter.to = line.slice(8);
      say(refuse ? '550 nobody of that name' : '250 go on');
    } else if (line === 'DATA') {
      inData = true;
      say('354 go on');
    } else if (line === 'QUIT') {
      say('221 bye');
      socket.end();
    } else {
      say('250 fine');
    }
  };
  socket.on('error', () => socket.destroy());
  socket.on('data', (bytes) => {
    const lines = (rest + bytes.toString('latin1')).split('\r\n');
    rest = lines.pop() ?? '';
    for (const line of lines) hear(line);
  });
  say('220 localhost');
}

/** Undoes quoted-printable (RFC 2045) and base64, whichever the letter came in. */
function bodyOf({ data }: Taken): string {
  const [head = '', ...paragraphs] = data.split('\n\n');
  const body = paragraphs.join('\n\n');
  if (/transfer-encoding: base64/i.test(head)) return Buffer.from(body, 'base64').toString('utf8');
  const bytes = body
    .replace(/=\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

const LINK = 'https://lab.example/invitation?token=0123456789abcdefghijklmnopqrstuvwxyzABCDEFG';

describe('smtpMail({ url, from })', () => {
  it.each([
    ['fr', 'vous invite à rejoindre VC Oisans'],
    ['en', 'invites you to join VC Oisans'],
  ] as const)('sends an invitation in %s, its link whole', async (language, words) => {
    const { url, taken } = await mailServer();
    const mail = smtpMail({ url, from: 'Cycling Lab <lab@example.org>' });
    const letter = {
      kind: 'invitation',
      inviter: 'Éloïse',
      group: 'VC Oisans',
      link: LINK,
    } as const;
    await mail.send('rita@example.org', letter, language);
    expect(taken).toHaveLength(1);
    const [sent] = taken as [Taken];
    expect(sent.from).toContain('<lab@example.org>');
    expect(sent.to).toContain('<rita@example.org>');
    expect(sent.data).toMatch(/^Subject: Invitation ?: VC Oisans$/m);
    expect(bodyOf(sent)).toContain(`Éloïse ${words}`);
    expect(bodyOf(sent)).toContain(LINK);
  });

  it('cannot be made to write to more people by a name', async () => {
    const { url, taken } = await mailServer();
    const mail = smtpMail({ url, from: 'lab@example.org' });
    const group = 'Club\r\nBcc: everybody@example.org\r\n\r\nBuy now';
    await mail.send(
      'rita@example.org',
      { kind: 'invitation', inviter: null, group, link: LINK },
      'en',
    );
    const [sent] = taken as [Taken];
    const [head = ''] = sent.data.split('\n\n');
    expect(head).not.toMatch(/^bcc:/im);
    expect(head.match(/^to:.*$/gim)).toEqual(['To: rita@example.org']);
    expect(sent.to).toContain('<rita@example.org>');
  });

  it('says when the server refuses, or is not there', async () => {
    const { url } = await mailServer({ refuse: true });
    const letter = { kind: 'password', link: LINK } as const;
    const refused = smtpMail({ url, from: 'lab@example.org' });
    await expect(refused.send('rita@example.org', letter, 'fr')).rejects.toThrow('550');
    const nowhere = smtpMail({ url: 'smtp://127.0.0.1:1', from: 'lab@example.org' });
    await expect(nowhere.send('rita@example.org', letter, 'fr')).rejects.toThrow();
  });
});
