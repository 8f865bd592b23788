import { describe, expect, test } from 'vitest';
import { seconds, type SimMicros, ZERO } from '../../../../src/model/sim-time';
import type { ServiceDeploymentView } from '../../../../src/model/view';
import {
  chosenOf,
  isShown,
  moreDigits,
  ribbonFacts,
} from '../../../../src/ui/canvas/ribbon/ribbon-facts';
import { deploymentView, machineAt, serviceView } from '../../../support/entity-views';

const facts = (changes: Partial<ServiceDeploymentView> = {}, now: SimMicros = seconds(418)) =>
  ribbonFacts({ name: 'api' }, deploymentView(changes), now);

const passed = (stage: string, isRollback = false) =>
  ({ stage, isRollback, state: 'done', startedAt: ZERO, endedAt: ZERO }) as const;

test.each([
  [3, 0],
  [99, 0],
  [100, 2],
  [1000, 4],
])('of %i tasks it needs room for %i digits more', (desired, more) => {
  const revisions = deploymentView().revisions.map((one) => ({ ...one, running: 0, desired }));
  expect(moreDigits({ revisions })).toBe(more);
});

describe('what the ribbon says of a deployment', () => {
  test('what goes where, which step, what it waits for and for how long still', () => {
    expect(facts()).toMatchObject({
      title: 'Deploying api:42 · CANARY 10 %',
      awaiting: 'waiting for the step to bake',
      // It ends by itself at 670 s.
      left: 'step 1 of 2 · 4:12 left',
      outcome: null,
    });
    const tasks = { what: 'tasks to start', endsAt: null };
    expect(facts({ step: null, awaiting: tasks }).left).toBe('');
    const drain = { what: '3 tasks to drain', endsAt: seconds(448) };
    expect(facts({ step: null, awaiting: drain }).left).toBe('0:30 left');
  });

  test('a line says how the traffic is shared while it is, and what is waited for otherwise', () => {
    const said = facts();
    expect(said.split.map(({ name, share }) => `${name} ${share}`)).toEqual([
      'api:41 90 %',
      'api:42 10 %',
    ]);
    expect(said.folded).toBe('4:12 left');
    const { revisions } = deploymentView();
    const [source, target] = revisions;
    const all = [source!, { ...target!, productionWeight: 0 }];
    expect(facts({ revisions: all }).split).toEqual([]);
    expect(facts({ revisions: all }).folded).toBe('waiting for the step to bake · 4:12 left');
    expect(facts({ isOver: true }).split).toEqual([]);
  });

  test('two revisions of one task definition are told apart as source and target', () => {
    const revisions = deploymentView().revisions.map((one) => ({
      ...one,
      taskDefinition: 'api:41',
    }));
    expect(facts({ revisions }).split.map(({ name }) => name)).toEqual(['source', 'target']);
  });

  test('the whole of a wait is told only where it began with its stage', () => {
    const stages = [{ ...passed('BAKE_TIME'), state: 'current', startedAt: seconds(70) } as const];
    const awaiting = { what: 'the bake time to pass', endsAt: seconds(670) };
    expect(facts({ step: null, stages, awaiting }).left).toBe('4:12 of 10:00 left');
  });

  test('an answer that is waited for is no countdown: what comes of none, and when', () => {
    const day = { what: 'an answer to a pause hook', endsAt: seconds(86_818) };
    const pause = { hookId: 'ecs-pause-1', stage: 'POST_SCALE_UP', expiresAt: seconds(86_818) };
    const said = facts({
      step: null,
      awaiting: day,
      pauses: [{ ...pause, timeoutAction: 'ROLLBACK' }],
    });
    expect(said.left).toBe('');
    expect(said.awaiting).toBe(
      'waiting for an answer to a pause hook; rolls back without one in 24:00:00',
    );
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
    expect(stages.map(({ share }) => share)).toEqual([1, 1, 1, 1, 1, 1, 1, 0.29, 0, 0, 0]);
    const atHook = deploymentView().stages.map((one, i) => ({
      ...one,
      state: i < 5 ? ('done' as const) : i === 5 ? ('current' as const) : ('ahead' as const),
    }));
    const named = facts({ stages: atHook }).stages.filter(({ isNamed }) => isNamed);
    expect(named.map(({ name }) => name)).toContain('POST_TEST_TRAFFIC_SHIFT');
  });

  test('a shift by steps fills by steps, and never runs backwards within one', () => {
    const at = (index: number, now: number, value: string, endsAt: number) =>
      facts(
        {
          step: { index, of: 10, startedAt: seconds(400) },
          awaiting: { what: '', endsAt: seconds(endsAt) },
          machine: machineAt('linear-deployment', value),
        },
        seconds(now),
      ).stages[7]!.share;
    expect(at(4, 414, 'STEP_SHIFT', 415)).toBeCloseTo(0.3);
    expect(at(4, 420, 'STEP_BAKE', 475)).toBeCloseTo(0.3 + 0.1 * (20 / 75));
    expect(at(4, 475, 'STEP_BAKE', 475)).toBeCloseTo(0.4);
  });

  test('names stand whole or not at all, the one under way always', () => {
    const labels = (current: number) =>
      facts({
        stages: deploymentView().stages.map((one, i) => ({
          ...one,
          state: i < current ? 'done' : i === current ? 'current' : 'ahead',
        })),
      }).stages.flatMap(({ label }) => (label === '' ? [] : [label]));
    expect(labels(7)).toEqual([
      'SCALE_UP',
      'TEST',
      'PRODUCTION_TRAFFIC_SHIFT',
      'BAKE_TIME',
      'CLEAN_UP',
    ]);
    expect(labels(8)).toEqual([
      'TEST',
      'PRODUCTION',
      'POST_PRODUCTION_TRAFFIC_SHIFT',
      'BAKE_TIME',
      'CLEAN_UP',
    ]);
  });

  test('on its way back the stages of the way back are named, the others are ticks', () => {
    const stages = [passed('SCALE_UP'), passed('PRODUCTION_TRAFFIC_SHIFT')];
    const back = { ...passed('PRODUCTION_TRAFFIC_SHIFT', true), state: 'current' as const };
    const said = facts({ status: 'ROLLBACK_IN_PROGRESS', stages: [...stages, back] });
    expect(said.title).toBe('Rolling back api:42 · CANARY 10 %');
    expect(said.stages.map(({ isNamed }) => isNamed)).toEqual([false, false, true]);
  });

  test.each([
    ['SUCCESSFUL', 'Successful after 8 m 31 s', 'good', null],
    ['ROLLBACK_SUCCESSFUL', 'Rolled back after 8 m 31 s', 'failing', 'an alarm'],
    ['ROLLBACK_FAILED', 'Rollback failed after 8 m 31 s', 'failing', 'an alarm'],
    ['STOPPED', 'Stopped after 8 m 31 s', 'neutral', 'an alarm'],
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

  test('a selected one that went well makes room for what is under way elsewhere', () => {
    const of = (name: string, changes: Partial<ServiceDeploymentView>) =>
      serviceView(name, { serviceDeployment: deploymentView(changes) });
    const done = of('done', { isOver: true, status: 'SUCCESSFUL' });
    const failed = of('failed', { isOver: true, status: 'STOPPED' });
    const stuck = of('stuck', {});
    expect(chosenOf([done, failed, stuck], null, done.id)).toBe(stuck);
    expect(chosenOf([done, failed, stuck], null, failed.id)).toBe(failed);
    expect(chosenOf([done, failed, stuck], done.id, null)).toBe(done);
    expect(chosenOf([done, failed], null, done.id)).toBe(done);
  });
});
