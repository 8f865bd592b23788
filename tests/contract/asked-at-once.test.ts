/** A line or a file that asks for a thousand million at once must not hold up whoever gives it. */
import { expect, test } from 'vitest';
import { fargateTask, openDoor } from '../support/sandbox-door';

const YEAR = 366 * 86_400;

test.each([
  ['ECS.CreateService', { serviceName: 's', taskDefinition: 'web', desiredCount: 20_001 }, /limit/],
  ['EC2.RunInstances', { MinCount: 1, MaxCount: 2001, ImageId: 'ami-1' }, /more instances/],
  ['Sandbox.Wait', { for: YEAR + 1 }, /a year/],
])('%s of more than it may ask for is refused', (target, input, says) => {
  const door = openDoor();
  door.give('ECS.CreateCluster', { clusterName: 'default' });
  door.give('ECS.RegisterTaskDefinition', fargateTask());
  expect(door.refused(target, input).message).toMatch(says);
});
