import { injectFault as inject, missOf } from '../../../engine/control-plane/operations';
import type { FaultSpec } from '../../../engine/control-plane/operations';
import { LIMITS } from '../../../engine/limits';
import { nameOfFileSystem } from '../../../engine/storage/file-systems';
import type { World } from '../../../engine/world/world';
import { sandboxErrors } from '../../contract/errors';
import { REGION } from '../../../model/ids';
import type { InputOf } from '../../contract/operations';
import type { Handler } from '../../handler';
import { found, refuse } from '../../refusal';
import { alarmOf } from '../cloudwatch/alarm-names';
import { liveFileSystems } from '../efs/efs-references';
import { isFargateProvider } from '../ecs/capacity-providers';
import { activeCluster, serviceAnywhere, serviceOf, taskAnywhere } from '../references';
import { describeFault } from './describe-fault';

export const injectFault: Handler<'Sandbox.InjectFault'> = ({ ctx }, input) => {
  const spec = specOf(ctx.world, input);
  const miss = missOf(ctx, spec);
  if (miss !== undefined) {
    refuse(sandboxErrors.invalid(`A ${spec.type} would hit nobody: there is ${miss} to aim at.`));
  }
  return { fault: describeFault(inject(ctx, spec)) };
};

/** Members that belong to one type of fault only. */
const ONLY_FOR = {
  factor: 'slow-task',
  errorRate: 'error-burst',
  mibPerSecond: 'memory-leak',
  securityGroup: 'block-security-group',
  subnet: 'exhaust-subnet-ips',
} as const;

function specOf(world: World, input: InputOf<'Sandbox.InjectFault'>): FaultSpec {
  const { type, task, service, cluster, image, count, factor, errorRate } = input;
  if ((type === 'revoke-role') !== (input.role !== undefined)) {
    refuse(sandboxErrors.invalid('role says whose permissions a revoke-role takes.'));
  }
  for (const member of Object.keys(ONLY_FOR) as (keyof typeof ONLY_FOR)[]) {
    if (input[member] !== undefined && type !== ONLY_FOR[member]) {
      refuse(sandboxErrors.invalid(`${member} is for ${ONLY_FOR[member]} only.`));
    }
  }
  if (input.for !== undefined && input.for > LIMITS.waitSeconds) {
    refuse(sandboxErrors.invalid(`A fault lasts ${LIMITS.waitSeconds} s at most: a year.`));
  }
  const { availabilityZone, alarmName } = input;
  if ((type === 'alarm') !== (alarmName !== undefined)) {
    refuse(sandboxErrors.invalid('alarmName says which alarm a fault of type alarm is about.'));
  }
  if (type === 'az-outage' && availabilityZone === undefined) {
    refuse(sandboxErrors.invalid('An az-outage needs an availabilityZone.'));
  }
  if (availabilityZone !== undefined && !new RegExp(`^${REGION}[a-f]$`).test(availabilityZone)) {
    refuse(
      sandboxErrors.invalid(
        `'${availabilityZone}' is no zone: ${REGION}a, ${REGION}b, ${REGION}c.`,
      ),
    );
  }
  return {
    type,
    taskArns: task === undefined ? undefined : [taskAnywhere(world, task).arn],
    serviceArn: service && serviceFor(world, cluster, service).arn,
    clusterArn: cluster && activeCluster(world, cluster).arn,
    image,
    count,
    forSeconds: input.for,
    factor,
    errorRate,
    mibPerSecond: input.mibPerSecond,
    availabilityZone,
    alarmName: alarmName && alarmOf(world, alarmName).name,
    resource: resourceOf(world, input),
  };
}

/** What a fault of the infrastructure is aimed at. */
function resourceOf(world: World, input: InputOf<'Sandbox.InjectFault'>): string | undefined {
  // Every registry, unless an image or the beginning of its reference says which.
  if (input.type === 'registry-outage') return input.image ?? '';
  const { containerInstance, role, subnet, fileSystem } = input;
  if (input.type === 'block-security-group') return securityGroupIn(world, input);
  if (input.type === 'capacity-unavailable') return providerIn(world, input.capacityProvider);
  if (containerInstance !== undefined) return instanceAnywhere(world, containerInstance);
  return role ?? subnet ?? fileSystemIn(world, fileSystem);
}

/** A capacity provider that there is. */
function providerIn(world: World, name: string | undefined): string | undefined {
  if (name === undefined || isFargateProvider(name) || world.capacityProviders.has(name)) {
    return name;
  }
  return refuse(sandboxErrors.notFound('capacity provider', name));
}

/** Its EC2 id, by that itself, or its id or ARN as a container instance. */
function instanceAnywhere(world: World, reference: string): string {
  const one = [...world.containerInstances.values()].find(({ arn, id, ec2InstanceId }) =>
    [arn, id, ec2InstanceId].includes(reference),
  );
  return found(one, sandboxErrors.notFound('container instance', reference)).ec2InstanceId;
}

/**
 * The group, by its name too; without one, the service whose tasks are cut off, those to come
 * included.
 */
function securityGroupIn(world: World, input: InputOf<'Sandbox.InjectFault'>): string | undefined {
  const { securityGroup, service, cluster, task, count } = input;
  if (securityGroup !== undefined) {
    const named = [...world.securityGroups.values()].find(({ name }) => name === securityGroup);
    return world.securityGroups.has(securityGroup) ? securityGroup : (named?.id ?? securityGroup);
  }
  if (service === undefined || task !== undefined || count !== undefined) return undefined;
  return serviceFor(world, cluster, service).arn;
}

/** Its id, where it is given by its name. */
const fileSystemIn = (world: World, reference: string | undefined): string | undefined =>
  liveFileSystems(world).find((one) => nameOfFileSystem(one) === reference)?.id ?? reference;

/** A service of the cluster named, or of whichever has it. */
function serviceFor(world: World, cluster: string | undefined, service: string) {
  if (cluster === undefined) return serviceAnywhere(world, service);
  return serviceOf(world, activeCluster(world, cluster), service);
}
