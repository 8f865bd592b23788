import { expect } from 'vitest';
import type { Dispatcher } from '../../../src/api/dispatcher';
import type { SimulationKernel } from '../../../src/engine/kernel/kernel';
import { plus, seconds } from '../../../src/model/sim-time';
import type { Watch } from './watch';

/** Longer than drains, stop time-outs and what is remembered of a stopped task. */
const ROUND_SECONDS = 4000;
/** At last a day and more: a scheduled action or a hook that is no more is passed over when due. */
const LAST_SECONDS = 100_000;
const ROUNDS = 3;
/** Events that may wait when nothing goes on: the next whole second, a last one of each client. */
const IDLE_EVENTS = 60;

/**
 * Ends everything that goes on, lets it come to rest, and looks whether all has been given back: no
 * task, no request, no address, port or CPU, and next to nothing that is still to happen.
 */
export function comeToRest(sandbox: Dispatcher, watches: readonly Watch[]): void {
  const { engine } = sandbox;
  for (let round = 0; round < ROUNDS; round++) {
    endAll(sandbox);
    engine.advanceTo(plus(engine.now, seconds(30)));
    for (const watch of watches) watch.check();
    engine.advanceTo(plus(engine.now, seconds(ROUND_SECONDS)));
  }
  const { world } = engine.ctx;
  if (world.agenda.size > 0) engine.advanceTo(plus(engine.now, seconds(LAST_SECONDS)));
  expect([...world.tasks.values()].map(({ arn, lastStatus }) => [arn, lastStatus])).toEqual([]);
  expect([...world.containerInstances.values()].map(({ arn, state }) => [arn, state])).toEqual([]);
  expect(engine.requests.inFlight(), 'requests in flight').toBe(0);
  const targets = [...world.targetGroups.values()].flatMap((group) => group.targets);
  expect(targets.filter(({ taskArn }) => taskArn !== undefined)).toEqual([]);
  const volumes = [...world.ebsVolumes.values()].filter(({ taskArn }) => taskArn !== undefined);
  expect(volumes.filter(({ state }) => !/delet/.test(state))).toEqual([]);
  expect([...world.agenda.values()], 'what is still to happen').toEqual([]);
  const { queue } = engine.ctx.kernel as SimulationKernel;
  expect(queue.size, 'events in the queue').toBeLessThanOrEqual(IDLE_EVENTS);
}

/** What is refused has gone already, or goes once another has: there are several rounds. */
function endAll({ engine, send }: Dispatcher): void {
  const { world } = engine.ctx;
  for (const { faultId, active } of world.faults.values()) {
    if (active) send('Sandbox.ClearFault', { faultId });
  }
  for (const name of world.traffic.keys()) send('Sandbox.DeleteTraffic', { name });
  for (const { resourceId } of world.scalableTargets.values()) {
    send('ApplicationAutoScaling.DeregisterScalableTarget', {
      ServiceNamespace: 'ecs',
      ResourceId: resourceId,
      ScalableDimension: 'ecs:service:DesiredCount',
    });
  }
  if (world.alarms.size > 0) {
    send('CloudWatch.DeleteAlarms', { AlarmNames: [...world.alarms.keys()].slice(0, 100) });
  }
  for (const deploymentId of world.codeDeployDeployments.keys()) {
    send('CodeDeploy.StopDeployment', { deploymentId });
  }
  for (const { clusterArn: cluster, arn: service } of world.services.values()) {
    send('ECS.DeleteService', { cluster, service, force: true });
  }
  for (const AutoScalingGroupName of world.autoScalingGroups.keys()) {
    send('AutoScaling.DeleteAutoScalingGroup', { AutoScalingGroupName, ForceDelete: true });
  }
  for (const cluster of world.clusters.keys()) {
    const none = { capacityProviders: [], defaultCapacityProviderStrategy: [] };
    send('ECS.PutClusterCapacityProviders', { cluster, ...none });
  }
  for (const capacityProvider of world.capacityProviders.keys()) {
    send('ECS.DeleteCapacityProvider', { capacityProvider });
  }
  for (const { clusterArn: cluster, arn: task } of world.tasks.values()) {
    send('ECS.StopTask', { cluster, task });
  }
  for (const { clusterArn: cluster, arn, ec2InstanceId } of world.containerInstances.values()) {
    send('EC2.TerminateInstances', { InstanceIds: [ec2InstanceId] });
    // One whose agent was away stays registered until somebody lets go of it (CAP-6).
    send('ECS.DeregisterContainerInstance', { cluster, containerInstance: arn, force: true });
  }
  for (const LoadBalancerArn of world.loadBalancers.keys()) {
    send('ELBv2.ModifyLoadBalancerAttributes', {
      LoadBalancerArn,
      Attributes: [{ Key: 'deletion_protection.enabled', Value: 'false' }],
    });
    send('ELBv2.DeleteLoadBalancer', { LoadBalancerArn });
  }
  for (const TargetGroupArn of world.targetGroups.keys()) {
    send('ELBv2.DeleteTargetGroup', { TargetGroupArn });
  }
}
