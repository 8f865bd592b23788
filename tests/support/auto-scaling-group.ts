/** Cluster `demo` whose instances come from Auto Scaling group `hosts` by provider `cp`. */
import type { AutoScalingGroup, CapacityProvider } from '../../src/model/capacity-provider';
import { type Ec2Stage, stageEc2 } from './ec2-cluster';
import type { Door } from './sandbox-door';

type Input = Record<string, unknown>;

export interface GroupStage extends Ec2Stage {
  readonly group: AutoScalingGroup;
  readonly provider: CapacityProvider;
}

export const HOSTS_TEMPLATE = {
  LaunchTemplateName: 'hosts',
  LaunchTemplateData: { InstanceType: 'm5.large', UserData: 'ECS_CLUSTER=demo' },
};

/** What CreateAutoScalingGroup is asked for: group `hosts`, none desired and five at most. */
export const HOSTS_GROUP = {
  AutoScalingGroupName: 'hosts',
  LaunchTemplate: { LaunchTemplateName: 'hosts' },
  MinSize: 0,
  MaxSize: 5,
  VPCZoneIdentifier: 'subnet-a,subnet-b',
};

/** Group `hosts` of m5.large, none desired and five at most unless told. */
export function giveGroup({ give }: Door, input: Input = {}): void {
  give('EC2.CreateLaunchTemplate', HOSTS_TEMPLATE);
  give('AutoScaling.CreateAutoScalingGroup', { ...HOSTS_GROUP, ...input });
}

/** `managed`: what is said of managed scaling; undefined for a provider without it. */
export function stageGroup(
  {
    group = {},
    managed = {},
    provider = {},
  }: { group?: Input; managed?: Input | null; provider?: Input } = {},
  seed = 1,
): GroupStage {
  const stage = stageEc2(seed);
  const { door, ctx } = stage;
  giveGroup(door, group);
  door.give('ECS.CreateCapacityProvider', {
    name: 'cp',
    autoScalingGroupProvider: {
      autoScalingGroupArn: 'hosts',
      ...(managed && { managedScaling: managed }),
      ...provider,
    },
  });
  door.give('ECS.PutClusterCapacityProviders', {
    cluster: 'demo',
    capacityProviders: ['cp'],
    defaultCapacityProviderStrategy: [{ capacityProvider: 'cp', weight: 1 }],
  });
  return {
    ...stage,
    group: ctx.world.autoScalingGroups.get('hosts')!,
    provider: ctx.world.capacityProviders.get('cp')!,
    run: (input = {}) => stage.run({ launchType: undefined, ...input }),
    serve: (desiredCount, input = {}) =>
      stage.serve(desiredCount, { launchType: undefined, ...input }),
  };
}
