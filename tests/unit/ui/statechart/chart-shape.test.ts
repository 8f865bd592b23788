import { describe, expect, test } from 'vitest';
import { CATALOGUE, type CatalogueEntry } from '../../../../src/machines/catalogue';
import type { MachineState } from '../../../../src/model/machine-state';
import { seconds } from '../../../../src/model/sim-time';
import {
  arcsOf,
  isAnyToAny,
  isLine,
  nextStates,
  partsOf,
  shapeOf,
} from '../../../../src/ui/statechart/chart-shape';
import { timeInStates } from '../../../../src/ui/statechart/time-in-states';

const entries = Object.values(CATALOGUE);
const span = (entry: CatalogueEntry, from: string, to: string) =>
  [entry.states.indexOf(from), entry.states.indexOf(to)].sort((a, b) => a - b) as [number, number];

describe('the shape of a statechart', () => {
  test('a task lives in a line, a target does not, routing goes from any state to any', () => {
    expect(isLine(CATALOGUE.task)).toBe(true);
    expect(isLine(CATALOGUE['target-health'])).toBe(false);
    expect(entries.filter(isAnyToAny)).toEqual([CATALOGUE['target-group-routing']]);
  });

  test.each(entries.map((entry) => [entry.id, entry] as const))(
    '%s: each transition to another state has its arc, and only arcs to one state lie on each other',
    (_, entry) => {
      const arcs = arcsOf(entry);
      const moves = new Set(
        entry.transitions.filter(({ from, to }) => from !== to).map(({ from, to }) => from + to),
      );
      expect(new Set(arcs.map(({ from, to }) => from + to))).toEqual(moves);
      for (const a of arcs) {
        for (const b of arcs) {
          if (a.to === b.to || a.up !== b.up || a.track !== b.track) continue;
          const [top, bottom] = span(entry, a.from, a.to);
          const [otherTop, otherBottom] = span(entry, b.from, b.to);
          expect(top >= otherBottom || otherTop >= bottom, `${a.from} and ${b.from}`).toBe(true);
        }
      }
    },
  );

  test('a deployment in stages is shown as what is planned and what is for when it goes wrong', () => {
    const canary = CATALOGUE['canary-deployment'];
    expect(shapeOf(canary)).toBe('parts');
    const [planned, otherwise] = partsOf(canary);
    expect(planned.at(0)).toBe('PENDING');
    expect(planned.at(-1)).toBe('SUCCESSFUL');
    expect(otherwise).toContain('ROLLBACK_PRODUCTION_TRAFFIC_SHIFT');
    expect([...planned, ...otherwise]).toEqual(canary.states);
    expect(shapeOf(CATALOGUE['rolling-deployment'])).toBe('graph');
  });

  test('of a healthy target: failing, draining and falling out of use may follow', () => {
    const next = nextStates(CATALOGUE['target-health'], 'healthy').map(({ to }) => to);
    expect(next.sort()).toEqual(['draining', 'unhealthy', 'unused']);
  });
});

describe('time in states', () => {
  const state: MachineState = {
    machine: 'target-health',
    value: 'healthy',
    context: {},
    timers: {},
    enteredAt: seconds(60),
    history: [
      { value: 'initial', at: seconds(0) },
      { value: 'healthy', at: seconds(10) },
      { value: 'unhealthy', at: seconds(50) },
      { value: 'healthy', at: seconds(60) },
    ],
  };

  test('all visits count, the present one up to now', () => {
    expect(Object.fromEntries(timeInStates(state, seconds(65)))).toEqual({
      initial: seconds(10),
      healthy: seconds(45),
      unhealthy: seconds(10),
    });
  });
});
