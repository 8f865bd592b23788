import { isFull, overFargateQuota } from '../../engine/capacity/fargate-capacity';
import { hasDeclaredCapacity, instancesOf } from '../../engine/capacity/instance-facts';
import type { MisfitReason } from '../../engine/capacity/placement/fit';
import { misfitsFor } from '../../engine/capacity/placement/misfits';
import { freeOf, usageOf } from '../../engine/capacity/usage';
import { quotaOf } from '../../engine/capacity/quotas';
import { isOut } from '../../engine/capacity/zone-outage';
import { launchTypeOf } from '../../engine/control-plane/launch-types';
import type { EngineContext } from '../../engine/engine-context';
import { subnetZone } from '../../engine/network/subnets';
import { lastPart } from '../../model/ids';
import type { ContainerInstance } from '../../model/container-instance';
import type { Fix } from '../../model/explanation';
import type { Service } from '../../model/service';
import { faultOf, injected } from './faults';
import { advice, cause, chainOf, type Finding, fix } from './finding';
import { portFixes } from './host-ports';
import { launchFix } from './launching';
import { describeService } from './names';
import { scatteredFinding } from './scattered';

/** Why no further task of a service finds a place; null where one would. */
export function placementFinding(ctx: EngineContext, service: Service): Finding | null {
  if (launchTypeOf(service) === 'FARGATE') return fargateFinding(ctx, service);
  if (!hasDeclaredCapacity(ctx.world, service.clusterArn)) return null;
  const cluster = lastPart(service.clusterArn);
  const all = instancesOf(ctx.world, service.clusterArn);
  const providers = providersOf(service);
  const instances =
    providers.length === 0
      ? all
      : all.filter(({ capacityProviderName: name }) => name && providers.includes(name));
  if (instances.length === 0 && providers.length === 0) {
    return {
      causes: [
        cause(
          `Cluster ${cluster} has no container instances.`,
          '0 instances',
          `aws ecs list-container-instances --cluster ${cluster}`,
        ),
      ],
      fixes: [launchFix(ctx, service)],
    };
  }
  const misfits = misfitsFor(ctx, service).filter(({ instance }) => instances.includes(instance));
  if (misfits.some(({ reason }) => reason === null)) return null;
  const usages = usageOf(ctx.world, instances);
  const definition = ctx.world.taskDefinitions.get(service.taskDefinitionArn);
  const hasInterface = definition?.networkMode === 'awsvpc';
  const rows = misfits.map(({ instance, reason }) => {
    const usage = usages.get(instance.arn);
    const free = usage && freeOf(instance, usage);
    const cards = hasInterface ? `, ${free?.interfaces ?? 0} ENIs` : '';
    const left = free ? ` (${free.cpu} CPU, ${free.memory} MiB${cards} free)` : '';
    const why = instance.state === 'running' ? WORDS[reason ?? 'INACTIVE'] : `is ${instance.state}`;
    return `${instance.ec2InstanceId}: ${why}${left}`;
  });
  const whose = providers.length === 0 ? cluster : providers.join(', ');
  const noRoom = cause(
    `No container instance of ${whose} has room for a further task of ${service.name}.`,
    rows.length === 0 ? '0 instances' : rows.join('; '),
    showInstances(cluster, instances),
  );
  const out = instances.find(({ availabilityZone }) => isOut(ctx, availabilityZone));
  const outage = out && faultOf(ctx, 'az-outage');
  // An instance that no group of the provider launched is not the provider's.
  const more =
    providers.length === 0
      ? [launchFix(ctx, service)]
      : providers.flatMap((name) => growth(ctx, name));
  const scattered = scatteredFinding(ctx, service, misfits);
  const room = [...portFixes(ctx, service, misfits), ...activations(cluster, misfits)];
  const findings = [{ causes: [noRoom], fixes: room }, ...(scattered ? [scattered] : [])];
  const fault = outage ? [injected(outage)] : [];
  return chainOf([...findings, { causes: [], fixes: more }, ...fault]);
}

const showInstances = (cluster: string, instances: readonly ContainerInstance[]): string =>
  instances.length === 0
    ? `aws ecs list-container-instances --cluster ${cluster}`
    : `aws ecs describe-container-instances --cluster ${cluster} --container-instances ${instances.map(({ id }) => id).join(' ')}`;

/** Of a strategy the providers that tasks may go to. */
function providersOf({ capacityProviderStrategy = [] }: Service): string[] {
  const used = capacityProviderStrategy.filter(({ base = 0, weight = 0 }) => base + weight > 0);
  return (used.length > 0 ? used : capacityProviderStrategy).map((one) => one.capacityProvider);
}

/** One instance more in a provider's group, and room for it there. */
function growth({ world }: EngineContext, provider: string): Fix[] {
  const named = world.capacityProviders.get(provider)?.autoScalingGroupName;
  const group = world.autoScalingGroups.get(named ?? '');
  if (!group) return [];
  const { name: AutoScalingGroupName, desiredCapacity, maxSize } = group;
  const DesiredCapacity = desiredCapacity + 1;
  const MaxSize = Math.max(maxSize, DesiredCapacity);
  return [
    fix(`Have ${AutoScalingGroupName} launch another`, 'AutoScaling.UpdateAutoScalingGroup', {
      AutoScalingGroupName,
      DesiredCapacity,
      MaxSize,
    }),
  ];
}

/** Those that were set to DRAINING may take tasks again, and those that were stopped run again. */
const activations = (
  cluster: string,
  misfits: readonly { instance: ContainerInstance; reason: MisfitReason | null }[],
) =>
  misfits.flatMap(({ instance }) => {
    const { ec2InstanceId, state, status } = instance;
    if (state === 'stopped') {
      const InstanceIds = [ec2InstanceId];
      return [fix(`Start ${ec2InstanceId}`, 'EC2.StartInstances', { InstanceIds })];
    }
    if (status !== 'DRAINING' || state !== 'running') return [];
    return [
      fix(`Let ${instance.ec2InstanceId} take tasks again`, 'ECS.UpdateContainerInstancesState', {
        cluster,
        containerInstances: [instance.id],
        status: 'ACTIVE',
      }),
    ];
  });

const WORDS: Record<MisfitReason, string> = {
  INACTIVE: 'is not ACTIVE',
  LOCATION: 'is in another zone than the task’s subnets',
  AGENT: 'its agent is not connected',
  ATTRIBUTE: 'lacks an attribute',
  'RESOURCE:CPU': 'has too little CPU left',
  'RESOURCE:MEMORY': 'has too little memory left',
  'RESOURCE:PORTS': 'has a port in use that the task wants',
  'RESOURCE:ENI': 'has no network interface left',
  'DistinctInstance placement constraint unsatisfied.': 'has a task of the service already',
  'MemberOf placement constraint unsatisfied.': 'is kept out by a constraint',
};

/** The account's vCPUs on Fargate are used up. */
function quotaFinding(ctx: EngineContext, service: Service, provider?: string): Finding | null {
  const definition = ctx.world.taskDefinitions.get(service.taskDefinitionArn);
  const over = overFargateQuota(ctx, Number(definition?.cpu ?? 0), provider);
  if (over === undefined) return null;
  const quota =
    provider === 'FARGATE_SPOT'
      ? 'fargate-spot-vcpu-resource-count'
      : 'fargate-on-demand-vcpu-resource-count';
  const now = quotaOf(ctx, quota);
  const cpu = Number(definition?.cpu ?? 0) / 1024;
  const wanted = Math.max(2 * now, Math.ceil(now + 2 * cpu * service.desiredCount));
  return {
    causes: [
      cause(
        `The account may use ${now} vCPUs of Fargate at once, and a further task needs ${cpu}.`,
        over,
        'aws sandbox list-quotas',
      ),
    ],
    fixes: [
      fix(`Have the quota raised to ${wanted} vCPUs`, 'Sandbox.PutQuota', {
        enabled: true,
        set: { [quota]: wanted },
      }),
      advice('Or want fewer tasks, or smaller ones.'),
    ],
  };
}

/** Fargate itself, in the zones that the service may be in. */
function fargateFinding(ctx: EngineContext, service: Service): Finding | null {
  const subnets = service.networkConfiguration?.awsvpcConfiguration.subnets ?? [];
  const zones = [...new Set(subnets.map((subnet) => subnetZone(ctx, subnet)))];
  const providers = providersOf(service);
  for (const provider of providers.length > 0 ? providers : [undefined]) {
    const over = quotaFinding(ctx, service, provider);
    if (over) return over;
    const on = { launchType: 'FARGATE' as const, capacityProviderName: provider };
    const isShut = (zone: string) => isOut(ctx, zone) || isFull(ctx, zone, on);
    if (zones.length === 0 || !zones.every(isShut)) continue;
    const none = cause(
      `There is no ${provider ?? 'Fargate'} capacity in ${zones.join(', ')}.`,
      'Capacity is unavailable at this time.',
      describeService(service),
    );
    const fault =
      faultOf(ctx, 'capacity-unavailable', { resource: provider }) ?? faultOf(ctx, 'az-outage');
    return chainOf([{ causes: [none], fixes: [] }, ...(fault ? [injected(fault)] : [])]);
  }
  return null;
}
