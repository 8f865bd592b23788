import { initialTransition, transition } from 'xstate';
import type { AnyStateMachine } from 'xstate';
import { expect, test } from 'vitest';
import { begin, step } from '../../../../src/engine/runner/pure-transitions';
import { CATALOGUE } from '../../../../src/machines/catalogue';

const taskMachine: AnyStateMachine = CATALOGUE.task.machine;
const times = { provisioning: 7, pending: 5, registering: 3, deprovisioning: 2, visible: 9 };

/** What was asked for, without what would carry it out. */
const plain = (effects: readonly { type: string; params?: unknown }[]) =>
  effects.map(({ type, params }) => ({ type, params: params as Record<string, unknown> }));

test('a step with the shared scope comes to what XState itself comes to', () => {
  const input = { hasInterface: true, ...times };
  const [first, asked] = begin(taskMachine, input);
  const [itsFirst, itsAsked] = initialTransition(taskMachine, input);
  expect([first.value, first.context]).toEqual([itsFirst.value, itsFirst.context]);
  expect(plain(asked)).toEqual(plain(itsAsked));

  let at = { value: String(first.value), context: { ...first.context } };
  let its = itsFirst;
  const seen = [at.value];
  const delayed = plain(asked).map(({ params }) => params.event as { type: string });
  const events = ['TARGETS_REGISTERED', 'READY', 'STOP', 'TARGETS_UNUSED', 'CONTAINERS_STOPPED'];
  const queue = [...delayed, ...events.map((type) => ({ type }))];
  for (let event = queue.shift(); event; event = queue.shift()) {
    const [after, effects] = step(taskMachine, at, event);
    const [itsAfter, itsEffects] = transition(taskMachine, its, event);
    expect([after.value, after.context]).toEqual([itsAfter.value, itsAfter.context]);
    expect(plain(effects)).toEqual(plain(itsEffects));
    const raised = plain(effects).filter(({ type }) => type === 'xstate.raise');
    queue.unshift(...raised.map(({ params }) => params.event as { type: string }));
    at = { value: String(after.value), context: { ...after.context } };
    its = itsAfter;
    if (at.value !== seen.at(-1)) seen.push(at.value);
  }
  expect(seen).toContain('RUNNING');
  expect(seen.at(-1)).toBe('STOPPED');
});

test('a state that was left is not changed by what comes after it', () => {
  const [first] = begin(taskMachine, { hasInterface: true, ...times });
  const before = structuredClone(first.context as object);
  const at = { value: String(first.value), context: first.context as Record<string, unknown> };
  step(taskMachine, at, { type: 'TARGETS_REGISTERED' });
  step(taskMachine, at, { type: 'STOP' });
  expect(first.context).toEqual(before);
  expect(at.value).toBe('PROVISIONING');
});
