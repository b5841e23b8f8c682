import { describe, expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';

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
  ])('names what is wrong: %j', (env: Record<string, string>, words) => {
    expect(() => read(env)).toThrow(
      expect.objectContaining({ code: 'configuration', message: expect.stringContaining(words) }),
    );
  });

  it('lets other machines in over plain http only where that is asked for, and warns', () => {
    expect(() => read({ HOST: '0.0.0.0' })).toThrow('ALLOW_PLAIN_HTTP');
    expect(read({ HOST: '0.0.0.0', ALLOW_PLAIN_HTTP: '1' }).warnings).toHaveLength(1);
    const proxied = read({ HOST: '0.0.0.0', PUBLIC_URL: 'https://lab.example/' });
    expect(proxied).toMatchObject({ https: true, publicUrl: 'https://lab.example', warnings: [] });
  });
});
