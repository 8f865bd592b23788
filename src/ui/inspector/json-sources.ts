import type { EntityView } from '../../model/view';
import type { Operation } from '../../state/gesture';
import { lastPart } from '../../model/ids';
import { operation } from './operation';

/** A describe about an entity, and the list in its answer that holds the one thing asked for. */
export interface JsonSource {
  operation: Operation;
  /** Absent where the whole answer is the thing. */
  list?: string;
  /** Which of the list it is, where the answer holds others too. */
  isIt?: (item: Record<string, unknown>) => boolean;
}

/** One describe, and the one thing asked for in its list. */
const only = (operation: Operation, list: string, isIt?: JsonSource['isIt']): JsonSource[] => [
  isIt ? { operation, list, isIt } : { operation, list },
];

/** The describes that tell about an entity, the plainest first. */
export function jsonSourcesOf(view: EntityView): JsonSource[] {
  switch (view.kind) {
    case 'cluster':
      return only(operation('ECS.DescribeClusters', { clusters: [view.name] }), 'clusters');
    case 'service': {
      const about = { cluster: lastPart(view.clusterArn), services: [view.name] };
      const { taskDefinition } = view;
      return [
        { operation: operation('ECS.DescribeServices', about), list: 'services' },
        { operation: operation('ECS.DescribeTaskDefinition', { taskDefinition }) },
      ];
    }
    case 'task': {
      const about = { cluster: lastPart(view.clusterArn), tasks: [lastPart(view.id)] };
      const { taskDefinition } = view;
      return [
        { operation: operation('ECS.DescribeTasks', about), list: 'tasks' },
        { operation: operation('ECS.DescribeTaskDefinition', { taskDefinition }) },
      ];
    }
    case 'loadBalancer': {
      const about = { LoadBalancerArn: view.id };
      const arns = { LoadBalancerArns: [view.id] };
      return [
        { operation: operation('ELBv2.DescribeLoadBalancers', arns), list: 'LoadBalancers' },
        { operation: operation('ELBv2.DescribeListeners', about) },
        { operation: operation('ELBv2.DescribeLoadBalancerAttributes', about) },
      ];
    }
    case 'targetGroup': {
      const about = { TargetGroupArn: view.id };
      const arns = { TargetGroupArns: [view.id] };
      return [
        { operation: operation('ELBv2.DescribeTargetGroups', arns), list: 'TargetGroups' },
        { operation: operation('ELBv2.DescribeTargetHealth', about) },
        { operation: operation('ELBv2.DescribeTargetGroupAttributes', about) },
      ];
    }
    case 'traffic':
      return only(
        operation('Sandbox.ListTraffic', {}),
        'traffic',
        ({ name }) => name === view.name,
      );
    case 'alarm':
      return only(
        operation('CloudWatch.DescribeAlarms', { AlarmNames: [view.name] }),
        'MetricAlarms',
      );
    case 'fault':
      return only(
        operation('Sandbox.ListFaults', { all: true }),
        'faults',
        ({ faultId }) => faultId === view.fault.faultId,
      );
    case 'containerInstance':
    case 'capacityProvider':
    case 'fileSystem':
    case 'ebsVolume':
      return infrastructureSourcesOf(view);
    default:
      return [];
  }
}

type Infrastructure = Extract<
  EntityView,
  { kind: 'containerInstance' | 'capacityProvider' | 'fileSystem' | 'ebsVolume' }
>;

/** The same of what services run on and with. */
function infrastructureSourcesOf(view: Infrastructure): JsonSource[] {
  switch (view.kind) {
    case 'containerInstance': {
      const [cluster, containerInstances] = [lastPart(view.clusterArn), [lastPart(view.id)]];
      return [
        {
          operation: operation('ECS.DescribeContainerInstances', { cluster, containerInstances }),
          list: 'containerInstances',
        },
        {
          operation: operation('EC2.DescribeInstances', { InstanceIds: [view.ec2InstanceId] }),
          list: 'Reservations',
        },
      ];
    }
    case 'capacityProvider': {
      const groups = { AutoScalingGroupNames: [view.autoScalingGroup.name] };
      return [
        {
          operation: operation('ECS.DescribeCapacityProviders', { capacityProviders: [view.name] }),
          list: 'capacityProviders',
        },
        {
          operation: operation('AutoScaling.DescribeAutoScalingGroups', groups),
          list: 'AutoScalingGroups',
        },
      ];
    }
    case 'fileSystem': {
      const about = { FileSystemId: view.fileSystemId };
      return [
        { operation: operation('EFS.DescribeFileSystems', about), list: 'FileSystems' },
        { operation: operation('EFS.DescribeMountTargets', about) },
        { operation: operation('EFS.DescribeAccessPoints', about) },
      ];
    }
    case 'ebsVolume':
      return only(operation('EC2.DescribeVolumes', { VolumeIds: [view.volumeId] }), 'Volumes');
  }
}
