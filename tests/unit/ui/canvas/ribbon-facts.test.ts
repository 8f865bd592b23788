import { describe, expect, test } from 'vitest';
import { seconds, type SimMicros, ZERO } from '../../../../src/model/sim-time';
import type { ServiceDeploymentView } from '../../../../src/model/view';
import {
  chosenOf,
  clockWords,
  isShown,
  ribbonFacts,
} from '../../../../src/ui/canvas/ribbon/ribbon-facts';
import { topFor } from '../../../../src/ui/canvas/use-fit';
import { deploymentView, serviceView } from '../../../support/entity-views';

const facts = (changes: Partial<ServiceDeploymentView> = {}, now: SimMicros = seconds(418)) =>
  ribbonFacts({ name: 'api' }, deploymentView(changes), now);

const passed = (stage: string, isRollback = false) =>
  ({ stage, isRollback, state: 'done', startedAt: ZERO, endedAt: ZERO }) as const;

describe('what the ribbon says of a deployment', () => {
  test('what goes where, which step, what it waits for and for how long still', () => {
    expect(facts()).toMatchObject({
      title: 'Deploying api:42 · CANARY 10 %',
      awaiting: 'step 1 of 2, waiting for the step to bake',
      // The stage began at 70 s; it ends by itself at 670 s.
      left: '4:12 of 10:00 left',
      outcome: null,
    });
    expect(facts({ awaiting: { what: 'tasks to start', endsAt: null } }).left).toBe('');
    const day = { what: 'an answer to a pause hook', endsAt: seconds(86_818) };
    expect(facts({ awaiting: day }).left).toBe('24:00:00 left');
  });

  test('a countdown is in whole simulated seconds and ends at nothing', () => {
    expect([0, 0.2, 59.9, 61, 3725, -3].map(clockWords)).toEqual([
      '0:00',
      '0:01',
      '1:00',
      '1:01',
      '1:02:05',
      '0:00',
    ]);
  });

  test('stages: those that only call hooks are ticks, unless it is their turn', () => {
    const { stages } = facts();
    expect(stages.filter(({ isNamed }) => isNamed).map(({ name }) => name)).toEqual([
      'SCALE_UP',
      'TEST_TRAFFIC_SHIFT',
      'PRODUCTION_TRAFFIC_SHIFT',
      'BAKE_TIME',
      'CLEAN_UP',
    ]);
    expect(stages.map(({ share }) => share)).toEqual([1, 1, 1, 1, 1, 1, 1, 0.58, 0, 0, 0]);
    const atHook = deploymentView().stages.map((one, i) => ({
      ...one,
      state: i < 5 ? ('done' as const) : i === 5 ? ('current' as const) : ('ahead' as const),
    }));
    const named = facts({ stages: atHook }).stages.filter(({ isNamed }) => isNamed);
    expect(named.map(({ name }) => name)).toContain('POST_TEST_TRAFFIC_SHIFT');
  });

  test('on its way back the stages of the way back are named, the others are ticks', () => {
    const stages = [passed('SCALE_UP'), passed('PRODUCTION_TRAFFIC_SHIFT')];
    const back = { ...passed('PRODUCTION_TRAFFIC_SHIFT', true), state: 'current' as const };
    const said = facts({ status: 'ROLLBACK_IN_PROGRESS', stages: [...stages, back] });
    expect(said.title).toBe('Rolling back api:42 · CANARY 10 %');
    expect(said.stages.map(({ isNamed }) => isNamed)).toEqual([false, false, true]);
  });

  test.each([
    ['SUCCESSFUL', 'Successful after 8:31', 'good', null],
    ['ROLLBACK_SUCCESSFUL', 'Rolled back after 8:31', 'failing', 'an alarm'],
    ['ROLLBACK_FAILED', 'Rollback failed after 8:31', 'failing', 'an alarm'],
    ['STOPPED', 'Stopped after 8:31', 'neutral', 'an alarm'],
  ])('when it is over: %s', (status, word, tone, reason) => {
    const over = { isOver: true, finishedAt: seconds(511), statusReason: 'an alarm' };
    const said = facts({ status, ...over });
    expect(said.title).toBe('Deployment of api:42 · CANARY 10 %');
    expect(said.outcome).toEqual({ word, tone, reason });
    expect([said.left, said.awaiting]).toEqual(['', '']);
    expect(said.spoken).toContain(word);
  });
});

describe('which deployment is shown', () => {
  const [, target] = deploymentView().revisions;
  const first: Partial<ServiceDeploymentView> = { strategy: 'ROLLING', revisions: [target!] };

  test('the first one of a service only when something goes wrong', () => {
    expect(isShown(deploymentView(first))).toBe(false);
    const failing = { status: 'MONITORING', failureCount: 1, threshold: 3 };
    expect(isShown(deploymentView({ ...first, breaker: failing }))).toBe(true);
    const failed = { ...first, isOver: true, status: 'STOPPED' };
    expect(isShown(deploymentView(failed))).toBe(true);
    expect(isShown(null)).toBe(false);
  });

  test('the one asked for, else the selected one, else the newest under way', () => {
    const of = (name: string, changes: Partial<ServiceDeploymentView>) =>
      serviceView(name, { serviceDeployment: deploymentView(changes) });
    const old = of('old', { startedAt: seconds(1) });
    const fresh = of('fresh', { startedAt: seconds(2) });
    const over = of('over', { startedAt: seconds(3), isOver: true });
    const all = [old, fresh, over, serviceView('quiet')];
    expect(chosenOf(all, null, null)).toBe(fresh);
    expect(chosenOf(all, null, old.id)).toBe(old);
    expect(chosenOf(all, over.id, old.id)).toBe(over);
    expect(chosenOf(all, null, serviceView('quiet').id)).toBe(fresh);
    expect(chosenOf([over], null, null)).toBe(over);
  });
});

describe('the diagram keeps clear of the ribbon', () => {
  const window = { width: 888, height: 634 };
  const ribbon = { width: 532, height: 150 };
  const wide = [
    { x: 0, y: 0, width: 200, height: 140 },
    { x: 724, y: 0, width: 480, height: 500 },
  ];

  test('where cards would lie under it and room below is to be had', () => {
    expect(topFor(wide, window, { width: 0, height: 0 }, false)).toBe(12);
    const below = topFor(wide, window, ribbon, false);
    expect(below).toBeGreaterThan(150);
  });

  test('not at the cost of legible cards, nor where nothing is covered', () => {
    const high = [
      { x: 0, y: 0, width: 200, height: 140 },
      { x: 724, y: 0, width: 480, height: 760 },
    ];
    expect(topFor(high, window, ribbon, false)).toBe(12);
    const lower = [{ ...high[0]!, y: 300 }, high[1]!];
    expect(topFor(lower, window, ribbon, false)).toBe(12);
  });
});
