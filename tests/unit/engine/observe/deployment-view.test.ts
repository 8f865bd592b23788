import { describe, expect, test } from 'vitest';
import type { ServiceDeploymentView, ServiceView } from '../../../../src/model/view';
import { type Stage, steadyWebService } from '../../../support/web-service';

const viewOf = (stage: Stage): ServiceDeploymentView => {
  const views = stage.engine.drainFrame(true).upserts;
  const service = views.find((view): view is ServiceView => view.kind === 'service');
  if (!service?.serviceDeployment) throw new Error('no deployment is shown');
  return service.serviceDeployment;
};

const underLoad = (setting: Parameters<typeof steadyWebService>[0] = {}): Stage => {
  const stage = steadyWebService({ deregistrationDelay: 20, ...setting });
  stage.door.give('Sandbox.PutTraffic', {
    name: 'clients',
    loadBalancer: 'web-alb',
    rate: 100,
    pattern: 'constant',
  });
  stage.advance(20);
  return stage;
};

const roll = (stage: Stage, behaviour: Record<string, unknown> = {}): void => {
  stage.setImage('web:2', behaviour);
  stage.update({
    taskDefinition: stage.registerRevision({ containers: [{ image: 'web:2' }] }),
  });
};

/** Its targets drain: how long is known. */
const untilDraining = (stage: Stage) =>
  stage.until(() => {
    const { awaiting } = viewOf(stage);
    return awaiting?.what === '3 tasks to drain' && awaiting.endsAt !== null;
  });

describe('the deployment that a screen shows', () => {
  test('a steady service shows its first deployment, which is over', () => {
    const view = viewOf(underLoad());
    expect(view).toMatchObject({ strategy: 'ROLLING', status: 'SUCCESSFUL', isOver: true });
    expect(view).toMatchObject({ awaiting: null, stages: [], canRollBack: false });
    expect(view.revisions).toMatchObject([{ role: 'target', taskDefinition: 'web:1', running: 3 }]);
  });

  test('a rolling update tells what it waits for, and both revisions with their figures', () => {
    const stage = underLoad();
    roll(stage, { errorRate: 1, errorStatus: 500 });
    stage.advance(1);
    expect(viewOf(stage)).toMatchObject({
      status: 'IN_PROGRESS',
      isOver: false,
      canRollBack: true,
      awaiting: { what: '3 tasks to start', endsAt: null },
    });
    const first = viewOf(stage).revisions;
    expect(first).toMatchObject([
      { role: 'source', taskDefinition: 'web:1', running: 3, errorPercent: 0 },
      { role: 'target', taskDefinition: 'web:2', running: 0, requestsPerSecond: 0, p99Ms: 0 },
    ]);
    expect(first[0]!.requestsPerSecond).toBeCloseTo(100, -1);
    stage.until(() => viewOf(stage).awaiting?.what === '3 tasks to become healthy');
    untilDraining(stage);
    expect(viewOf(stage).awaiting?.endsAt).toBeGreaterThan(stage.engine.now);
    stage.advance(12);
    const [source, target] = viewOf(stage).revisions;
    expect(source).toMatchObject({ requestsPerSecond: 0, p99Ms: 0 });
    expect(target).toMatchObject({ errorPercent: 100, running: 3 });
    expect(target!.requestsPerSecond).toBeCloseTo(100, -1);
  });

  test('a forced deployment of the same revision has figures of its own', () => {
    const stage = underLoad();
    stage.update({ forceNewDeployment: true });
    untilDraining(stage);
    stage.advance(12);
    const [source, target] = viewOf(stage).revisions;
    expect([source!.taskDefinition, target!.taskDefinition]).toEqual(['web:1', 'web:1']);
    expect([source!.requestsPerSecond, target!.requestsPerSecond > 90]).toEqual([0, true]);
  });

  test('fact 1.1-10: one that is stuck by its percentages says so', () => {
    const stage = underLoad({ desired: 1, minimum: 50, maximum: 150 });
    roll(stage);
    stage.advance(60);
    expect(viewOf(stage).awaiting?.what).toMatch(/^nothing: minimum and maximum percent/);
  });

  test('while it goes on it is sent again as its figures move, once a second at most', () => {
    const stage = underLoad();
    roll(stage);
    stage.advance(10);
    const sent = () =>
      stage.engine.drainFrame().upserts.filter((view) => view.kind === 'service').length;
    sent();
    stage.advance(1);
    expect(sent()).toBe(1);
    expect(sent()).toBe(0);
  });
});
