import { type Schema, sampleOf } from './json-sample.ts';
import type { Lab } from './lab.ts';

/** One route of the OpenAPI document. */
export interface Operation {
  /** `GET /api/rides/{id}` */
  name: string;
  method: string;
  path: string;
  /** Declared as open to everybody. */
  open: boolean;
  /** Of a JSON body; null where the route takes none. */
  body: Schema | null;
  /** Names of the parameters in the query. */
  query: string[];
}

interface Document {
  openapi: string;
  paths: Record<string, Record<string, RawOperation>>;
  components: { schemas: Record<string, Schema> };
}

interface RawOperation {
  security?: unknown[];
  parameters?: { name: string; in: string }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
}

/** All routes, as the document tells them, and a body that fits a schema of it. */
export async function operationsOf({ app }: Pick<Lab, 'app'>) {
  const document = (await (await app.request('/api/openapi.json')).json()) as Document;
  const named = (ref: string) => document.components.schemas[ref.split('/').at(-1) ?? ''] ?? {};
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, raw]): Operation => {
      const content = raw.requestBody?.content['application/json'];
      return {
        name: `${method.toUpperCase()} ${path}`,
        method: method.toUpperCase(),
        path,
        open: raw.security?.length === 0,
        body: content?.schema ?? null,
        query: (raw.parameters ?? []).filter((one) => one.in === 'query').map(({ name }) => name),
      };
    }),
  );
  return { operations, sample: (schema: Schema) => sampleOf(schema, named) };
}
