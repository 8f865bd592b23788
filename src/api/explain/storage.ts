import type { EngineContext } from '../../engine/engine-context';
import { mountTargetParty, taskParty } from '../../engine/network/parties';
import { ebsRefusal } from '../../engine/storage/ebs-checks';
import { fileSystemFor } from '../../engine/storage/file-systems';
import { isUnreachable, mountTargetFor, NFS_PORT } from '../../engine/storage/mount-targets';
import { declaredVolume } from '../../engine/storage/mounts';
import { taskRoleOf } from '../../engine/storage/volume-settings';
import type { FileSystem } from '../../model/file-system';
import type { Task } from '../../model/task';
import { faultOf, injected } from './faults';
import { advice, cause, chainOf, type Finding, fix } from './finding';
import { rootFinding } from './file-system-roots';
import { describeTask } from './names';
import { roleFinding } from './roles';
import { securityGroupFinding } from './security-groups';

/** What keeps a volume of a task from being mounted. */
export function mountFinding(ctx: EngineContext, task: Task): Finding | null {
  for (const volume of task.volumes ?? []) {
    const declared = declaredVolume(ctx, task, volume);
    const efs = declared?.efsVolumeConfiguration;
    if (volume.type === 'ebs') {
      const refused = ebsFinding(ctx, task, volume);
      if (refused) return refused;
    }
    if (!declared || !efs) continue;
    const system = fileSystemFor(ctx, efs.fileSystemId);
    const found =
      reachFinding(ctx, task, system) ??
      (efs.authorizationConfig?.iam === 'ENABLED'
        ? roleFinding(
            ctx,
            taskRoleOf(ctx, task),
            'task role',
            ['elasticfilesystem:ClientMount', 'elasticfilesystem:ClientWrite'],
            system.arn,
          )
        : null) ??
      rootFinding(ctx, task, system, declared);
    if (found) return found;
  }
  return null;
}

function reachFinding(ctx: EngineContext, task: Task, system: FileSystem): Finding | null {
  const show = `aws efs describe-mount-targets --file-system-id ${system.id}`;
  if (isUnreachable(ctx, system)) {
    const cut = cause(`Nothing gets through to file system ${system.id}.`, 'a fault', show);
    const fault = faultOf(ctx, 'efs-unreachable', { resource: system.id });
    return chainOf([{ causes: [cut], fixes: [] }, ...(fault ? [injected(fault)] : [])]);
  }
  if (system.isDeleted) {
    return {
      causes: [cause(`File system ${system.id} has been deleted.`, 'not found', show)],
      fixes: [advice('Register a revision that mounts a file system that is there.')],
    };
  }
  if (!system.isDeclared) return null;
  const target = mountTargetFor(ctx, task, system);
  if (!target) return noMountTarget(task, system, show);
  return securityGroupFinding(ctx, {
    from: taskParty(ctx, task),
    fromName: 'the task',
    to: mountTargetParty(ctx, target),
    toName: `mount target ${target.id} of ${system.id}`,
    port: NFS_PORT,
  });
}

function noMountTarget(task: Task, system: FileSystem, show: string): Finding {
  const [other] = system.mountTargets;
  return {
    causes: [
      cause(
        `File system ${system.id} has no mount target in ${task.availabilityZone}, where the task is.`,
        `it has ${system.mountTargets.length}: ${system.mountTargets.map((one) => one.subnetId).join(', ') || 'none'}`,
        show,
      ),
    ],
    fixes: [
      fix(`Make a mount target in ${task.subnetId}`, 'EFS.CreateMountTarget', {
        FileSystemId: system.id,
        SubnetId: task.subnetId,
        ...(other && { SecurityGroups: other.securityGroupIds }),
      }),
    ],
  };
}

function ebsFinding(
  ctx: EngineContext,
  task: Task,
  volume: NonNullable<Task['volumes']>[number],
): Finding | null {
  if (volume.status !== 'FAILED') return null;
  const asked = task.volumeConfigurations?.find(({ name }) => name === volume.name);
  const managed = asked?.managedEBSVolume;
  const failed = cause(
    `ECS could not make the EBS volume ${volume.name}.`,
    volume.statusReason ?? ebsRefusal(ctx, task, managed) ?? '',
    describeTask(task),
  );
  const role = roleFinding(ctx, managed?.roleArn, 'infrastructure role', [
    'ec2:CreateVolume',
    'ec2:AttachVolume',
  ]);
  return chainOf([{ causes: [failed], fixes: [] }, ...(role ? [role] : [])]);
}
