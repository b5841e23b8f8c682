import { type ClimbLine, climbs } from '../../api/climbs.ts';
import { DownloadIcon } from '../../components/icons.tsx';
import { climbPageWords } from '../../i18n/climb.ts';

/** What goes on the head unit, and the plan of a ride to come. */
export function TakeAlong({ line }: { line: ClimbLine }) {
  const words = climbPageWords().take;
  const { climb, variant } = line;
  return (
    <section aria-labelledby="take" class="stack">
      <h2 id="take">{words.title}</h2>
      <div class="button-row">
        <a class="button primary" href={`/planner?climb=${climb}&variant=${variant}`}>
          {words.plan}
        </a>
        {FILES.map(({ file, word }) => (
          <a key={file} class="button" href={climbs.fileOf(line, file)} download>
            <DownloadIcon />
            {words[word]}
          </a>
        ))}
      </div>
      <p class="small soft measure">{line.gates.length > 0 ? words.withBends : words.hint}</p>
    </section>
  );
}

const FILES = [
  { file: 'course.fit', word: 'fit' },
  { file: 'route.gpx', word: 'gpx' },
  { file: 'line.geojson', word: 'geojson' },
] as const;
