import { activeDeployment, pairOf, startDeployment } from '../../../engine/code-deploy/operations';
import type { World } from '../../../engine/world/world';
import type { DeploymentGroup } from '../../../model/code-deploy';
import { sha256 } from '../../../model/sha256';
import type { Service } from '../../../model/service';
import { codeDeployErrors, notSimulated } from '../../contract/errors';
import type { InputOf } from '../../contract/operations';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { readAppSpec } from './app-spec';
import { applicationOf, groupOf } from './found';
import { alarmsOf, autoRollbackOf, configNamed } from './group-settings';
import { replacementFor } from './replacement';

const refused = (type: string, message: string): never =>
  refuse(codeDeployErrors.of(type, message));

/**
 * One deployment at a time of a group. Of revisions only the text of an AppSpec is simulated; what
 * ECS will not make of it is found out when the replacement task set is to be made.
 */
export const createDeployment: Handler<'CodeDeploy.CreateDeployment'> = ({ ctx }, input) => {
  const { world } = ctx;
  const application = applicationOf(world, input.applicationName);
  if (!input.deploymentGroupName) {
    return refused(
      'DeploymentGroupNameRequiredException',
      'The deployment group name was not specified.',
    );
  }
  const group = groupOf(application, input.deploymentGroupName);
  const active = activeDeployment(ctx, group.serviceArn);
  if (active) {
    refused(
      'DeploymentLimitExceededException',
      `The Deployment Group '${group.name}' already has an active Deployment '${active.id}'`,
    );
  }
  const content = contentOf(input.revision);
  const spec = readAppSpec(content);
  const service = deployableService(world, group);
  const [, replacementGroupArn] = pairOf(service, group);
  const deployment = startDeployment(ctx, {
    application,
    group,
    configName: configNamed(input.deploymentConfigName ?? group.configName),
    ...(input.description !== undefined && { description: input.description }),
    revision: { content, sha256: sha256(content) },
    replacement: replacementFor(world, service, replacementGroupArn, spec),
    hooks: spec.hooks,
    ...(input.autoRollbackConfiguration && {
      autoRollback: autoRollbackOf(input.autoRollbackConfiguration),
    }),
    ...(input.overrideAlarmConfiguration && {
      alarms: alarmsOf(input.overrideAlarmConfiguration),
    }),
  });
  return { deploymentId: deployment.id };
};

/** The AppSpec's text, which is what its hash says it is, if one is given. */
function contentOf(revision: InputOf<'CodeDeploy.CreateDeployment'>['revision']): string {
  if (!revision) return refused('RevisionRequiredException', 'The revision ID was not specified.');
  const { revisionType, appSpecContent } = revision;
  if (revisionType !== undefined && revisionType !== 'AppSpecContent') {
    refuse(
      notSimulated(`revisions of the type ${revisionType}; give the AppSpec as AppSpecContent`),
    );
  }
  if (!appSpecContent?.content) {
    return refused('InvalidRevisionException', 'The revision has no content of an AppSpec file.');
  }
  const { content, sha256: given } = appSpecContent;
  if (given !== undefined && given.toLowerCase() !== sha256(content)) {
    refused(
      'InvalidRevisionException',
      'The sha256 of the AppSpec file is not that of its content.',
    );
  }
  return content;
}

function deployableService(world: World, group: DeploymentGroup): Service {
  const service = world.services.get(group.serviceArn);
  const primary = service?.taskSets.find((one) => one.status === 'PRIMARY');
  if (service?.status === 'ACTIVE' && primary) return service;
  return refused(
    'InvalidECSServiceException',
    'The ECS service of the deployment group is not ACTIVE.',
  );
}
