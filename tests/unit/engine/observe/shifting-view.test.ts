import { describe, expect, test } from 'vitest';
import type { DeploymentReport } from '../../../../src/model/deployment-report';
import { seconds } from '../../../../src/model/sim-time';
import type { ServiceDeploymentView, ServiceView } from '../../../../src/model/view';
import { type Shifting, steadyShifting } from '../../../support/shifting-service';

const serviceView = (sandbox: Shifting): ServiceView => {
  const views = sandbox.dispatcher.engine.drainFrame(true).upserts;
  const service = views.find((view): view is ServiceView => view.kind === 'service');
  if (!service) throw new Error('no service is shown');
  return service;
};
const viewOf = (sandbox: Shifting): ServiceDeploymentView => {
  const { serviceDeployment } = serviceView(sandbox);
  if (!serviceDeployment) throw new Error('no deployment is shown');
  return serviceDeployment;
};

const CANARY = {
  strategy: 'CANARY',
  bakeTimeInMinutes: 1,
  canaryConfiguration: { canaryPercent: 20, canaryBakeTimeInMinutes: 2 },
};

const canary = (changes: Record<string, unknown> = {}): Shifting => {
  const sandbox = steadyShifting({ ...CANARY, ...changes });
  sandbox.give('Sandbox.PutTraffic', { name: 'clients', loadBalancer: 'web-alb', rate: 100 });
  sandbox.pass(20);
  return sandbox;
};

const spanOf = ({ stage, state, isRollback }: ServiceDeploymentView['stages'][number]) =>
  `${stage}${isRollback ? ' back' : ''}: ${state}`;

describe('a canary as the screen shows it', () => {
  test('its stages are done, under way and ahead; each waits for something', () => {
    const sandbox = canary();
    sandbox.deploy();
    sandbox.until('stage:web=SCALE_UP');
    sandbox.pass(1);
    expect(viewOf(sandbox)).toMatchObject({
      strategy: 'CANARY',
      stage: 'SCALE_UP',
      step: null,
      canRollBack: true,
      awaiting: { what: '2 tasks to start', endsAt: null },
    });
    expect(viewOf(sandbox).stages.map(spanOf).slice(0, 3)).toEqual([
      'PRE_SCALE_UP: done',
      'SCALE_UP: current',
      'POST_SCALE_UP: ahead',
    ]);
    sandbox.until('stage:web=PRODUCTION_TRAFFIC_SHIFT');
    sandbox.pass(60);
    const view = viewOf(sandbox);
    expect(view).toMatchObject({ step: { index: 1, of: 2 }, shiftPercent: 20 });
    expect(view.awaiting?.what).toBe('the step to bake');
    expect(view.awaiting?.endsAt).toBeGreaterThan(seconds(sandbox.now()));
    const [source, target] = view.revisions;
    expect(source).toMatchObject({ role: 'source', productionWeight: 80, testWeight: 0 });
    expect(target).toMatchObject({ role: 'target', productionWeight: 20, testWeight: 100 });
    expect(target!.requestsPerSecond).toBeGreaterThan(13);
    expect(target!.requestsPerSecond).toBeLessThan(27);
    sandbox.until('stage:web=BAKE_TIME');
    expect(viewOf(sandbox).stages.map(spanOf).slice(-3)).toEqual([
      'POST_PRODUCTION_TRAFFIC_SHIFT: done',
      'BAKE_TIME: current',
      'CLEAN_UP: ahead',
    ]);
  });

  test('a group without a target: what it answers itself is its revision’s', () => {
    const sandbox = canary();
    sandbox.deploy();
    sandbox.until('stage:web=PRODUCTION_TRAFFIC_SHIFT');
    const tasks = sandbox.give('ECS.ListTasks', { cluster: 'demo' }, 'taskArns') as string[];
    const [, target] = viewOf(sandbox).revisions;
    for (const arn of tasks) {
      const task = sandbox.dispatcher.engine.ctx.world.tasks.get(arn);
      if (task?.deploymentId !== target!.deploymentId) continue;
      sandbox.give('Sandbox.InjectFault', { type: 'crash-container', task: arn });
    }
    sandbox.pass(12);
    const after = viewOf(sandbox).revisions;
    expect(after[1]!.errorPercent).toBeGreaterThan(90);
    expect(after[0]!.errorPercent).toBe(0);
    expect(viewOf(sandbox).unservedPerSecond).toBe(0);
  });

  test('rolled back: the way back follows, nothing lies ahead, and the report times it', () => {
    const sandbox = canary();
    sandbox.deploy();
    sandbox.until('stage:web=PRODUCTION_TRAFFIC_SHIFT');
    sandbox.pass(40);
    const { serviceDeploymentArn } = sandbox.deployment();
    sandbox.give('ECS.StopServiceDeployment', { serviceDeploymentArn });
    sandbox.pass(5);
    const view = viewOf(sandbox);
    expect(view).toMatchObject({ status: 'ROLLBACK_IN_PROGRESS', canRollBack: false });
    expect(view.stages.map(spanOf).slice(-2)).toEqual([
      'PRODUCTION_TRAFFIC_SHIFT: done',
      'PRODUCTION_TRAFFIC_SHIFT back: current',
    ]);
    expect(view.revisions.map((one) => one.productionWeight)).toEqual([100, 0]);
    sandbox.until('deployment:web=ROLLBACK_SUCCESSFUL');
    sandbox.pass(1);
    expect(viewOf(sandbox)).toMatchObject({ isOver: true, awaiting: null });
    const report = sandbox.give('Sandbox.GetDeploymentReport', {
      service: 'web',
    }) as DeploymentReport;
    const back = report.stages.find(
      ({ stage, isRollback }) => isRollback && stage === 'PRODUCTION_TRAFFIC_SHIFT',
    );
    expect(report.rollbackSeconds).toBeCloseTo(back!.durationSeconds, 1);
    expect(report.total.failedRequests).toBe(0);
  });

  test('a pause waits for its answer, until its time is up', () => {
    const hook = { targetType: 'PAUSE', lifecycleStages: ['POST_SCALE_UP'] };
    const sandbox = canary({ lifecycleHooks: [hook] });
    sandbox.deploy();
    sandbox.until('stage:web=POST_SCALE_UP');
    sandbox.pass(5);
    const { pauses, awaiting } = viewOf(sandbox);
    expect(pauses).toMatchObject([{ stage: 'POST_SCALE_UP', timeoutAction: 'ROLLBACK' }]);
    expect(pauses[0]!.hookId).toMatch(/^ecs-pause-/);
    expect(awaiting).toEqual({ what: 'an answer to a pause hook', endsAt: pauses[0]!.expiresAt });
  });

  test('a function that answers IN_PROGRESS: which one, and when it is asked again', () => {
    const sandbox = canary({
      lifecycleHooks: [
        {
          hookTargetArn: 'arn:aws:lambda:us-east-1:123456789012:function:check:3',
          roleArn: 'arn:aws:iam::123456789012:role/hooks',
          lifecycleStages: ['POST_SCALE_UP'],
        },
      ],
    });
    sandbox.give('Sandbox.PutHook', { function: 'check', answers: ['IN_PROGRESS'] });
    sandbox.deploy();
    sandbox.until('stage:web=POST_SCALE_UP');
    sandbox.pass(5);
    const { hooks, awaiting } = viewOf(sandbox);
    expect(hooks).toMatchObject([{ functionName: 'check', stage: 'POST_SCALE_UP' }]);
    expect(hooks[0]!.nextCallAt).toBeGreaterThan(seconds(sandbox.now()));
    expect(hooks[0]!.nextCallAt).toBeLessThanOrEqual(seconds(sandbox.now() + 30));
    expect(awaiting).toEqual({ what: 'function check', endsAt: hooks[0]!.nextCallAt });
    sandbox.give('Sandbox.PutHook', { function: 'check', answers: ['SUCCEEDED'] });
    sandbox.pass(31);
    expect(viewOf(sandbox).hooks).toEqual([]);
  });

  test('it waits for something as long as it goes on; each step has its own beginning', () => {
    const sandbox = canary();
    sandbox.deploy();
    const begun = new Map<number, number>();
    for (let second = 0; second < 1200; second++) {
      const view = viewOf(sandbox);
      if (view.isOver) break;
      expect(view.awaiting, `at ${view.stage}`).not.toBeNull();
      if (view.step) begun.set(view.step.index, view.step.startedAt);
      sandbox.pass(1);
    }
    expect(viewOf(sandbox).isOver).toBe(true);
    // The first step is baked for two minutes.
    expect(begun.get(2)! - begun.get(1)!).toBeGreaterThanOrEqual(seconds(120));
  });

  test('a stage that only its time limit ends shows no moment: it waits for its tasks', () => {
    const sandbox = canary();
    sandbox.deploy();
    sandbox.until('stage:web=SCALE_UP');
    const told = new Set<string>();
    for (let second = 0; second < 1200; second++) {
      const { stage, awaiting, isOver } = viewOf(sandbox);
      if (isOver) break;
      const endsAt = awaiting?.endsAt ?? null;
      if (stage === 'SCALE_UP') {
        told.add(awaiting?.what ?? '');
        expect(endsAt).toBeNull();
      }
      // Nowhere the day after which a stage has failed.
      if (endsAt !== null) expect(endsAt).toBeLessThan(seconds(sandbox.now() + 3600));
      sandbox.pass(1);
    }
    expect(told).toContain('2 tasks to become healthy');
    expect(told).not.toContain('the stage to pass');
    expect(viewOf(sandbox).isOver).toBe(true);
  });

  test('the timeline tells each passage of a stage, one after another', () => {
    const sandbox = canary();
    sandbox.deploy();
    sandbox.until('deployment:web=SUCCESSFUL');
    const stages = sandbox.give(
      'Sandbox.DescribeTimeline',
      { service: 'web' },
      'deployments[-1].stages',
    ) as { state: string; start: number; end: number }[];
    expect(stages.map(({ state }) => state)).toEqual([
      'PENDING',
      'PRE_SCALE_UP',
      'SCALE_UP',
      'POST_SCALE_UP',
      'TEST_TRAFFIC_SHIFT',
      'POST_TEST_TRAFFIC_SHIFT',
      'PRE_PRODUCTION_TRAFFIC_SHIFT',
      'PRODUCTION_TRAFFIC_SHIFT',
      'PRE_PRODUCTION_TRAFFIC_SHIFT',
      'PRODUCTION_TRAFFIC_SHIFT',
      'POST_PRODUCTION_TRAFFIC_SHIFT',
      'BAKE_TIME',
      'CLEAN_UP',
      'SUCCESSFUL',
    ]);
    expect(stages.slice(1).map(({ start }) => start)).toEqual(
      stages.slice(0, -1).map(({ end }) => end),
    );
  });
});
