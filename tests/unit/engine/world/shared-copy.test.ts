import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Copier, stateOf } from '../../../../src/engine/world/shared-copy';

const copyOf = <T>(state: T, before?: unknown): T => new Copier().copyOf(state, before);

/** State with one of everything that may stand in it. */
const made = () => ({
  name: 'web',
  nothing: null as string | null,
  tasks: new Map([
    ['a', { status: 'RUNNING', counts: [1, 2] }],
    ['b', { status: 'PENDING', counts: [3] }],
  ]),
  names: new Set(['x', 'y']),
  columns: new Float64Array([1.5, 2.5]),
});

describe('a copy', () => {
  test('equals the state, and what is done to either afterwards does not show in the other', () => {
    const state = made();
    const copy = copyOf(state);
    expect(copy).toEqual(state);
    const again = stateOf(copy);
    state.tasks.get('a')!.counts.push(9);
    again.tasks.delete('b');
    again.columns[0] = 7;
    again.names.add('z');
    expect(copy).toEqual(made());
  });

  test('is the one before where nothing has changed, and shares the rest where something has', () => {
    const state = made();
    const first = copyOf(state);
    expect(copyOf(state, first)).toBe(first);
    expect(copyOf(stateOf(first), first)).toBe(first);
    state.tasks.get('a')!.status = 'STOPPED';
    const second = copyOf(state, first);
    expect(second).not.toBe(first);
    expect(second.tasks.get('a')).toEqual({ status: 'STOPPED', counts: [1, 2] });
    expect(second.tasks.get('a')!.counts).toBe(first.tasks.get('a')!.counts);
    expect(second.tasks.get('b')).toBe(first.tasks.get('b'));
    expect(second.columns).toBe(first.columns);
    expect(first.tasks.get('a')!.status).toBe('RUNNING');
  });

  test('keeps the order of members and entries, which the fingerprint reads', () => {
    const first = copyOf({
      of: { a: 1, b: 2 },
      map: new Map([
        ['a', 1],
        ['b', 2],
      ]),
    });
    const turned = {
      of: { b: 2, a: 1 },
      map: new Map([
        ['b', 2],
        ['a', 1],
      ]),
    };
    const second = copyOf(turned, first);
    expect(Object.keys(second.of)).toEqual(['b', 'a']);
    expect([...second.map.keys()]).toEqual(['b', 'a']);
    const fewer = copyOf({ of: { a: 1 }, map: new Map([['a', 1]]) }, first);
    expect(fewer).toEqual({ of: { a: 1 }, map: new Map([['a', 1]]) });
  });

  test('tells a member that is undefined from one that is not there', () => {
    const first: { a?: number | undefined; b: number } = copyOf({ b: 1 });
    expect(Object.keys(copyOf({ b: 1, a: undefined }, first))).toEqual(['b', 'a']);
  });

  test('shares what is frozen with the state itself, and counts only what it copied', () => {
    const event = Object.freeze({ seq: 1 });
    const copier = new Copier();
    const first = copier.copyOf({ events: [event], more: [1, 2, 3] });
    expect(first.events[0]).toBe(event);
    expect(stateOf(first).events[0]).toBe(event);
    expect(copier.bytes).toBeGreaterThan(0);
    const next = new Copier();
    next.copyOf(stateOf(first), first);
    expect(next.bytes).toBe(0);
  });
});

test('long lists of frozen things share their pieces, however they grow and lose', () => {
  const change = fc.record({ lost: fc.nat({ max: 150 }), more: fc.nat({ max: 150 }) });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
      let seq = 0;
      const more = (n: number) => Array.from({ length: n }, () => Object.freeze({ seq: seq++ }));
      let list = more(100);
      const copies = [copyOf(list)];
      const lists = [list];
      for (const one of changes) {
        list = [...list.slice(one.lost), ...more(one.more)];
        lists.push(list);
        copies.push(copyOf(list, copies.at(-1)));
      }
      copies.forEach((copy, i) => expect(stateOf(copy)).toEqual(lists[i]));
    }),
  );
});

test('a long list that was changed in its middle is copied anew', () => {
  const list = Array.from({ length: 200 }, (_, seq) => Object.freeze({ seq }));
  const first = copyOf(list);
  const other = list.toSpliced(100, 1, Object.freeze({ seq: -1 }));
  const second = copyOf(other, first);
  expect(stateOf(second)).toEqual(other);
  expect(stateOf(first)).toEqual(list);
  expect(copyOf(other, second)).toBe(second);
});
