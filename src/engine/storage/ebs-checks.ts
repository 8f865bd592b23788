import { instanceTypeOf } from '../../model/instance-type';
import { REGION } from '../../model/ids';
import type { Task } from '../../model/task';
import type { ManagedEbsVolume } from '../../model/volume';
import type { StartFault } from '../control-plane/start-fault';
import type { EngineContext } from '../engine-context';
import { isPermitted, trusts } from '../iam/permissions';
import { TIMINGS } from '../timings';

/** The one zone in which Fargate attaches no EBS volumes (ebs-volumes page). */
const ZONE_WITHOUT_EBS = `${REGION}c`;

/** What ECS does with the infrastructure role, in the order in which it does it. */
const NEEDED = ['ec2:CreateVolume', 'ec2:AttachVolume'];

/**
 * EBS-2: why ECS cannot make or attach the volume that a task is to have; undefined where it can.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/troubleshoot-ebs-volumes-scenarios.html
 */
export function ebsRefusal(
  ctx: EngineContext,
  task: Task,
  asked: ManagedEbsVolume | undefined,
): string | undefined {
  if (!asked) return undefined;
  const { roleArn } = asked;
  if (!trusts(ctx, roleArn, 'ecs.amazonaws.com')) return TEXT.cannotAssume(roleArn);
  const missing = NEEDED.find((action) => !isPermitted(ctx, roleArn, action));
  if (missing !== undefined) return TEXT.notPermitted(roleArn, missing);
  if (task.launchType === 'FARGATE') {
    return task.availabilityZone === ZONE_WITHOUT_EBS
      ? TEXT.wrongZone(task.availabilityZone)
      : undefined;
  }
  const instance = ctx.world.containerInstances.get(task.containerInstanceArn ?? '');
  const isNitro = instance === undefined || instanceTypeOf(instance.instanceType) !== undefined;
  return isNitro ? undefined : TEXT.notNitro(instance.instanceType);
}

/** The first is AWS's, the others are worded by the sandbox. */
const TEXT = {
  cannotAssume: (role: string) =>
    `ECS was unable to assume the configured ECS Infrastructure Role '${role}'. ` +
    'Please verify that the role being passed has the proper trust relationship with Amazon ECS.',
  notPermitted: (role: string, action: string) =>
    `ECS was unable to create the EBS volume: the ECS Infrastructure Role '${role}' is not ` +
    `authorized to perform ${action}.`,
  wrongZone: (zone: string) =>
    `EBS volumes cannot be attached to Fargate tasks in the Availability Zone ${zone}.`,
  notNitro: (type: string) => `EBS volumes cannot be attached to tasks on instance type ${type}.`,
} as const;

/** The volume is looked at when it is made, and its attachment remembers what came of it. */
export function ebsCheck(_ctx: EngineContext, task: Task): StartFault | undefined {
  const failed = task.volumes?.find((one) => one.type === 'ebs' && one.status === 'FAILED');
  if (failed?.statusReason === undefined) return undefined;
  return { after: TIMINGS.ebsRefused, reason: `TaskFailedToStart: ${failed.statusReason}` };
}
