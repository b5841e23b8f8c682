import { AGE_GROUPS } from '../../../src/core/age.ts';
import { ASSISTED_CLASSES, UNASSISTED_CLASSES } from '../../../src/core/bike-class.ts';
import { SEXES } from '../../../src/core/sexes.ts';
import { type BoardChoice, type ClimbLine, climbs } from '../../api/climbs.ts';
import { SelectField } from '../../components/fields.tsx';
import { ErrorMessage, Loading } from '../../components/states.tsx';
import { climbPageWords } from '../../i18n/climb.ts';
import { t } from '../../i18n/index.ts';
import { oneOf, useInAddress } from '../../in-address.ts';
import { useResource } from '../../resource.ts';
import { person } from '../../session.ts';
import { BoardTable } from './board-table.tsx';

/** What the board is read by; an empty text takes all. */
type Chosen = Record<'among' | 'bikeClass' | 'sex' | 'ageGroup' | 'season', string>;

const BIKES = [...UNASSISTED_CLASSES, ...ASSISTED_CLASSES];
const ALL: Chosen = { among: 'everyone', bikeClass: '', sex: '', ageGroup: '', season: '' };

/** Who was fastest on this line, of those who agreed to be compared. */
export function Board({ line }: { line: ClimbLine }) {
  const words = climbPageWords().board;
  const [said, choose] = useInAddress(ALL);
  const chosen = known(said);
  const key = `board ${line.climb}/${line.variant} ${JSON.stringify(chosen)}`;
  const { resource, reload } = useResource(key, (signal) =>
    climbs.board(line, asRequest(chosen), signal),
  );
  const board = resource.state === 'ready' ? resource.value : null;
  const filtered = Object.values({ ...chosen, among: '' }).some((value) => value !== '');
  return (
    <section aria-labelledby="board" class="stack">
      <h2 id="board">{words.title}</h2>
      <Filters chosen={chosen} seasons={board?.seasons ?? []} onChoose={choose} />
      {resource.state === 'loading' && <Loading />}
      {resource.state === 'failed' && <ErrorMessage code={resource.code} onRetry={reload} />}
      {board &&
        (board.rows.length === 0 && board.own === null ? (
          <p class="soft measure">{filtered ? words.noneLikeThat : words.none}</p>
        ) : (
          <BoardTable board={board} line={line} />
        ))}
      {board && !board.agreed && person.value?.riderId != null && (
        <p class="small soft measure">
          {words.notAgreed} {board.mayAgree && <a href="/account/sharing">{words.agree}</a>}
        </p>
      )}
    </section>
  );
}

/** An address may say anything: what makes no sense takes all. */
function known({ among, bikeClass, sex, ageGroup, season }: Chosen): Chosen {
  return {
    among: oneOf(among, ['everyone', 'shared'], ALL.among),
    bikeClass: oneOf(bikeClass, BIKES, ALL.bikeClass),
    sex: oneOf(sex, SEXES, ALL.sex),
    ageGroup: oneOf(ageGroup, AGE_GROUPS, ALL.ageGroup),
    season: /^(19|20|21)\d\d$/.test(season) ? season : ALL.season,
  };
}

function asRequest({ season, ...others }: Chosen): BoardChoice {
  const said = Object.fromEntries(Object.entries(others).filter(([, value]) => value !== ''));
  return (season === '' ? said : { ...said, season }) as BoardChoice;
}

interface FiltersProps {
  chosen: Chosen;
  seasons: readonly number[];
  onChoose: (change: Partial<Chosen>) => void;
}

function Filters({ chosen, seasons, onChoose }: FiltersProps) {
  const words = climbPageWords().board;
  const field = (name: keyof Chosen, label: string, options: [string, string][]) => (
    <SelectField
      label={label}
      value={chosen[name]}
      onValue={(value) => onChoose({ [name]: value })}
      options={options.map(([value, text]) => ({ value, label: text }))}
    />
  );
  return (
    <search class="board-filters" aria-label={words.filters}>
      {field('among', words.among, [
        ['everyone', words.everyone],
        ['shared', words.shared],
      ])}
      {field('bikeClass', t().rides.bike, [
        ['', words.unassisted],
        ...BIKES.map((bike): [string, string] => [bike, t().bike[bike]]),
      ])}
      {field('sex', words.sex, [
        ['', words.all],
        ...SEXES.map((sex): [string, string] => [sex, words.sexes[sex]]),
      ])}
      {field('ageGroup', words.age, [
        ['', words.all],
        ...AGE_GROUPS.map((group): [string, string] => [group, words.years(...yearsOf(group))]),
      ])}
      {field('season', words.season, [
        ['', words.allSeasons],
        ...seasons.map((year): [string, string] => [String(year), String(year)]),
      ])}
    </search>
  );
}

/** Youngest and oldest of an age group; nothing where it has no end. */
function yearsOf(group: string): [string, string] {
  const [from = '', to = ''] = group.split('-');
  return [from, to];
}
