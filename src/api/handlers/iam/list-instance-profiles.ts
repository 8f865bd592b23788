import type { Handler } from '../../handler';
import { describeInstanceProfile } from './answers/instance-profile';
import { iamPage } from './iam-pages';

export const listInstanceProfiles: Handler<'IAM.ListInstanceProfiles'> = ({ ctx }, input) => {
  const { PathPrefix: prefix = '/' } = input;
  const profiles = [...ctx.world.instanceProfiles.values()].filter((one) =>
    one.path.startsWith(prefix),
  );
  const shown = profiles.map((one) => describeInstanceProfile(ctx.world, one));
  return iamPage('InstanceProfiles', shown, input);
};
