import kernels from '../../../src/core/kernels/kernels.wasm';
import { startedKernels, useKernels } from '../../../src/core/kernels/load.ts';
import { agreement } from '../../core/kernels/agreement.ts';

/** Says how the kernels do in the Workers runtime: from their bytes, then from the imported module. */
export default {
  fetch(): Response {
    const fromBytes = startedKernels() !== null;
    useKernels(kernels);
    return Response.json({ fromBytes, ...agreement() });
  },
};
