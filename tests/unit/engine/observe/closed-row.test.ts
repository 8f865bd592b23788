import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addEnding,
  type CellFigures,
  ENDINGS,
  mergeFigures,
  openCell,
  readCell,
} from '../../../../src/engine/observe/cell-figures';
import { ClosedRow, UnpackedRows } from '../../../../src/engine/observe/closed-row';
import { mergeRows } from '../../../../src/engine/observe/merge-rows';
import { CellPacker } from '../../../../src/engine/observe/packed-cells';
import { RunningSecond } from '../../../../src/engine/observe/running-second';
import { TaskUse } from '../../../../src/engine/observe/task-use';

const CELLS = 60;

const ending = fc.record({
  cell: fc.nat({ max: CELLS - 1 }),
  ending: fc.nat({ max: ENDINGS - 1 }),
  us: fc.oneof(fc.nat({ max: 200 }), fc.nat({ max: 2 ** 31 - 1 })),
});
const refusal = fc.record({
  cell: fc.nat({ max: CELLS - 1 }),
  ending: fc.constant(-1),
  us: fc.constant(0),
});
const use = fc.tuple(fc.nat({ max: CELLS - 1 }), fc.double({ min: 0, max: 100, noNaN: true }));

/** What came to pass in one second: requests in turn, and tasks in the order of their servers. */
const second = fc.record({
  lines: fc.array(fc.oneof({ weight: 9, arbitrary: ending }, refusal), { maxLength: 400 }),
  uses: fc.uniqueArray(use, { maxLength: 20, selector: ([cell]) => cell }),
});
type Second = { lines: { cell: number; ending: number; us: number }[]; uses: [number, number][] };

/** Added up one by one: what a row of numbers has to come to. */
function figuresOf({ lines, uses }: Second): Map<number, CellFigures> {
  const open = new Map<number, ReturnType<typeof openCell>>();
  const of = (cell: number) => open.get(cell) ?? (open.set(cell, openCell()), open.get(cell)!);
  for (const { cell, ending, us } of lines) {
    if (ending < 0) of(cell).refused++;
    else addEnding(of(cell), ending, us);
  }
  for (const [cell, cpu] of uses) Object.assign(of(cell), sumsOf(cpu));
  const inOrder = [...open].sort(([a], [b]) => a - b);
  return new Map(inOrder.map(([cell, figures]) => [cell, readCell(figures)]));
}

const sumsOf = (cpu: number) => ({ cpuSum: cpu, memorySum: cpu / 3, samples: 1 });

function rowOf({ lines, uses }: Second, unpacked = new UnpackedRows(0), before?: ClosedRow) {
  const running = new RunningSecond();
  for (const { cell, ending, us } of lines) {
    if (ending < 0) running.refuse(cell);
    else running.add(cell, ending, us);
  }
  const packer = new CellPacker();
  running.forEach(CELLS, (cell, figures) => packer.add(cell, figures));
  const taskUse = new TaskUse();
  taskUse.usersAre(Int32Array.from(uses, ([cell]) => cell).sort());
  for (const [cell, cpu] of uses) taskUse.sample(cell, cpu, cpu / 3);
  const content = {
    requests: packer.take(),
    uses: taskUse.take(),
    flying: new Float64Array([7, 2]),
  };
  const stands = { from: 3, to: 4, hosts: [], gauges: new Map<string, number>() };
  return new ClosedRow({ ...stands, ...content }, before, unpacked);
}

test('a row gives back what was counted, all of it or cell by cell', () => {
  fc.assert(
    fc.property(second, (counted) => {
      const expected = figuresOf(counted);
      const row = rowOf(counted);
      expect([...row.cells]).toEqual([...expected]);
      expect(row.inFlight).toEqual(new Map([[7, 2]]));
      for (let cell = 0; cell < CELLS; cell++) {
        expect(row.figuresOf(cell)).toEqual(expected.get(cell));
      }
    }),
  );
});

test('rows that are merged come to what they come to together', () => {
  fc.assert(
    fc.property(fc.array(second, { minLength: 1, maxLength: 4 }), (list) => {
      const rows = list.map((one) => rowOf(one));
      const { requests, uses } = mergeRows(rows, new CellPacker());
      const { from, to, hosts, gauges, flying } = rows[0]!;
      const content = { from, to, hosts, gauges, flying, requests, uses };
      const merged = new ClosedRow(content, undefined, new UnpackedRows(0));
      const all = list.map(figuresOf);
      for (let cell = 0; cell < CELLS; cell++) {
        const parts = all.flatMap((one) => one.get(cell) ?? []);
        const expected = parts.length > 0 ? mergeFigures(parts) : undefined;
        expect(merged.figuresOf(cell)).toEqual(expected);
      }
    }),
  );
});

test('how many requests ended, and ended badly, is told without unpacking', () => {
  fc.assert(
    fc.property(second, (counted) => {
      const row = rowOf(counted);
      const { cells, ended, failed } = row.endings([3, 8]);
      for (let cell = 0; cell < CELLS; cell++) {
        const place = cells.indexOf(cell);
        const own = counted.lines.filter((one) => one.cell === cell && one.ending >= 0);
        expect(ended[place] ?? 0).toBe(own.length);
        expect(failed[place] ?? 0).toBe(own.filter((one) => [3, 8].includes(one.ending)).length);
      }
    }),
  );
});

test('what is the same as in the second before takes no memory', () => {
  const counted: Second = {
    lines: [{ cell: 3, ending: 0, us: 1200 }],
    uses: Array.from({ length: 50 }, (_, cell): [number, number] => [cell, 25]),
  };
  const first = rowOf(counted);
  const same = rowOf(counted, undefined, first);
  const busier = rowOf({ ...counted, uses: [[0, 26]] }, undefined, first);
  expect(first.byteLength).toBeGreaterThan(50 * 20);
  expect(same.byteLength).toBeLessThan(500);
  expect(same.uses.cpu).toBe(first.uses.cpu);
  expect(busier.uses.cpu).not.toBe(first.uses.cpu);
  expect(busier.cells.get(0)!.cpuSum).toBe(26);
});

test('rows that were asked for lately are not unpacked again', () => {
  const one: Second = { lines: [{ cell: 1, ending: 0, us: 5 }], uses: [] };
  const rows = new UnpackedRows(2);
  const [first, second, third] = [rowOf(one, rows), rowOf(one, rows), rowOf(one, rows)];
  const [of1, of2, of3] = [first.cells, second.cells, third.cells];
  expect(second.cells).toBe(of2);
  expect(third.cells).toBe(of3);
  expect(first.cells).not.toBe(of1);
});

test('what a task came to in the running second is found among all others', () => {
  const running = new RunningSecond();
  for (let i = 0; i < 1000; i++) running.add(i % 7, 0, 1000 + i);
  const [sum, all] = [openCell(), openCell()];
  running.addTo(sum, [2, 5]);
  for (let i = 0; i < 1000; i++) if (i % 7 === 2 || i % 7 === 5) addEnding(all, 0, 1000 + i);
  expect(readCell(sum)).toEqual(readCell(all));
});
