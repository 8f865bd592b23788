import { clearCell, openCell } from './cell-figures';
import type { ClosedRow, RowContent } from './closed-row';
import type { CellPacker, PackedCells } from './packed-cells';
import { mergeUses } from './task-use';

/** What closed spans that follow each other held, as that of one span. At least one. */
export function mergeRows(rows: readonly ClosedRow[], packer: CellPacker): Merged {
  return {
    requests: mergeRequests(rows, packer),
    uses: mergeUses(
      rows.map(({ uses }) => uses),
      () => union(rows.map(({ uses }) => uses.cells)),
    ),
  };
}

type Merged = Pick<RowContent, 'requests' | 'uses'>;

const scratch = openCell();

function mergeRequests(rows: readonly ClosedRow[], packer: CellPacker): PackedCells {
  const at = rows.map(() => 0);
  for (const cell of union(rows.map(({ requests }) => requests.cells))) {
    for (let i = 0; i < rows.length; i++) {
      if (rows[i]!.requests.cells[at[i]!] !== cell) continue;
      rows[i]!.addRequests(scratch, at[i]!);
      at[i]!++;
    }
    packer.add(cell, scratch);
    clearCell(scratch);
  }
  return packer.take();
}

/** All numbers of ascending lists, ascending. */
function union(lists: readonly Int32Array[]): number[] {
  const most = Math.max(-1, ...lists.map((list) => list.at(-1) ?? -1));
  const isThere = new Uint8Array(most + 1);
  for (const list of lists) for (let i = 0; i < list.length; i++) isThere[list[i]!] = 1;
  const all: number[] = [];
  for (let i = 0; i <= most; i++) if (isThere[i] === 1) all.push(i);
  return all;
}
