import type { Account } from '../../model/account';
import { lastPart } from '../../model/ids';
import type { LoggedCommand } from '../../model/logged-command';
import type { EntityView } from '../../model/view';
import type { Operation } from '../../state/gesture';
import { operation } from './operation';

type Declared = Account['operations'][number];
type Kind = EntityView['kind'];

/** Operations that declare a thing of each kind, and what belongs to it alone. */
const DECLARING: Partial<Record<Kind, readonly string[]>> = {
  cluster: ['ECS.CreateCluster', 'ECS.PutClusterCapacityProviders'],
  service: ['ECS.CreateService', 'ApplicationAutoScaling.'],
  task: ['ECS.RegisterTaskDefinition'],
  loadBalancer: ['ELBv2.CreateLoadBalancer', 'ELBv2.CreateListener', 'ELBv2.CreateRule'],
  targetGroup: ['ELBv2.CreateTargetGroup', 'ELBv2.ModifyTargetGroupAttributes'],
  traffic: ['Sandbox.PutTraffic'],
  alarm: ['CloudWatch.PutMetricAlarm'],
  capacityProvider: ['ECS.CreateCapacityProvider', 'AutoScaling.CreateAutoScalingGroup'],
  fileSystem: ['EFS.'],
  containerInstance: ['EC2.RunInstances'],
};

/** Names that declarations call an entity by. */
function namesOf(view: EntityView): readonly string[] {
  switch (view.kind) {
    case 'task':
      return [view.taskDefinition.replace(/:\d+$/, '')];
    case 'service':
      return [view.name, `service/${lastPart(view.clusterArn)}/${view.name}`];
    case 'capacityProvider':
      return [view.name, view.autoScalingGroup.name];
    case 'fileSystem':
      return [view.name, view.fileSystemId];
    case 'containerInstance':
      return [view.name, view.ec2InstanceId];
    default:
      return 'name' in view ? [view.name, view.id] : [view.id];
  }
}

function says(value: unknown, names: readonly string[]): boolean {
  if (typeof value === 'string') return names.includes(value);
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some((one) => says(one, names));
}

/** What an account says of an entity: the operations that would make it again. */
export function declarationsOf(view: EntityView, { operations }: Account): Declared[] {
  const declaring = DECLARING[view.kind] ?? [];
  const names = namesOf(view);
  return operations.filter(
    ({ target, input }) =>
      declaring.some((one) => target === one || (one.endsWith('.') && target.startsWith(one))) &&
      says(input, names),
  );
}

/** Members of commands that say which thing of each kind is meant: names are not, elsewhere. */
const MEANING: Partial<Record<Kind, readonly string[]>> = {
  cluster: ['clusterName'],
  service: ['service', 'serviceName', 'ResourceId'],
  task: ['task', 'tasks', 'taskArn'],
  loadBalancer: ['Name', 'loadBalancer', 'LoadBalancerArn'],
  targetGroup: ['Name', 'TargetGroupArn'],
  traffic: ['name'],
  alarm: ['AlarmName', 'AlarmNames'],
  capacityProvider: ['name', 'capacityProvider', 'AutoScalingGroupName'],
  fileSystem: ['FileSystemId'],
  containerInstance: ['containerInstance', 'containerInstances', 'InstanceIds'],
};
/** Their operations: two kinds may well be called alike. */
const ABOUT: Partial<Record<Kind, RegExp>> = {
  loadBalancer: /LoadBalancer|Listener/,
  targetGroup: /TargetGroup|Targets/,
  traffic: /Traffic/,
  capacityProvider: /CapacityProvider|AutoScaling/,
};

/** Commands of a run that were about an entity, the newest first, at most `most`. */
export function commandsAbout(
  view: EntityView,
  log: readonly LoggedCommand[],
  most: number,
): LoggedCommand[] {
  const names = [...namesOf(view), view.id, lastPart(view.id)];
  const members = MEANING[view.kind] ?? [];
  return log
    .filter(({ target, input }) => {
      if (ABOUT[view.kind]?.test(target) === false) return false;
      return members.some((member) => says(input[member], names));
    })
    .slice(-most)
    .toReversed();
}

/** What is often done with an entity, to begin with: each is one command to be changed. */
export function usualCommands(view: EntityView): { label: string; operation: Operation }[] {
  switch (view.kind) {
    case 'service': {
      const about = { cluster: lastPart(view.clusterArn), service: view.name };
      return [
        {
          label: 'Run another number of tasks',
          operation: operation('ECS.UpdateService', { ...about, desiredCount: view.desired + 1 }),
        },
        {
          label: 'Replace all tasks',
          operation: operation('ECS.UpdateService', { ...about, forceNewDeployment: true }),
        },
        { label: 'Its deployments', operation: operation('ECS.ListServiceDeployments', about) },
      ];
    }
    case 'task': {
      const cluster = lastPart(view.clusterArn);
      return [
        {
          label: 'Stop it',
          operation: operation('ECS.StopTask', { cluster, task: lastPart(view.id) }),
        },
        {
          label: 'Let it fail its health checks',
          operation: operation('Sandbox.InjectFault', {
            type: 'fail-health-check',
            task: lastPart(view.id),
          }),
        },
      ];
    }
    case 'targetGroup':
      return [
        {
          label: 'Drain for another time',
          operation: operation('ELBv2.ModifyTargetGroupAttributes', {
            TargetGroupArn: view.id,
            Attributes: [{ Key: 'deregistration_delay.timeout_seconds', Value: '30' }],
          }),
        },
        {
          label: 'How its targets are',
          operation: operation('ELBv2.DescribeTargetHealth', { TargetGroupArn: view.id }),
        },
      ];
    case 'cluster':
      return [
        {
          label: 'Its services',
          operation: operation('ECS.ListServices', { cluster: view.name }),
        },
        { label: 'Its tasks', operation: operation('ECS.ListTasks', { cluster: view.name }) },
      ];
    case 'traffic':
      return [
        {
          label: 'Take it away',
          operation: operation('Sandbox.DeleteTraffic', { name: view.name }),
        },
      ];
    default:
      return [];
  }
}
