import { toEpochSeconds } from '../../../model/sim-time';
import { autoScalingErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { page } from '../pages';

export const describeLaunchConfigurations: Handler<'AutoScaling.DescribeLaunchConfigurations'> = (
  { ctx },
  input,
) => {
  const { LaunchConfigurationNames: names = [] } = input;
  const all = [...ctx.world.launchConfigurations.values()].filter(
    ({ name }) => names.length === 0 || names.includes(name),
  );
  const badToken = autoScalingErrors.invalidNextToken();
  const { items, next } = page(all, input.MaxRecords ?? 50, input.NextToken, badToken);
  return {
    LaunchConfigurations: items.map(({ name, arn, createdAt, data }) => ({
      LaunchConfigurationName: name,
      LaunchConfigurationARN: arn,
      ...data,
      CreatedTime: toEpochSeconds(createdAt),
    })),
    NextToken: next,
  };
};
