import { optimizedImage } from '../../model/instance-type';
import { lastPart } from '../../model/ids';
import type { CapacityProviderView, ContainerInstanceView } from '../../model/infrastructure-view';
import type { Gesture, Operation } from '../gesture';
import { type Providers, putProviders } from './cluster-providers';
import { freeClusterName } from './containers';
import { allOf, counted, type Entities, freeName } from './entities';

/** What tells the agent its cluster, as the API takes it: in Base64. */
const userDataFor = (cluster: string): string =>
  btoa(`#!/bin/bash\necho ECS_CLUSTER=${cluster} >> /etc/ecs/ecs.config\n`);

interface ClusterChoice {
  /** Name or ARN; without one a cluster is made, called `newCluster`. */
  cluster?: string | null;
  newCluster?: string;
}

function clusterFor(entities: Entities, { cluster, newCluster }: ClusterChoice) {
  if (cluster) return { name: lastPart(cluster), operations: [] as Operation[] };
  const name = newCluster ?? freeClusterName(entities);
  const create: Operation = { target: 'ECS.CreateCluster', input: { clusterName: name } };
  return { name, operations: [create] };
}

export interface InstanceOptions extends ClusterChoice {
  /** The tag Name of the first; the others count on from it. */
  name: string;
  instanceType: string;
  count: number;
  /** The instances are shared out over them, the first ones first. */
  subnets: readonly string[];
  securityGroups: readonly string[];
  isSpot: boolean;
  at?: { x: number; y: number } | null;
}

const takenNames = (entities: Entities): Set<string> =>
  new Set(allOf(entities, 'containerInstance').map((one) => one.name));

/** `instance-1`, or the first after it that no instance has. */
export function freeInstanceName(entities: Entities): string {
  const taken = takenNames(entities);
  let n = 1;
  while (taken.has(`instance-${n}`)) n++;
  return `instance-${n}`;
}

/** `box`, `box-2`, `box-3`; after `box-7` comes `box-8`: no two instances have one name. */
function namesFrom(entities: Entities, first: string, count: number): string[] {
  const taken = takenNames(entities);
  const base = first.replace(/-\d{1,6}$/, '');
  let n = base === first ? 1 : Number(first.slice(base.length + 1));
  const names = [first];
  while (names.length < count) {
    const name = `${base}-${++n}`;
    if (!taken.has(name)) names.push(name);
  }
  return names;
}

/** `aws ec2 run-instances`, once for each: all of one launch would have one subnet and one name. */
export function planInstances(entities: Entities, options: InstanceOptions): Gesture {
  const { name, instanceType, count, subnets, securityGroups, isSpot, at } = options;
  const { name: cluster, operations } = clusterFor(entities, options);
  namesFrom(entities, name, count).forEach((Value, index) => {
    operations.push({
      target: 'EC2.RunInstances',
      input: {
        ImageId: optimizedImage(instanceType),
        InstanceType: instanceType,
        MinCount: 1,
        MaxCount: 1,
        ...(securityGroups.length > 0 && { SecurityGroupIds: [...securityGroups] }),
        SubnetId: subnets[index % subnets.length],
        UserData: userDataFor(cluster),
        TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'Name', Value }] }],
        ...(isSpot && { InstanceMarketOptions: { MarketType: 'spot' } }),
      },
    });
  });
  return {
    label: count === 1 ? `Launch instance ${name}` : `Launch ${count} instances ${name}`,
    operations,
    ...(at && !options.cluster && { places: [{ kind: 'cluster', name: cluster, ...at }] }),
  };
}

export interface ProviderOptions extends ClusterChoice {
  name: string;
  instanceType: string;
  isSpot: boolean;
  min: number;
  max: number;
  desired: number;
  subnets: readonly string[];
  securityGroups: readonly string[];
  /** Percent; null without managed scaling. */
  targetCapacity: number | null;
  managedTerminationProtection: boolean;
  managedDraining: boolean;
  /** Services that say nothing of capacity get it. */
  isDefault: boolean;
  at?: { x: number; y: number } | null;
}

export const freeProviderName = (entities: Entities, cluster: string): string =>
  freeName(
    `${lastPart(cluster)}-ec2`,
    allOf(entities, 'capacityProvider').map((one) => one.name),
  );

/** Launch template, Auto Scaling group, the provider of that, and its place in the cluster. */
export function planProvider(entities: Entities, options: ProviderOptions): Gesture {
  const { name, at } = options;
  const { name: cluster, operations } = clusterFor(entities, options);
  const known = allOf(entities, 'cluster').find((one) => one.name === cluster);
  const before: Providers = known ?? {
    name: cluster,
    capacityProviders: [],
    defaultCapacityProviderStrategy: [],
  };
  const own = { capacityProvider: name, weight: 1, base: 0 };
  operations.push(launchTemplate(cluster, options), group(options), provider(options));
  operations.push(
    putProviders(before, {
      providers: [...before.capacityProviders, name],
      ...(options.isDefault && { strategy: [own] }),
    }),
  );
  return {
    label: `Create capacity provider ${name}`,
    operations,
    ...(at && !options.cluster && { places: [{ kind: 'cluster', name: cluster, ...at }] }),
  };
}

const launchTemplate = (cluster: string, options: ProviderOptions): Operation => ({
  target: 'EC2.CreateLaunchTemplate',
  input: {
    LaunchTemplateName: `${options.name}-template`,
    LaunchTemplateData: {
      ImageId: optimizedImage(options.instanceType),
      InstanceType: options.instanceType,
      UserData: userDataFor(cluster),
      ...(options.securityGroups.length > 0 && { SecurityGroupIds: [...options.securityGroups] }),
      ...(options.isSpot && { InstanceMarketOptions: { MarketType: 'spot' } }),
    },
  },
});

const group = (options: ProviderOptions): Operation => ({
  target: 'AutoScaling.CreateAutoScalingGroup',
  input: {
    AutoScalingGroupName: `${options.name}-asg`,
    LaunchTemplate: { LaunchTemplateName: `${options.name}-template` },
    MinSize: options.min,
    MaxSize: options.max,
    DesiredCapacity: options.desired,
    VPCZoneIdentifier: options.subnets.join(','),
    ...(options.managedTerminationProtection && { NewInstancesProtectedFromScaleIn: true }),
  },
});

const provider = (options: ProviderOptions): Operation => ({
  target: 'ECS.CreateCapacityProvider',
  input: {
    name: options.name,
    autoScalingGroupProvider: {
      autoScalingGroupArn: `${options.name}-asg`,
      managedScaling:
        options.targetCapacity === null
          ? { status: 'DISABLED' }
          : { status: 'ENABLED', targetCapacity: options.targetCapacity },
      managedTerminationProtection: options.managedTerminationProtection ? 'ENABLED' : 'DISABLED',
      managedDraining: options.managedDraining ? 'ENABLED' : 'DISABLED',
    },
  },
});

/** DRAINING takes its tasks elsewhere; ACTIVE lets tasks come again. */
export const planInstanceState = (
  instance: ContainerInstanceView,
  status: 'ACTIVE' | 'DRAINING',
): Gesture => ({
  label: `${status === 'DRAINING' ? 'Drain' : 'Activate'} instance ${instance.name}`,
  operations: [
    {
      target: 'ECS.UpdateContainerInstancesState',
      input: {
        cluster: lastPart(instance.clusterArn),
        containerInstances: [lastPart(instance.id)],
        status,
      },
    },
  ],
});

/** EC2's own switches: tasks on what stops or is terminated end. */
export const planInstancePower = (
  instance: ContainerInstanceView,
  power: 'Stop' | 'Start',
): Gesture => ({
  label: `${power} instance ${instance.name}`,
  operations: [
    { target: `EC2.${power}Instances`, input: { InstanceIds: [instance.ec2InstanceId] } },
  ],
});

/** Another size of a provider's group. */
export const planGroupSize = (
  { name, autoScalingGroup }: CapacityProviderView,
  size: { min?: number; max?: number; desired?: number },
): Gesture => ({
  label: `Resize the group of ${name}`,
  operations: [
    {
      target: 'AutoScaling.UpdateAutoScalingGroup',
      input: {
        AutoScalingGroupName: autoScalingGroup.name,
        ...(size.min !== undefined && { MinSize: size.min }),
        ...(size.max !== undefined && { MaxSize: size.max }),
        ...(size.desired !== undefined && { DesiredCapacity: size.desired }),
      },
    },
  ],
});

/** What terminating an instance does besides, in words. */
export function terminationWords(instance: ContainerInstanceView): string[] {
  const tasks = instance.runningTasks + instance.pendingTasks;
  return [
    ...(tasks > 0 ? [`${counted(tasks, 'task')} on it end at once: nothing is drained.`] : []),
    ...(instance.capacityProvider === null
      ? []
      : ['Its Auto Scaling group launches another one while it wants as many as now.']),
  ];
}
