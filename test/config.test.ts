import { describe, expect, it } from 'vitest';
import { addressOf, readConfig } from '../src/config.ts';

const read = (env: Record<string, string>, flags = {}) =>
  readConfig(env, { cwd: '/somewhere', ...flags });

describe('the configuration', () => {
  it('has a default for everything', () => {
    expect(read({})).toMatchObject({
      port: 8787,
      host: '127.0.0.1',
      dataDir: '/somewhere/data',
      publicUrl: null,
      https: false,
      warnings: [],
    });
  });

  it('takes flags before the environment', () => {
    const env = { PORT: '1', DATA_DIR: '/env' };
    expect(read(env, { port: '2', data: 'flag' })).toMatchObject({
      port: 2,
      dataDir: '/somewhere/flag',
    });
  });

  it.each([
    [{ PORT: 'eighty' }, 'PORT=eighty'],
    [{ PORT: '70000' }, 'PORT=70000'],
    [{ PUBLIC_URL: 'ftp://lab' }, 'PUBLIC_URL=ftp://lab'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL=loud'],
    [{ REQUIRE_2FA: 'perhaps' }, 'REQUIRE_2FA=perhaps'],
    [{ REQUIRE_2FA: 'constructor' }, 'REQUIRE_2FA=constructor'],
    [{ RETENTION_AUDIT_DAYS: '0' }, 'RETENTION_AUDIT_DAYS=0'],
    [{ MAX_UPLOAD_MIB: '1.5' }, 'MAX_UPLOAD_MIB=1.5'],
    [{ HOST: '' }, 'HOST=: '],
    [{ PORT: 'x', LOG_LEVEL: 'loud' }, '; LOG_LEVEL=loud'],
    [{ SMTP_URL: 'smtp://mail.example' }, 'MAIL_FROM'],
    [
      {
        SMTP_URL: 'smtp://mail.example',
        MAIL_FROM: 'lab@example.org',
        HOST: '0.0.0.0',
        ALLOW_PLAIN_HTTP: '1',
      },
      'PUBLIC_URL',
    ],
  ])('names what is wrong: %j', (env: Record<string, string>, words) => {
    expect(() => read(env)).toThrow(
      expect.objectContaining({ code: 'configuration', message: expect.stringContaining(words) }),
    );
  });

  it('knows the mail server, and never repeats its password', () => {
    const smtp = {
      SMTP_URL: 'smtps://lab:secret@mail.example',
      MAIL_FROM: 'Lab <lab@example.org>',
    };
    expect(read(smtp).smtp).toEqual({ url: smtp.SMTP_URL, from: smtp.MAIL_FROM });
    expect(read({}).smtp).toBeNull();
    const wrong = { ...smtp, SMTP_URL: 'https://lab:secret@mail.example' };
    expect(() => read(wrong)).toThrow(/^SMTP_URL=…: (?!.*secret)/);
  });

  it('says where links lead', () => {
    expect(addressOf(read({}))).toBe('http://127.0.0.1:8787');
    expect(addressOf(read({ HOST: '::1', PORT: '80' }))).toBe('http://[::1]:80');
    expect(addressOf(read({ PUBLIC_URL: 'https://lab.example/' }))).toBe('https://lab.example');
  });

  it('lets other machines in over plain http only where that is asked for, and warns', () => {
    expect(() => read({ HOST: '0.0.0.0' })).toThrow('ALLOW_PLAIN_HTTP');
    expect(read({ HOST: '0.0.0.0', ALLOW_PLAIN_HTTP: '1' }).warnings).toHaveLength(1);
    const proxied = read({ HOST: '0.0.0.0', PUBLIC_URL: 'https://lab.example/' });
    expect(proxied).toMatchObject({ https: true, publicUrl: 'https://lab.example', warnings: [] });
  });
});
