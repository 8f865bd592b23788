/** What is said before asking is what the simulator says when asked. */
import { expect, test } from 'vitest';
import { foreseenRefusal } from '../../../src/state/foreseen-refusal';
import { planCounts, planDelays } from '../../../src/state/gestures/shared-settings';
import type { ServiceView, TargetGroupView } from '../../../src/model/view';
import { openDoor } from '../../support/sandbox-door';

test.each<[string, Record<string, unknown>]>([
  ['ELBv2.CreateTargetGroup', { Name: 'web', Protocol: 'HTTP', Port: 70_000 }],
  ['ELBv2.CreateTargetGroup', { Name: 'web', HealthCheckPath: `/${'a'.repeat(1024)}` }],
  ['ECS.RegisterTaskDefinition', { containerDefinitions: [] }],
])('%s of %o', (target, input) => {
  const foreseen = foreseenRefusal([{ target, input }]);
  expect(foreseen).not.toBeNull();
  expect(openDoor().refused(target, input)).toEqual(foreseen);
});

test('nothing of what is fine, or is only known later', () => {
  expect(
    foreseenRefusal([{ target: 'ECS.CreateCluster', input: { clusterName: 'a' } }]),
  ).toBeNull();
  const input = { TargetGroupArn: '$GROUP', HealthCheckPort: 3 };
  expect(foreseenRefusal([{ target: 'ELBv2.ModifyTargetGroup', input }])).toBeNull();
});

test('what several share is changed where it differs, in one gesture', () => {
  const service = (name: string, desired: number) =>
    ({ name, desired, clusterArn: 'arn:aws:ecs:x:1:cluster/demo' }) as ServiceView;
  const counts = planCounts([service('a', 2), service('b', 5)], 5);
  expect(counts?.operations).toEqual([
    { target: 'ECS.UpdateService', input: { cluster: 'demo', service: 'a', desiredCount: 5 } },
  ]);
  const group = { id: 'arn', deregistrationDelaySeconds: 30 } as TargetGroupView;
  expect(planDelays([group], 30)).toBeNull();
  expect(planDelays([group], 60)?.operations).toHaveLength(1);
});
