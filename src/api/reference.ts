import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Hono } from 'hono';
import { type StaticFile, sendFile, staticFile } from './static-file.ts';

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Cycling Lab API</title>
<link rel="stylesheet" href="/api/reference/swagger-ui.css">
</head>
<body>
<div id="reference"></div>
<script src="/api/reference/swagger-ui-bundle.js"></script>
<script src="/api/reference/start.js"></script>
</body>
</html>
`;

const START = `SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#reference', validatorUrl: null });
`;

/** Of the package's files only these two: its telemetry and its own pages stay where they are. */
const PARTS = ['swagger-ui.css', 'swagger-ui-bundle.js'];

const REVALIDATE = 'public, max-age=86400';

/** The reference page at `/api`: Swagger UI from this origin, without a line of inline script. */
export function createReference(): Hono {
  const folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  const parts = new Map<string, Promise<StaticFile>>();
  return new Hono()
    .get('/', (c) => c.html(PAGE, 200, { 'Cache-Control': REVALIDATE }))
    .get('/reference/start.js', (c) =>
      c.body(START, 200, { 'Content-Type': 'text/javascript', 'Cache-Control': REVALIDATE }),
    )
    .get('/reference/:part', async (c) => {
      const name = c.req.param('part');
      if (!PARTS.includes(name)) return c.notFound();
      const part = parts.get(name) ?? staticFile(join(folder, name));
      parts.set(name, part);
      return sendFile(c, await part, REVALIDATE);
    });
}
