import { autoScalingErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';

export const deleteLaunchConfiguration: Handler<'AutoScaling.DeleteLaunchConfiguration'> = (
  { ctx },
  { LaunchConfigurationName: name },
) => {
  const { launchConfigurations, autoScalingGroups } = ctx.world;
  if (!launchConfigurations.has(name)) refuse(autoScalingErrors.configurationNotFound(name));
  const user = [...autoScalingGroups.values()].find(
    (one) => one.launchFrom.launchConfigurationName === name,
  );
  if (user) refuse(autoScalingErrors.configurationInUse(name, user.name));
  launchConfigurations.delete(name);
  return {};
};
