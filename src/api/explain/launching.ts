import { needsOf } from '../../engine/capacity/placement/task-needs';
import { instancesOf } from '../../engine/capacity/instance-facts';
import { isOut } from '../../engine/capacity/zone-outage';
import type { EngineContext } from '../../engine/engine-context';
import { subnetZone } from '../../engine/network/subnets';
import type { ContainerInstance } from '../../model/container-instance';
import type { Fix } from '../../model/explanation';
import { lastPart } from '../../model/ids';
import { INSTANCE_TYPES, instanceTypeOf, optimizedImage } from '../../model/instance-type';
import type { Service } from '../../model/service';
import { fix } from './finding';

/** One instance more like those that the cluster has, large enough for a task of the service. */
export function launchFix(ctx: EngineContext, service: Service): Fix {
  const cluster = lastPart(service.clusterArn);
  const all = instancesOf(ctx.world, service.clusterArn);
  const like = all.at(-1);
  const InstanceType = typeFor(ctx, service, like?.instanceType ?? 'm5.large');
  const isAlike = InstanceType === like?.instanceType;
  const name = like?.tags.find(({ key }) => key === 'Name')?.value ?? `${cluster}-instance`;
  const script = `#!/bin/bash\necho ECS_CLUSTER=${cluster} >> /etc/ecs/ecs.config\n`;
  return fix(`Launch another ${InstanceType}`, 'EC2.RunInstances', {
    ImageId: isAlike ? like.imageId : optimizedImage(InstanceType),
    InstanceType,
    MinCount: 1,
    MaxCount: 1,
    ...(like && like.securityGroupIds.length > 0 && { SecurityGroupIds: like.securityGroupIds }),
    SubnetId: subnetFor(ctx, service, all),
    UserData: btoa(script),
    ...(like?.instanceRole !== undefined && {
      IamInstanceProfile: { Name: lastPart(like.instanceRole) },
    }),
    TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'Name', Value: name }] }],
  });
}

/** The one there is, if a task fits an empty one; else the first in the list that holds it. */
function typeFor({ world }: EngineContext, service: Service, usual: string): string {
  const definition = world.taskDefinitions.get(service.taskDefinitionArn);
  if (!definition) return usual;
  const { cpu, memory } = needsOf(definition);
  const architecture = instanceTypeOf(usual)?.architecture;
  const holds = (one: (typeof INSTANCE_TYPES)[number]) =>
    one.architecture === architecture && one.vcpus * 1024 >= cpu && one.registeredMib >= memory;
  const known = instanceTypeOf(usual);
  if (known && holds(known)) return usual;
  return INSTANCE_TYPES.find(holds)?.name ?? usual;
}

/** Where the service's tasks may be, else where the cluster's instances are: the emptiest one. */
function subnetFor(
  ctx: EngineContext,
  service: Service,
  instances: readonly ContainerInstance[],
): string {
  const own = service.networkConfiguration?.awsvpcConfiguration.subnets ?? [];
  const used = instances.map(({ subnetId }) => subnetId);
  const candidates = own.length > 0 ? own : [...used, ...ctx.world.subnets.keys(), 'subnet-a'];
  const open = candidates.filter((one) => !isOut(ctx, subnetZone(ctx, one)));
  const crowd = (id: string) => used.filter((one) => one === id).length;
  const known = own.length > 0 || used.length === 0 ? open : open.filter((one) => crowd(one) > 0);
  const choice = known.length > 0 ? known : open.length > 0 ? open : candidates;
  return choice.reduce((least, one) => (crowd(one) < crowd(least) ? one : least));
}
