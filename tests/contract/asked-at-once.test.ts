/** A line or a file that asks for a thousand million at once must not hold up whoever gives it. */
import { expect, test } from 'vitest';
import { serviceOf, setDesiredCount } from '../../src/engine/auto-scaling/activities';
import { HOSTS_GROUP, HOSTS_TEMPLATE } from '../support/auto-scaling-group';
import { fargateTask, openDoor } from '../support/sandbox-door';
import { scalable } from '../support/scaling';

const YEAR = 366 * 86_400;
const GROUP = { ...HOSTS_GROUP, MaxSize: 3000 };

test.each([
  ['ECS.CreateService', { serviceName: 's', taskDefinition: 'web', desiredCount: 20_001 }, /limit/],
  ['AutoScaling.CreateAutoScalingGroup', { ...GROUP, MaxSize: 3000, MinSize: 2001 }, /capacity/],
  ['AutoScaling.CreateAutoScalingGroup', { ...GROUP, DesiredCapacity: 2001 }, /capacity/],
  ['EC2.RunInstances', { MinCount: 1, MaxCount: 2001, ImageId: 'ami-1' }, /more instances/],
  ['Sandbox.InjectFault', { type: 'az-outage', for: YEAR + 1 }, /a year/],
  ['Sandbox.Wait', { for: YEAR + 1 }, /a year/],
])('%s of more than it may ask for is refused', (target, input, says) => {
  const door = openDoor();
  door.give('ECS.CreateCluster', { clusterName: 'default' });
  door.give('ECS.RegisterTaskDefinition', fargateTask());
  door.give('EC2.CreateLaunchTemplate', HOSTS_TEMPLATE);
  expect(door.refused(target, input).message).toMatch(says);
});

test('a group of as many as may be is made', () => {
  const door = openDoor();
  door.give('ECS.CreateCluster', { clusterName: 'demo' });
  door.give('EC2.CreateLaunchTemplate', HOSTS_TEMPLATE);
  door.give('AutoScaling.CreateAutoScalingGroup', { ...GROUP, DesiredCapacity: 2000 });
  const groups = door.give('AutoScaling.DescribeAutoScalingGroups', {}, 'AutoScalingGroups');
  expect(groups).toMatchObject([{ DesiredCapacity: 2000, MaxSize: 3000 }]);
});

test('scaling that asks for more tasks than a service may have gets as many as it may', () => {
  const { door, target } = scalable({}, 1, 30_000);
  const { ctx } = door.dispatcher.engine;
  const service = serviceOf(ctx, target())!;
  // Nobody waits until they run: twenty thousand take seconds to start.
  setDesiredCount(ctx, target(), service, { to: 25_000, cause: 'a step' });
  expect(service.desiredCount).toBe(20_000);
  expect(target().activities[0]).toMatchObject({ to: 20_000 });
});
