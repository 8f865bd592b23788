import type { Handler } from '../../handler';
import { mountTargetOf } from './efs-references';

/** Its address is free again. */
export const deleteMountTarget: Handler<'EFS.DeleteMountTarget'> = ({ ctx }, input) => {
  const { system, target } = mountTargetOf(ctx.world, input.MountTargetId);
  system.mountTargets = system.mountTargets.filter((one) => one !== target);
  ctx.touch(`file-system/${system.id}`);
  return {};
};
