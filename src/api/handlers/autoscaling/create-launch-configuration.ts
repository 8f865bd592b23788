import { launchConfigurationArn } from '../../../model/ids';
import { autoScalingErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';

export const createLaunchConfiguration: Handler<'AutoScaling.CreateLaunchConfiguration'> = (
  { ctx },
  input,
) => {
  const { LaunchConfigurationName: name, ...data } = input;
  const { launchConfigurations } = ctx.world;
  if (launchConfigurations.has(name)) refuse(autoScalingErrors.configurationExists(name));
  launchConfigurations.set(name, {
    name,
    arn: launchConfigurationArn(name),
    createdAt: ctx.kernel.now,
    data,
  });
  return {};
};
