import type { Handler } from '../../handler';
import { describeRole } from './answers/role';
import { roleOf } from './found';

export const getRole: Handler<'IAM.GetRole'> = ({ ctx }, input) => ({
  Role: describeRole(roleOf(ctx.world, input.RoleName)),
});
