import { updateDeploymentGroup as update } from '../../../engine/code-deploy/operations';
import { must } from '../../../model/assert';
import type { Handler } from '../../handler';
import { carriedMembers } from './create-deployment-group';
import { applicationOf, groupOf } from './found';
import { routesFor, serviceFor } from './group-routes';
import { alarmsOf, autoRollbackOf, blueGreenOf, checkFreeName } from './group-settings';
import { checkStyle, configNamed } from './group-settings';

/** What is not given stays; a deployment under way goes on with what it began with. */
export const updateDeploymentGroup: Handler<'CodeDeploy.UpdateDeploymentGroup'> = (
  { ctx },
  input,
) => {
  const { world } = ctx;
  const application = applicationOf(world, input.applicationName);
  const group = groupOf(application, input.currentDeploymentGroupName);
  const { newDeploymentGroupName: name = group.name } = input;
  if (name !== group.name) checkFreeName(world, application.name, name);
  checkStyle(input);
  const service = input.ecsServices
    ? serviceFor(world, input.ecsServices, group)
    : must(world.services.get(group.serviceArn), 'its service');
  update(ctx, group, {
    name,
    configName: configNamed(input.deploymentConfigName ?? group.configName),
    serviceRoleArn: input.serviceRoleArn ?? group.serviceRoleArn,
    serviceArn: service.arn,
    ...(input.loadBalancerInfo && routesFor(world, service, input.loadBalancerInfo)),
    blueGreen: blueGreenOf(input.blueGreenDeploymentConfiguration, group.blueGreen),
    autoRollback: input.autoRollbackConfiguration
      ? autoRollbackOf(input.autoRollbackConfiguration)
      : group.autoRollback,
    alarms: input.alarmConfiguration ? alarmsOf(input.alarmConfiguration) : group.alarms,
    carried: { ...group.carried, ...carriedMembers(input) },
  });
  return { hooksNotCleanedUp: [] };
};
