import { subnetOf } from '../../../engine/network/subnets';
import type { Handler } from '../../handler';
import { mountTargetOf } from './efs-references';
import { givenGroups } from './mount-target-groups';

/** Mounts that are there already stay: it is new ones that are let in or not. */
export const modifyMountTargetSecurityGroups: Handler<'EFS.ModifyMountTargetSecurityGroups'> = (
  { ctx },
  input,
) => {
  const { system, target } = mountTargetOf(ctx.world, input.MountTargetId);
  const { vpcId } = subnetOf(ctx, target.subnetId);
  target.securityGroupIds = givenGroups(ctx.world, input.SecurityGroups, vpcId);
  ctx.touch(`file-system/${system.id}`);
  return {};
};
