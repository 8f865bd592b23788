import { createDeploymentGroup as create } from '../../../engine/code-deploy/operations';
import { ALL_AT_ONCE } from '../../../model/code-deploy';
import { codeDeployErrors } from '../../contract/errors';
import type { InputOf } from '../../contract/operations';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { applicationOf, tagsFrom } from './found';
import { routesFor, serviceFor } from './group-routes';
import { alarmsOf, autoRollbackOf, blueGreenOf, checkFreeName } from './group-settings';
import { checkStyle, configNamed } from './group-settings';

/** One service, its two target groups and its listeners, and how deployments to it go. */
export const createDeploymentGroup: Handler<'CodeDeploy.CreateDeploymentGroup'> = (
  { ctx },
  input,
) => {
  const { world } = ctx;
  const application = applicationOf(world, input.applicationName);
  checkFreeName(world, application.name, input.deploymentGroupName);
  if (input.serviceRoleArn === '') {
    refuse(codeDeployErrors.of('RoleRequiredException', 'The role ID was not specified.'));
  }
  checkStyle(input);
  const service = serviceFor(world, input.ecsServices);
  const group = create(ctx, application, {
    name: input.deploymentGroupName,
    configName: configNamed(input.deploymentConfigName ?? ALL_AT_ONCE),
    serviceRoleArn: input.serviceRoleArn,
    serviceArn: service.arn,
    ...routesFor(world, service, input.loadBalancerInfo),
    blueGreen: blueGreenOf(input.blueGreenDeploymentConfiguration),
    autoRollback: autoRollbackOf(input.autoRollbackConfiguration),
    alarms: alarmsOf(input.alarmConfiguration),
    tags: tagsFrom(input.tags),
    carried: carriedMembers(input),
  });
  return { deploymentGroupId: group.id };
};

/** Kept and shown. */
export function carriedMembers({
  triggerConfigurations,
  outdatedInstancesStrategy,
}: Pick<
  InputOf<'CodeDeploy.UpdateDeploymentGroup'>,
  'triggerConfigurations' | 'outdatedInstancesStrategy'
>): Record<string, unknown> {
  return {
    ...(triggerConfigurations && { triggerConfigurations }),
    ...(outdatedInstancesStrategy && { outdatedInstancesStrategy }),
  };
}
