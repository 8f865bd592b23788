import { describe, expect, test } from 'vitest';
import { createSandbox } from '../../../../src/api/create-sandbox';
import type { Dispatcher } from '../../../../src/api/dispatcher';
import { runScript } from '../../../../src/cli/run-script';
import { codedeployCanary } from '../../../../src/content/scenarios/codedeploy-canary.scenario';
import type { DeploymentReport } from '../../../../src/model/deployment-report';
import { seconds } from '../../../../src/model/sim-time';
import type { ServiceView } from '../../../../src/model/view';

/** The template once its script is through: CodeDeploy has just begun. */
async function begun(): Promise<Dispatcher> {
  const sandbox = createSandbox({ seed: codedeployCanary.seed });
  const host = {
    send: (target: string, input: Record<string, unknown>) => sandbox.send(target, input),
    readFile: () => undefined,
  };
  for await (const step of runScript(codedeployCanary.script, host)) {
    if (!step.ok) throw new Error(step.error.message);
  }
  return sandbox;
}

const give = (sandbox: Dispatcher, target: string, input: Record<string, unknown>): unknown => {
  const result = sandbox.send(target, input);
  if (!result.ok) throw new Error(`${target}: ${result.error.message}`);
  return result.output;
};
const wait = (sandbox: Dispatcher, until: string) =>
  give(sandbox, 'Sandbox.Wait', { until, timeout: 1200 });
const pass = (sandbox: Dispatcher, s: number) => give(sandbox, 'Sandbox.Wait', { for: s });
const report = (sandbox: Dispatcher) =>
  give(sandbox, 'Sandbox.GetDeploymentReport', { service: 'web' }) as DeploymentReport;

function serviceView(sandbox: Dispatcher): ServiceView {
  const views = sandbox.engine.drainFrame(true).upserts;
  const service = views.find((view): view is ServiceView => view.kind === 'service');
  if (!service) throw new Error('no service is shown');
  return service;
}

function deploymentView(sandbox: Dispatcher) {
  const { serviceDeployment } = serviceView(sandbox);
  if (!serviceDeployment) throw new Error('no deployment is shown');
  return serviceDeployment;
}

describe('a CodeDeploy deployment as the screen shows it', () => {
  test('both task sets stand in place of deployments, with their tasks and no machine', async () => {
    const sandbox = await begun();
    wait(sandbox, 'stage:web=AllowTraffic');
    expect(serviceView(sandbox).deployments).toMatchObject([
      { status: 'ACTIVE', taskDefinition: 'web:2', running: 3, desired: 3, machine: null },
      { status: 'PRIMARY', taskDefinition: 'web:1', running: 3, desired: 3, machine: null },
    ]);
  });

  test('its lifecycle events are its stages; a tenth goes to the replacement while it waits', async () => {
    const sandbox = await begun();
    wait(sandbox, 'stage:web=Install');
    pass(sandbox, 1);
    expect(deploymentView(sandbox)).toMatchObject({
      strategy: 'CODE_DEPLOY',
      status: 'InProgress',
      stage: 'Install',
      awaiting: { what: '3 tasks to start' },
      canRollBack: true,
    });
    wait(sandbox, 'stage:web=AllowTraffic');
    pass(sandbox, 60);
    const view = deploymentView(sandbox);
    expect(view).toMatchObject({ stage: 'AllowTraffic', step: { index: 1, of: 2 } });
    expect(view.awaiting?.what).toBe('the next shift of traffic');
    expect(view.awaiting?.endsAt).toBeGreaterThan(sandbox.engine.now + seconds(200));
    expect(view.revisions.map((one) => [one.taskDefinition, one.productionWeight])).toEqual([
      ['web:1', 90],
      ['web:2', 10],
    ]);
    // Nothing happens to the service meanwhile, and yet each frame has its figures.
    sandbox.engine.drainFrame(false);
    pass(sandbox, 20);
    expect(sandbox.engine.drainFrame(false).upserts.map(({ kind }) => kind)).toContain('service');
    // A tenth of 60 a second, and the testers' 5.
    expect(view.revisions[1]!.requestsPerSecond).toBeGreaterThan(7);
    expect(view.revisions[1]!.requestsPerSecond).toBeLessThan(16);
    const states = view.stages.map(({ stage, state }) => `${stage} ${state}`);
    expect(states).toContain('Install done');
    expect(states.slice(-2)).toEqual(['AllowTraffic current', 'AfterAllowTraffic ahead']);
  });

  test('the wait before the original goes can be ended by hand; then it is over and reported', async () => {
    const sandbox = await begun();
    wait(sandbox, 'stage:web=AfterAllowTraffic');
    pass(sandbox, 10);
    const { pauses, stages } = deploymentView(sandbox);
    expect(pauses).toMatchObject([{ hookId: 'TERMINATION_WAIT', timeoutAction: 'CONTINUE' }]);
    expect(stages.at(-1)).toMatchObject({ stage: 'TerminationWait', state: 'current' });
    wait(sandbox, 'deployment:web=Succeeded');
    pass(sandbox, 1);
    expect(deploymentView(sandbox)).toMatchObject({ isOver: true, awaiting: null, stage: null });
    const made = report(sandbox);
    expect(made).toMatchObject({ strategy: 'CODE_DEPLOY', status: 'Succeeded', isOver: true });
    expect(made.total.failedRequests).toBe(0);
    expect(made.stages.map(({ stage }) => stage)).toContain('AllowTraffic');
    expect(made.revisions.map(({ role, taskDefinition }) => [role, taskDefinition])).toEqual([
      ['source', 'web:1'],
      ['target', 'web:2'],
    ]);
  });

  test('a rollback is a deployment of its own, timed from its start to the traffic', async () => {
    const sandbox = await begun();
    wait(sandbox, 'stage:web=AllowTraffic');
    pass(sandbox, 30);
    const { id } = deploymentView(sandbox);
    give(sandbox, 'CodeDeploy.StopDeployment', { deploymentId: id, autoRollbackEnabled: true });
    wait(sandbox, 'deployment:web=Succeeded');
    pass(sandbox, 1);
    const made = report(sandbox);
    expect(made.serviceDeployment).not.toBe(id);
    const shift = made.stages.find(({ stage }) => stage === 'AllowTraffic');
    expect(shift?.isRollback).toBe(true);
    expect(made.rollbackSeconds).toBeCloseTo(shift!.end! - made.startedAt, 2);
  });
});
