import type { ComponentChildren } from 'preact';
import { narrow } from '../narrow.ts';
import './table.css';

export interface Column<Row> {
  id: string;
  head: ComponentChildren;
  cell: (row: Row, index: number) => ComponentChildren;
  /** Numbers stand right-aligned, in tabular figures. */
  numeric?: boolean;
  /** What can be done with the row: at its end; on a phone right after its name, in sight. */
  actions?: true;
}

interface TableProps<Row> {
  /** What the table shows, for screen readers. */
  caption: string;
  columns: Column<Row>[];
  rows: Row[];
  rowId: (row: Row) => string;
  /** The row to mark as the one the reader points at. */
  isCurrent?: (row: Row) => boolean;
}

/** A table that scrolls inside itself; its first column stays in sight. */
export function Table<Row>({ caption, columns: given, rows, rowId, isCurrent }: TableProps<Row>) {
  const columns = narrow.value ? actionsSecond(given) : given;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group, but no set of form fields
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div class="table-frame" role="group" aria-label={caption} tabIndex={0}>
      <table>
        <caption class="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col" class={alignment(column)}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={rowId(row)} aria-current={isCurrent?.(row) ? 'true' : undefined}>
              {columns.map((column, place) =>
                place === 0 ? (
                  <th key={column.id} scope="row" class={alignment(column)}>
                    {column.cell(row, index)}
                  </th>
                ) : (
                  <td key={column.id} class={alignment(column)}>
                    {column.cell(row, index)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function actionsSecond<Row>(columns: Column<Row>[]): Column<Row>[] {
  const [name, ...others] = columns;
  if (!name) return columns;
  const actions = others.filter((column) => column.actions);
  return [name, ...actions, ...others.filter((column) => !column.actions)];
}

function alignment(column: { numeric?: boolean }): string | undefined {
  return column.numeric ? 'numeric' : undefined;
}
