import type { EngineContext } from '../../engine/engine-context';
import type { ContainerInstance } from '../../model/container-instance';
import type { Explanation } from '../../model/explanation';
import { lastPart } from '../../model/ids';
import { faultOf, injected } from './faults';
import { cause, chainOf, explanation, type Finding, fix } from './finding';

/** Why a container instance takes no tasks. */
export function explainInstance(ctx: EngineContext, instance: ContainerInstance): Explanation {
  const finding = stateFinding(ctx, instance);
  return explanation(
    instance.arn,
    finding
      ? `${instance.ec2InstanceId} takes no new tasks.`
      : `Nothing is wrong with ${instance.ec2InstanceId}: it is ACTIVE, and takes tasks that fit.`,
    finding,
  );
}

function stateFinding(ctx: EngineContext, instance: ContainerInstance): Finding | null {
  const cluster = lastPart(instance.clusterArn);
  const show = `aws ecs describe-container-instances --cluster ${cluster} --container-instances ${instance.id}`;
  const at = instance.machine.enteredAt;
  if (!instance.agentConnected && instance.state === 'running') {
    const lost = cause('Its agent is not connected.', 'agentConnected: false', show, at);
    const fault = faultOf(ctx, 'agent-disconnect', { resource: instance.ec2InstanceId });
    return chainOf([{ causes: [lost], fixes: [] }, ...(fault ? [injected(fault)] : [])]);
  }
  if (instance.state !== 'running') {
    return {
      causes: [cause(`The EC2 instance is ${instance.state}.`, instance.status, show, at)],
      fixes:
        instance.state === 'stopped'
          ? [fix('Start it', 'EC2.StartInstances', { InstanceIds: [instance.ec2InstanceId] })]
          : [],
    };
  }
  if (instance.status === 'ACTIVE') return null;
  return {
    causes: [cause(`It is ${instance.status}.`, 'no task is placed on it', show, at)],
    fixes:
      instance.status === 'DRAINING'
        ? [
            fix('Make it ACTIVE again', 'ECS.UpdateContainerInstancesState', {
              cluster,
              containerInstances: [instance.arn],
              status: 'ACTIVE',
            }),
          ]
        : [],
  };
}
