import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addEnding,
  ENDINGS,
  openCell,
  readCell,
  reopenCell,
  type CellFigures,
} from '../../../../src/engine/observe/cell-figures';
import { ClosedRow, UnpackedRows } from '../../../../src/engine/observe/closed-row';

const request = fc.record({
  ending: fc.nat({ max: ENDINGS - 1 }),
  us: fc.oneof(fc.nat({ max: 200 }), fc.nat({ max: 2 ** 31 - 1 })),
});

/** Figures that some requests and a sample of utilisation left. */
const figures: fc.Arbitrary<CellFigures> = fc
  .record({
    requests: fc.array(request, { maxLength: 300 }),
    refused: fc.nat({ max: 3 }),
    cpuSum: fc.double({ min: 0, max: 100, noNaN: true }),
    samples: fc.nat({ max: 1 }),
  })
  .map(({ requests, ...sums }) => {
    const cell = openCell();
    for (const { ending, us } of requests) addEnding(cell, ending, us);
    return { ...readCell(cell), ...sums, memorySum: sums.cpuSum / 3 };
  });

test('a row gives back what was put into it, all of it or cell by cell', () => {
  const cells = fc.array(fc.tuple(fc.nat({ max: 500 }), figures), { maxLength: 20 });
  fc.assert(
    fc.property(cells, (list) => {
      const content = { from: 3, to: 4, cells: new Map(list), hosts: [], gauges: new Map() };
      const forgetful = new UnpackedRows(0);
      const row = new ClosedRow({ ...content, inFlight: new Map([[7, 2]]) }, forgetful);
      expect([...row.cells]).toEqual([...content.cells]);
      expect(row.size).toBe(content.cells.size);
      expect(row.inFlight).toEqual(new Map([[7, 2]]));
      for (const [cell, one] of content.cells) expect(row.figuresOf(cell)).toEqual(one);
      expect(row.figuresOf(501)).toBeUndefined();
    }),
  );
});

test('rows that were asked for lately are not unpacked again', () => {
  const rows = new UnpackedRows(2);
  const empty = { from: 0, to: 1, inFlight: new Map(), hosts: [], gauges: new Map() };
  const row = () => new ClosedRow({ ...empty, cells: new Map() }, rows);
  const [first, second, third] = [row(), row(), row()];
  expect(second.cells).toBe(second.cells);
  expect(rows.ifThere(first)).toBeUndefined();
  expect(rows.ifThere(third)).toBeDefined();
});

test('a cell of the running second is put together again from its figures', () => {
  fc.assert(
    fc.property(figures, (one) => {
      expect(readCell(reopenCell(one))).toEqual(one);
    }),
  );
  expect(reopenCell(null)).toEqual(openCell());
});
