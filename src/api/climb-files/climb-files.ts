import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { Territory } from '../../core/climbs/territory.ts';
import { attachment } from '../attachment.ts';
import { climbLines, LineParams } from '../climb-lines.ts';
import type { Env } from '../env.ts';
import { problems } from '../problem.ts';
import { writeFitCourse } from './fit-course.ts';
import { climbGeojson } from './geojson.ts';
import { writeClimbGpx } from './gpx.ts';
import { type Guide, guideOf } from './guide.ts';

/** To add a format: its writer, its line here, a line of the access table. */
const FORMATS = [
  {
    file: 'route.gpx',
    extension: 'gpx',
    type: 'application/gpx+xml',
    about: 'A climb as GPX: the line, a waypoint at each bend and place',
    write: (guide: Guide) => writeClimbGpx(guide),
  },
  {
    file: 'course.fit',
    extension: 'fit',
    type: 'application/vnd.ant.fit',
    about: 'A climb as a FIT course for head units, with a course point at each bend and place',
    write: (guide: Guide) => new Uint8Array(writeFitCourse(guide)),
  },
  {
    file: 'line.geojson',
    extension: 'geojson',
    type: 'application/geo+json',
    about: 'A climb as GeoJSON: the line, a point at each bend and place',
    write: (guide: Guide) => JSON.stringify(climbGeojson(guide)),
  },
] as const;

const request = {
  params: LineParams,
  query: z.object({
    lang: z.enum(['fr', 'en']).default('fr').openapi({ description: 'Language of the names.' }),
  }),
};

/** Climbs for head units and maps. Facts of a pack: whoever is signed in may have them. */
export function createClimbFiles({ territories }: { territories: readonly Territory[] }) {
  const find = climbLines(territories);
  const app = new OpenAPIHono<Env>();
  for (const { file, extension, type, about, write } of FORMATS) {
    app.openapi(
      createRoute({
        method: 'get',
        tags: ['Climbs'],
        path: `/climbs/{climb}/{variant}/${file}`,
        summary: about,
        request,
        responses: {
          200: {
            description: 'The file, with attribution and licence in it.',
            content: { [type]: { schema: z.string().openapi({ format: 'binary' }) } },
          },
          ...problems(400, 401, 404),
        },
      }),
      (c) => {
        const { climb, variant } = c.req.valid('param');
        const { line, territory } = find({ climb, variant });
        const body = write(guideOf(line, territory, c.req.valid('query').lang));
        return c.body(body, 200, {
          'Content-Type': type,
          'Content-Disposition': attachment(`${climb}-${variant}.${extension}`),
        });
      },
    );
  }
  return app;
}
