import type { ComponentChildren } from 'preact';
import './table.css';

export interface Column<Row> {
  id: string;
  head: ComponentChildren;
  cell: (row: Row, index: number) => ComponentChildren;
  /** Numbers stand right-aligned, in tabular figures. */
  numeric?: boolean;
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
export function Table<Row>({ caption, columns, rows, rowId, isCurrent }: TableProps<Row>) {
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

function alignment(column: { numeric?: boolean }): string | undefined {
  return column.numeric ? 'numeric' : undefined;
}
