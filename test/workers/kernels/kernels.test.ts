import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestHarness } from 'wrangler';
import { agreement } from '../../core/kernels/agreement.ts';

const server = createTestHarness({
  workers: [{ configPath: './test/workers/kernels/wrangler.toml' }],
});
beforeAll(() => server.listen());
afterAll(() => server.close());

it('the kernels run in the Workers runtime as an imported module, and agree with their twins', async () => {
  const said = await (await server.fetch('/')).json();
  // this runtime compiles no bytes: without the import the twins would work, at a tenth of the speed
  expect(said).toEqual({ fromBytes: false, ...agreement() });
});
