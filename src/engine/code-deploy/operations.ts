import { must } from '../../model/assert';
import {
  type AppSpecRevision,
  type CodeDeployApplication,
  type CodeDeployDeployment,
  type CodeDeployEvent,
  type DeploymentError,
  type DeploymentGroup,
  isOver,
  type ReplacementSpec,
} from '../../model/code-deploy';
import type { Tag } from '../../model/cluster';
import type { Service } from '../../model/service';
import { kick } from '../control-plane/scheduling';
import type { EngineContext } from '../engine-context';
import type { World } from '../world/world';
import { deploymentsOf } from './deployment-records';
import { failFunction, stepDeployment, stopDeployment as stop } from './deployment-steps';
import { ENDED_BECAUSE } from './deployment-texts';
import { newDeployment } from './new-deployment';
import { shareRoute } from './traffic-routes';

/** What the handlers of `aws deploy` may ask of CodeDeploy. Input has been checked by then. */

export function createApplication(
  ctx: EngineContext,
  spec: { name: string; tags: Tag[] },
): CodeDeployApplication {
  const application = { ...spec, id: ctx.ids.uuid(), createdAt: ctx.kernel.now, groups: [] };
  ctx.world.codeDeployApplications.set(spec.name, application);
  return application;
}

/** With its groups; deployments under way go on with what they began with. */
export function deleteApplication(ctx: EngineContext, name: string): void {
  ctx.world.codeDeployApplications.delete(name);
}

/**
 * The production listener forwards to both groups of the pair from then on, all of it to the one
 * that has the service's tasks.
 */
export function createDeploymentGroup(
  ctx: EngineContext,
  application: CodeDeployApplication,
  spec: Omit<DeploymentGroup, 'id'>,
): DeploymentGroup {
  const group = { ...spec, id: ctx.ids.uuid() };
  application.groups.push(group);
  pairRoute(ctx, group);
  return group;
}

/** The changes are for deployments to come. */
export function updateDeploymentGroup(
  ctx: EngineContext,
  group: DeploymentGroup,
  changes: Partial<DeploymentGroup>,
): void {
  Object.assign(group, changes);
  if (!activeDeployment(ctx, group.serviceArn)) pairRoute(ctx, group);
}

export function deleteDeploymentGroup(application: CodeDeployApplication, name: string): void {
  application.groups = application.groups.filter((one) => one.name !== name);
}

function pairRoute(ctx: EngineContext, group: DeploymentGroup): void {
  const service = ctx.world.services.get(group.serviceArn);
  const [original, replacement] = pairOf(service, group);
  shareRoute(ctx, group.productionListenerArn, {
    originalGroupArn: original,
    replacementGroupArn: replacement,
    original: 100,
    replacement: 0,
  });
  if (service) ctx.touch(service.arn);
}

/** The group's pair, the one that the service's PRIMARY task set is behind first. */
export function pairOf(
  service: Service | undefined,
  { targetGroupArns: [first, second] }: Pick<DeploymentGroup, 'targetGroupArns'>,
): [original: string, replacement: string] {
  const own = service?.loadBalancers[0]?.targetGroupArn;
  return own === second ? [second, first] : [first, second];
}

/** The deployment group that a service is in. */
export const groupOfService = (world: World, serviceArn: string): DeploymentGroup | undefined =>
  [...world.codeDeployApplications.values()]
    .flatMap((application) => application.groups)
    .find((group) => group.serviceArn === serviceArn);

/** The deployment of a service that is under way. */
export const activeDeployment = (
  ctx: EngineContext,
  serviceArn: string,
): CodeDeployDeployment | undefined =>
  deploymentsOf(ctx.world, serviceArn).find((one) => !isOver(one));

/** What CreateDeployment was given, checked as far as CodeDeploy itself checks it. */
export interface StartSpec {
  application: CodeDeployApplication;
  group: DeploymentGroup;
  configName: string;
  description?: string;
  revision: AppSpecRevision;
  replacement: ReplacementSpec | DeploymentError;
  hooks: Partial<Record<CodeDeployEvent, string>>;
  autoRollback?: DeploymentGroup['autoRollback'];
  alarms?: DeploymentGroup['alarms'];
}

export function startDeployment(ctx: EngineContext, spec: StartSpec): CodeDeployDeployment {
  const { application, group, description } = spec;
  const service = must(ctx.world.services.get(group.serviceArn), 'its service');
  const primary = must(
    service.taskSets.find((one) => one.status === 'PRIMARY'),
    'a PRIMARY task set',
  );
  const [originalGroupArn, replacementGroupArn] = pairOf(service, group);
  const before = deploymentsOf(ctx.world, service.arn).find((one) => one.status === 'Succeeded');
  const one = newDeployment(ctx, service, {
    applicationName: application.name,
    groupName: group.name,
    serviceArn: service.arn,
    configName: spec.configName,
    creator: 'user',
    ...(description !== undefined && { description }),
    revision: spec.revision,
    ...(before && { previousRevision: before.revision }),
    blueGreen: group.blueGreen,
    autoRollback: spec.autoRollback ?? group.autoRollback,
    alarms: spec.alarms ?? group.alarms,
    productionListenerArn: group.productionListenerArn,
    ...(group.testListenerArn !== undefined && { testListenerArn: group.testListenerArn }),
    replacement: spec.replacement,
    originalTaskSetId: primary.id,
    originalGroupArn,
    replacementGroupArn,
    hooks: spec.hooks,
  });
  kick(ctx, service);
  return one;
}

/** `rollsBack` as StopDeployment says it; absent, the group's configuration decides. */
export function stopDeployment(
  ctx: EngineContext,
  one: CodeDeployDeployment,
  rollsBack: boolean | undefined,
): void {
  if (rollsBack !== undefined) one.rollsBackWhenStopped = rollsBack;
  stop(ctx, one, ENDED_BECAUSE.stopped());
}

/** Ends the wait that the deployment is in. */
export const continueDeployment = (ctx: EngineContext, one: CodeDeployDeployment): void =>
  stepDeployment(ctx, one, { type: 'CONTINUE' });

/** What a function reports of the event it was called for. */
export function reportFunction(
  ctx: EngineContext,
  one: CodeDeployDeployment,
  status: 'Succeeded' | 'Failed',
): void {
  if (status === 'Failed') failFunction(ctx, one);
  else stepDeployment(ctx, one, { type: 'FUNCTION_SUCCEEDED' });
}
