import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  assignSlots,
  groupKeyOf,
  nextTaskSlots,
  slotCount,
  zonesOf,
} from '../../../src/drawing/task-slots';
import { seconds } from '../../../src/model/sim-time';
import { sampleService, sampleTask } from '../../support/sample-views';

const now = seconds(100);
const members = fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { maxLength: 20 });

describe('places of tasks', () => {
  test('whoever stays keeps its place, and no place is given twice', () => {
    fc.assert(
      fc.property(fc.array(members, { minLength: 2, maxLength: 8 }), (generations) => {
        let slots: Record<string, number> = {};
        for (const ids of generations) {
          const next = assignSlots(slots, ids.map(String));
          expect(Object.keys(next).toSorted()).toEqual(ids.map(String).toSorted());
          expect(new Set(Object.values(next)).size).toBe(ids.length);
          for (const id of ids) {
            if (slots[id] !== undefined) expect(next[id]).toBe(slots[id]);
          }
          slots = next;
        }
      }),
    );
  });

  test('who comes takes the lowest free place', () => {
    expect(assignSlots({ a: 0, b: 1, c: 2 }, ['a', 'c', 'd', 'e'])).toEqual({
      a: 0,
      c: 2,
      d: 1,
      e: 3,
    });
  });

  const service = sampleService('api', [{ id: 'd1', revision: 'api:1', running: 2, desired: 2 }]);
  const of = (n: number, over = {}) =>
    sampleTask(n, { serviceArn: service.id, deploymentId: 'd1', ...over });

  test('nothing new gives the very same assignment back', () => {
    const views = [service, of(0), of(1)];
    const slots = nextTaskSlots({}, views, now);
    expect(nextTaskSlots(slots, views, seconds(200))).toBe(slots);
  });

  test('a stopped task is seen for a while and then leaves its place to the next', () => {
    const stopped = of(0, { lastStatus: 'STOPPED', stoppedAt: seconds(95) });
    const before = nextTaskSlots({}, [service, of(0), of(1)], now);
    const key = groupKeyOf(stopped, service);
    const seen = nextTaskSlots(before, [service, stopped, of(1), of(2)], now);
    expect(seen[key]).toEqual({ [of(0).id]: 0, [of(1).id]: 1, [of(2).id]: 2 });
    const later = nextTaskSlots(seen, [service, stopped, of(1), of(2), of(3)], seconds(120));
    expect(later[key]).toEqual({ [of(3).id]: 0, [of(1).id]: 1, [of(2).id]: 2 });
  });

  describe('a row that everybody has left', () => {
    const wanted = { id: 'd1', revision: 'api:1', running: 3, desired: 3 };
    const steady = sampleService('api', [wanted]);
    const key = groupKeyOf(of(0), steady);
    const [third, fourth, sixth] = [of(2), of(3), of(5)];
    const before = { [key]: { [third.id]: 2, [fourth.id]: 3, [sixth.id]: 5 } };

    test('closes once the service is at rest: who stands too far behind steps forward', () => {
      const next = nextTaskSlots(before, [steady, third, fourth, sixth], now);
      expect(next[key]).toEqual({ [third.id]: 2, [fourth.id]: 0, [sixth.id]: 1 });
    });

    test.each([
      ['a task is on its way out', { lastStatus: 'DEACTIVATING' as const }],
      ['a task has been told to stop', { desiredStatus: 'STOPPED' }],
    ])('stays open while %s', (_what, change) => {
      const moving = of(5, change);
      const next = nextTaskSlots(before, [steady, third, fourth, moving], now);
      expect(next[key]).toEqual(before[key]);
    });

    test('stays open where the others would change columns', () => {
      const service9 = sampleService('api', [{ ...wanted, running: 2, desired: 2 }]);
      const wide = { [key]: { [third.id]: 6, [fourth.id]: 9 } };
      const next = nextTaskSlots(wide, [service9, third, fourth], now);
      expect(next[key]).toEqual(wide[key]);
    });
  });

  test('a deployment that the service has forgotten leaves a group of its own', () => {
    const old = of(7, { deploymentId: 'gone' });
    expect(Object.keys(nextTaskSlots({}, [service, old], now))).toEqual([`${service.id} leftover`]);
  });

  describe('with a column for each zone', () => {
    const zoned = (n: number, zone: string) => of(n, { availabilityZone: `us-east-1${zone}` });
    const key = groupKeyOf(of(0), service);

    test('each task stands in that of its zone, in every row the same', () => {
      const tasks = [zoned(0, 'b'), zoned(1, 'a'), zoned(2, 'a'), zoned(3, 'b'), zoned(4, 'c')];
      const slots = nextTaskSlots({}, [service, ...tasks], now, true);
      expect(zonesOf(slots, service.id)).toEqual(['us-east-1a', 'us-east-1b', 'us-east-1c']);
      for (const task of tasks) {
        const zone = zonesOf(slots, service.id).indexOf(task.availabilityZone);
        expect(slots[key]![task.id]! % 3).toBe(zone);
      }
    });

    test('a zone that loses its tasks keeps its column, and nobody moves', () => {
      const both = [zoned(0, 'a'), zoned(1, 'b')];
      const before = nextTaskSlots({}, [service, ...both], now, true);
      const after = nextTaskSlots(before, [service, both[1]!], now, true);
      expect(zonesOf(after, service.id)).toHaveLength(2);
      expect(after[key]![both[1]!.id]).toBe(before[key]![both[1]!.id]);
    });

    test('without them tasks stand as they came', () => {
      const tasks = [zoned(0, 'b'), zoned(1, 'a')];
      const before = nextTaskSlots({}, [service, ...tasks], now, true);
      const after = nextTaskSlots(before, [service, ...tasks], now);
      expect(zonesOf(after, service.id)).toEqual([]);
      expect(Object.values(after[key]!).toSorted()).toEqual([0, 1]);
    });
  });

  test('the grid has room for what is wanted and for what is there', () => {
    expect(slotCount(undefined, 3)).toBe(3);
    expect(slotCount({ a: 0, b: 6 }, 3)).toBe(7);
  });
});
