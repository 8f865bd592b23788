import type { Handler } from '../../handler';
import { mountTargetOf } from './efs-references';

export const describeMountTargetSecurityGroups: Handler<'EFS.DescribeMountTargetSecurityGroups'> = (
  { ctx },
  input,
) => ({
  SecurityGroups: mountTargetOf(ctx.world, input.MountTargetId).target.securityGroupIds,
});
