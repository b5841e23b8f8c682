import type { Signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { SlopeChip } from '../../charts/slope-chip.tsx';
import '../../components/table.css';
import { Quantity } from '../../components/quantity.tsx';
import { climbWords } from '../../i18n/climbs.ts';
import { inLanguage } from '../../i18n/index.ts';
import { narrow } from '../../narrow.ts';
import { columns } from './columns.tsx';
import { type Entry, type Group, gradientOf } from './entries.ts';
import { Silhouette } from './silhouette.tsx';

interface ListProps {
  groups: readonly Group[];
  /** The climb that is pointed at, in the list or on the map. */
  pointed: Signal<string | null>;
}

/** The climbs with their variants: a table, on a phone cards. */
export function List(props: ListProps) {
  return narrow.value ? <Cards {...props} /> : <ListTable {...props} />;
}

function ListTable({ groups, pointed }: ListProps) {
  const words = climbWords().list;
  const shown = columns(groups);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group, but no set of form fields
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div class="table-frame climb-list" role="group" aria-label={words.title} tabIndex={0}>
      <table>
        <caption class="visually-hidden">{words.title}</caption>
        <thead>
          <tr>
            <th scope="col">{words.climb}</th>
            <th scope="col">{words.silhouette}</th>
            {shown.map(({ id, head }) => (
              <th key={id} scope="col" class="numeric">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody
            key={group.climb}
            onPointerEnter={() => {
              pointed.value = group.climb;
            }}
            onPointerLeave={() => {
              pointed.value = null;
            }}
          >
            {group.entries.length > 1 && (
              <tr class="climb-name">
                <th scope="rowgroup" colSpan={2 + shown.length}>
                  <ClimbLink group={group} />
                </th>
              </tr>
            )}
            {group.entries.map((entry) => (
              <tr key={entry.variant}>
                <th scope="row">
                  {group.entries.length === 1 && <ClimbLink group={group} />}
                  <VariantLink entry={entry} />
                </th>
                <td>{entry.line && <Silhouette line={entry.line} />}</td>
                {shown.map(({ id, cell }) => (
                  <td key={id} class="numeric">
                    {cell(entry)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function Cards({ groups }: ListProps) {
  return (
    <ul class="climb-cards">
      {groups.map((group) => (
        <li key={group.climb}>
          <h2>
            <ClimbLink group={group} />
          </h2>
          <ul>
            {group.entries.map((entry) => (
              <li key={entry.variant} class="climb-card">
                <VariantLink entry={entry} />
                <div class="climb-card-facts">
                  <p>
                    <Facts entry={entry} />
                  </p>
                  {entry.line && <Silhouette line={entry.line} />}
                </div>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

function ClimbLink({ group: { climb, names } }: { group: Group }) {
  return (
    <a class="climb-link" href={`/climbs/${climb}`}>
      {inLanguage(names)}
    </a>
  );
}

function VariantLink({ entry }: { entry: Entry }): ComponentChildren {
  return (
    <>
      <a class="variant-link" href={`/climbs/${entry.climb}/${entry.variant}`}>
        {inLanguage(entry.names.variant)}
      </a>
      {entry.line === null && <span class="tag soft">{climbWords().list.noLine}</span>}
    </>
  );
}

function Facts({ entry }: { entry: Entry }) {
  const gradient = gradientOf(entry);
  return (
    <>
      <Quantity value={entry.length} unit="km" /> <Quantity value={entry.gain} unit="m" />{' '}
      {gradient !== null && <SlopeChip slope={gradient} />}
      {entry.mine && (
        <span class="mine">
          <span class="soft small">{climbWords().list.mine(entry.mine.efforts)}</span>
          {' · '}
          <Quantity value={entry.mine.best} unit="s" reason={climbWords().list.noBest} />
        </span>
      )}
    </>
  );
}
