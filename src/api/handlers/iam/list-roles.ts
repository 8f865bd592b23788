import type { Handler } from '../../handler';
import { describeRole } from './answers/role';
import { iamPage } from './iam-pages';

export const listRoles: Handler<'IAM.ListRoles'> = ({ ctx }, input) => {
  const { PathPrefix: prefix = '/' } = input;
  const roles = [...ctx.world.roles.values()].filter(
    (one) => !one.deleted && one.path.startsWith(prefix),
  );
  return iamPage('Roles', roles.map(describeRole), input);
};
