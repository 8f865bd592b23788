import type { Handler } from '../../handler';
import { accessPointOf } from './efs-references';

/** What is mounted through it stays so; nobody new gets in. */
export const deleteAccessPoint: Handler<'EFS.DeleteAccessPoint'> = ({ ctx }, input) => {
  const { system, point } = accessPointOf(ctx.world, input.AccessPointId);
  system.accessPoints = system.accessPoints.filter((one) => one !== point);
  ctx.touch(`file-system/${system.id}`);
  return {};
};
