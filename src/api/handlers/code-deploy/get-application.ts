import { toEpochSeconds } from '../../../model/sim-time';
import type { Handler } from '../../handler';
import { applicationOf } from './found';

export const getApplication: Handler<'CodeDeploy.GetApplication'> = ({ ctx }, input) => {
  const { id, name, createdAt } = applicationOf(ctx.world, input.applicationName);
  return {
    application: {
      applicationId: id,
      applicationName: name,
      createTime: toEpochSeconds(createdAt),
      linkedToGitHub: false,
      computePlatform: 'ECS',
    },
  };
};
