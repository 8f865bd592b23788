import { describe, expect, test } from 'vitest';
import type { Dispatcher } from '../../../../src/api/dispatcher';
import { SCENARIOS } from '../../../../src/content';
import type { EntityView, ServiceView, TargetGroupView } from '../../../../src/model/view';
import { consequencesOf } from '../../../../src/state/consequences/consequences';
import { played } from '../../../support/scenario-documents';

const steady = () =>
  played(`${SCENARIOS[0]!.script}\naws sandbox wait --until steady:web --timeout 300\n`);

const entitiesOf = (sandbox: Dispatcher): Map<string, EntityView> =>
  new Map(sandbox.engine.drainFrame(true).upserts.map((view) => [view.id, view]));

const find = <View extends EntityView>(sandbox: Dispatcher, kind: View['kind']): View =>
  [...entitiesOf(sandbox).values()].find((view) => view.kind === kind) as View;

const service = (sandbox: Dispatcher) => find<ServiceView>(sandbox, 'service');
const group = (sandbox: Dispatcher) => find<TargetGroupView>(sandbox, 'targetGroup');

describe('whether a change of a service starts a deployment is said as the engine decides it', () => {
  const network = { awsvpcConfiguration: { subnets: ['subnet-a', 'subnet-z'] } };
  test.each<[string, Record<string, unknown>]>([
    ['the same again, forced', { forceNewDeployment: true }],
    ['the revision that runs', { taskDefinition: 'web:1' }],
    ['another number of tasks', { desiredCount: 5 }],
    ['another grace period', { healthCheckGracePeriodSeconds: 60 }],
    ['other percents', { deploymentConfiguration: { minimumHealthyPercent: 50 } }],
    ['another network', { networkConfiguration: network }],
    ['exec', { enableExecuteCommand: false }],
  ])('%s', async (_, change) => {
    const sandbox = await steady();
    const before = service(sandbox);
    const input = { cluster: before.clusterArn, service: before.name, ...change };
    const operation = { target: 'ECS.UpdateService', input };
    const told = consequencesOf([operation], entitiesOf(sandbox));
    expect(sandbox.send(operation.target, input)).toMatchObject({ ok: true });
    const begun = service(sandbox).deployments[0]!.id !== before.deployments[0]!.id;
    expect(told.some((sentence) => sentence.startsWith('Starts a new deployment'))).toBe(begun);
  });

  test('a rolling one says how many there may be at once, and never are more or fewer', async () => {
    const sandbox = await steady();
    const { name, clusterArn, desired } = service(sandbox);
    const deploymentConfiguration = { minimumHealthyPercent: 67, maximumPercent: 150 };
    const more = { forceNewDeployment: true, deploymentConfiguration };
    const input = { cluster: clusterArn, service: name, ...more };
    const operation = { target: 'ECS.UpdateService', input };
    expect(desired).toBe(3);
    expect(consequencesOf([operation], entitiesOf(sandbox))).toEqual([
      'Starts a new deployment: 3 tasks, never under 3 healthy, never over 4 at once.',
    ]);
    sandbox.send(operation.target, input);
    for (let second = 0; second < 120; second++) {
      sandbox.send('Sandbox.Wait', { for: 1 });
      const { running, pending } = service(sandbox);
      expect(running).toBeGreaterThanOrEqual(3);
      expect(running + pending).toBeLessThanOrEqual(4);
    }
  });
});

describe('what is said of other changes', () => {
  test('fewer tasks, while auto scaling minds the count', async () => {
    const sandbox = await steady();
    const { id, clusterArn } = service(sandbox);
    sandbox.send('ApplicationAutoScaling.RegisterScalableTarget', {
      ServiceNamespace: 'ecs',
      ScalableDimension: 'ecs:service:DesiredCount',
      ResourceId: 'service/demo/web',
      MinCapacity: 2,
      MaxCapacity: 9,
    });
    const input = { cluster: clusterArn, service: id, desiredCount: 2 };
    expect(consequencesOf([{ target: 'ECS.UpdateService', input }], entitiesOf(sandbox))).toEqual([
      'Stops 1 task: each leaves its target groups and drains first.',
      'Auto scaling may change it again, within 2 to 9.',
    ]);
  });

  test('a health check: from the next one on, and how long a failing target stays in', async () => {
    const sandbox = await steady();
    const input = { TargetGroupArn: group(sandbox).id, HealthCheckIntervalSeconds: 6 };
    const operation = { target: 'ELBv2.ModifyTargetGroup', input };
    expect(consequencesOf([operation], entitiesOf(sandbox))).toEqual([
      'Holds from each target’s next health check on.',
      'A target that fails is taken out after 2 checks in a row: some 12 s.',
    ]);
  });

  test('a deregistration delay, while targets drain already: those keep their time', async () => {
    const sandbox = await steady();
    const { clusterArn, name } = service(sandbox);
    sandbox.send('ECS.UpdateService', { cluster: clusterArn, service: name, desiredCount: 2 });
    const draining = () => group(sandbox).targets.filter(({ health }) => health === 'draining');
    for (let second = 0; second < 30 && draining().length === 0; second++) {
      sandbox.send('Sandbox.Wait', { for: 1 });
    }
    expect(draining()).toHaveLength(1);
    const Attributes = [{ Key: 'deregistration_delay.timeout_seconds', Value: '5' }];
    const input = { TargetGroupArn: group(sandbox).id, Attributes };
    const told = consequencesOf(
      [{ target: 'ELBv2.ModifyTargetGroupAttributes', input }],
      entitiesOf(sandbox),
    );
    expect(told.at(-1)).toBe('Targets that drain already keep their time.');
  });

  test('an image: running tasks keep their behaviour', async () => {
    const sandbox = await steady();
    const operation = { target: 'Sandbox.PutImage', input: { image: 'web:1', errorRate: 50 } };
    const [told] = consequencesOf([operation], entitiesOf(sandbox));
    expect(told).toMatch(/from now on\. The 3 running tasks keep theirs\.$/);
  });

  test('nothing of what is only written down', () => {
    const operation = { target: 'ECS.RegisterTaskDefinition', input: { family: 'web' } };
    expect(consequencesOf([operation], new Map())).toEqual([]);
  });
});
