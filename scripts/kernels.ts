/**
 * `npm run kernels`: compiles src/core/kernels/assembly to WebAssembly and writes it twice, embedded in
 * a module for Node and browsers and as a file for the Workers runtime, which compiles only files.
 * Both are committed, so that nobody needs the compiler to run the product.
 */
import { readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { main } from 'assemblyscript/asc';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = 'src/core/kernels';

/** No runtime library: the kernels allocate nothing, their caller lays out the memory. */
const OPTIONS = ['-O3', '--runtime', 'stub', '--noAssert', '--enable', 'simd', '--use', 'abort='];

/** The bytes of the module. Throws what the compiler says when it refuses a source. */
export async function compileKernels(): Promise<Uint8Array<ArrayBuffer>> {
  const sources = readdirSync(`${root}${folder}/assembly`).filter((name) => name.endsWith('.ts'));
  let binary: Uint8Array | null = null;
  const { error, stderr } = await main(
    [
      ...sources.sort().map((name) => `${folder}/assembly/${name}`),
      ...['--baseDir', root, '--outFile', 'kernels.wasm'],
      ...OPTIONS,
    ],
    {
      writeFile: (_, contents) => {
        if (typeof contents !== 'string') binary = contents;
      },
    },
  );
  if (error !== null) throw new Error(stderr.toString(), { cause: error });
  if (binary === null) throw new Error('the compiler gave no module');
  return Uint8Array.from(binary);
}

/** The text of the module that embeds the bytes. */
export function embedding(bytes: Uint8Array): string {
  return `/** Written by \`npm run kernels\` from assembly/*.ts: WebAssembly, in base64. */
export const EMBEDDED =
  '${Buffer.from(bytes).toString('base64')}';
`;
}

if (import.meta.main) {
  const bytes = await compileKernels();
  writeFileSync(`${root}${folder}/kernels.wasm`, bytes);
  writeFileSync(`${root}${folder}/embedded.ts`, embedding(bytes));
  console.log(`${folder}/kernels.wasm: ${bytes.length} bytes`);
}
