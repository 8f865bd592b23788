import type { FileSystem, MountTarget } from '../../model/file-system';
import type { Task } from '../../model/task';
import type { EngineContext } from '../engine-context';
import { mountTargetParty, type Party, taskParty } from '../network/parties';
import { isReachable } from '../network/reachability';
import { subnetZone } from '../network/subnets';

/** The port of NFS. */
export const NFS_PORT = 2049;

/** The mount target of a file system that a task's zone has: clients find no other. */
export const mountTargetFor = (
  ctx: EngineContext,
  task: Task,
  system: FileSystem,
): MountTarget | undefined =>
  system.mountTargets.find((one) => subnetZone(ctx, one.subnetId) === task.availabilityZone);

/** FAULT-6: nothing gets through to the file system, or to any. */
export function isUnreachable({ world }: EngineContext, system: FileSystem): boolean {
  for (const { active, type, resource } of world.faults.values()) {
    if (!active || type !== 'efs-unreachable') continue;
    if (resource === undefined || resource === system.id) return true;
  }
  return false;
}

/** EFS-2: whether NFS gets from the task to the mount target in its zone. */
export function canReachFileSystem(ctx: EngineContext, task: Task, system: FileSystem): boolean {
  if (isUnreachable(ctx, system)) return false;
  const target = mountTargetFor(ctx, task, system);
  const to = target ? mountTargetParty(ctx, target) : ANYWHERE;
  return isReachable(ctx, { from: mountingParty(ctx, task), to, port: NFS_PORT });
}

/** A mount target that nobody declared. */
const ANYWHERE: Party = { groups: [], addresses: ['10.0.0.1'], vpcId: null };

/** On a declared EC2 instance it is the instance that mounts, not the task's own interface. */
function mountingParty(ctx: EngineContext, task: Task): Party {
  const instance = ctx.world.containerInstances.get(task.containerInstanceArn ?? '');
  const own = taskParty(ctx, task);
  if (!instance) return own;
  return { ...own, groups: instance.securityGroupIds, addresses: [instance.privateIp] };
}
