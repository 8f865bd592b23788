import { describe, expect, test } from 'vitest';
import type { DeploymentReport } from '../../../../src/model/deployment-report';
import { createEngine } from '../../../../src/engine/engine';
import { toSeconds } from '../../../../src/model/sim-time';
import { type Stage, steadyWebService } from '../../../support/web-service';

const report = (stage: Stage, serviceDeployment?: string): DeploymentReport =>
  stage.door.give('Sandbox.GetDeploymentReport', {
    service: 'web',
    serviceDeployment,
  }) as DeploymentReport;

interface Metrics {
  requestCount: number;
  httpCodeTarget: Record<string, number>;
  httpCodeElb: Record<string, number>;
}

const metrics = (stage: Stage, { from, to }: { from: number; to: number }): Metrics =>
  stage.door.give('Sandbox.GetMetrics', { service: 'web', from, to }) as Metrics;

/** A service with 3 tasks and clients, half way into its next second. */
function underLoad(setting: Parameters<typeof steadyWebService>[0] = {}): Stage {
  const stage = steadyWebService({ deregistrationDelay: 20, ...setting });
  stage.door.give('Sandbox.PutTraffic', { name: 'clients', loadBalancer: 'web-alb', rate: 80 });
  stage.advance(20.5);
  return stage;
}

function roll(stage: Stage, behaviour: Record<string, unknown> = {}): void {
  stage.setImage('web:2', behaviour);
  stage.update({
    taskDefinition: stage.registerRevision({ containers: [{ image: 'web:2' }] }),
  });
}

const untilOver = (stage: Stage) => {
  const [newest] = stage.service.serviceDeployments;
  stage.until(() => newest?.finishedAt !== undefined);
  stage.advance(1);
};

describe('deployment report', () => {
  test('its requests are those of get-metrics in the seconds it names, by revision', () => {
    const stage = underLoad();
    roll(stage, { errorRate: 0.1 });
    untilOver(stage);
    const made = report(stage);
    const counted = metrics(stage, made);
    expect(made.from).toBe(Math.floor(made.startedAt));
    expect(made.to).toBe(Math.ceil(made.finishedAt!));
    expect(made.total.requestCount).toBe(counted.requestCount);
    expect(made.total.target5xx).toBe(counted.httpCodeTarget['5XX']);
    const [source, target] = made.revisions;
    expect(source!.requestCount + target!.requestCount).toBe(made.total.requestCount);
    expect(source!.target5xx).toBe(0);
    expect(target!.target5xx).toBeGreaterThan(50);
    expect(target!.latencyMs.p99).toBeGreaterThan(target!.latencyMs.p50);
  });

  test('counts tasks, and the hours that are paid for: image pull to STOPPED', () => {
    const stage = underLoad();
    roll(stage);
    untilOver(stage);
    const { startedAt, finishedAt, revisions, total, durationSeconds } = report(stage);
    const [begin, end] = [startedAt, finishedAt!];
    const paid = stage.tasks().map(({ pullStartedAt, stoppedAt }) => {
      const from = Math.max(begin, toSeconds(pullStartedAt!));
      return Math.min(end, stoppedAt === undefined ? end : toSeconds(stoppedAt)) - from;
    });
    expect(total.taskHours).toBeCloseTo(paid.reduce((a, b) => a + b, 0) / 3600, 3);
    // A quarter of a vCPU and half a GB, by list price.
    const anHour = 0.25 * 0.04048 + 0.5 * 0.004445;
    expect(total.indicativeUsd).toBeCloseTo(total.taskHours * anHour, 5);
    expect(durationSeconds).toBeCloseTo(end - begin, 2);
    expect(total).toMatchObject({ peakTasks: 6, tasksStarted: 3, tasksStopped: 3, tasksFailed: 0 });
    expect(revisions).toMatchObject([
      { role: 'source', taskDefinition: 'web:1', peakTasks: 3, tasksStarted: 0, tasksStopped: 3 },
      { role: 'target', taskDefinition: 'web:2', peakTasks: 3, tasksStarted: 3, tasksStopped: 0 },
    ]);
  });

  test('of one still going on it tells what has been so far, to the moment', () => {
    const stage = underLoad();
    roll(stage, { exitAfter: 2 });
    stage.advance(120.25);
    const made = report(stage);
    expect(made).toMatchObject({ isOver: false, finishedAt: null, to: stage.now() });
    expect(made.total.requestCount).toBe(metrics(stage, made).requestCount);
    expect(made.total.tasksFailed).toBeGreaterThan(2);
    expect(made.revisions[1]!.tasksFailed).toBe(made.total.tasksFailed);
    expect(made.stages.map(({ stage: name, end }) => [name, end === null])).toEqual([
      ['PENDING', false],
      ['IN_PROGRESS', true],
    ]);
  });

  test('stays as it was made, however much happens later', () => {
    const stage = underLoad();
    roll(stage);
    untilOver(stage);
    const made = report(stage);
    stage.update({ forceNewDeployment: true });
    untilOver(stage);
    stage.advance(2000);
    expect(report(stage)).not.toEqual(made);
    expect(report(stage, made.serviceDeployment)).toEqual(made);
    const id = made.revisions[1]!.deployment;
    expect(report(stage, id)).toEqual(made);
  });

  test('what nobody served is counted as such: a lone task that must stop first', () => {
    const stage = underLoad({ desired: 1, minimum: 0, maximum: 100 });
    roll(stage);
    untilOver(stage);
    const { notByRevision, total } = report(stage);
    expect(notByRevision.elb5xx).toBeGreaterThan(100);
    expect(total.failedRequests).toBe(notByRevision.failedRequests);
    expect(metrics(stage, report(stage)).requestCount).toBe(
      total.requestCount - notByRevision.requestCount,
    );
  });

  test('goes with checkpoints: a restored run makes the same report', () => {
    const stage = underLoad();
    roll(stage, { errorRate: 0.1 });
    stage.advance(30);
    const checkpoint = stage.engine.checkpoint();
    untilOver(stage);
    const made = report(stage);
    const other = createEngine({ seed: 5 });
    other.restore(checkpoint);
    other.advanceTo(stage.engine.now);
    expect(other.fingerprint()).toBe(stage.engine.fingerprint());
    expect(other.ctx.world.deploymentReports.get(made.serviceDeployment)).toEqual(made);
  });

  test('a deployment that is not there is refused', () => {
    const stage = underLoad();
    expect(
      stage.door.refused('Sandbox.GetDeploymentReport', {
        service: 'web',
        serviceDeployment: 'nope',
      }),
    ).toEqual({
      __type: 'ResourceNotFoundException',
      message: 'There is no deployment of web nope.',
    });
  });
});
