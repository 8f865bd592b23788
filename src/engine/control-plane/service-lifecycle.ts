import { lastPart, serviceArn } from '../../model/ids';
import type { Service } from '../../model/service';
import type { EngineContext } from '../engine-context';
import { beginDeployment, stopDeployments } from './deployments/begin-deployment';
import { kick, startScheduling } from './scheduling';
import type { ServiceChanges, ServiceSpec } from './specs';
import { resetBackoff } from './start-backoff';
import { createFirstTaskSet, deleteTaskSet, resizeTaskSets } from './task-sets';

/** Adds the service with its first deployment; a deleted one of the same name makes way. */
export function createService(ctx: EngineContext, spec: ServiceSpec): Service {
  const arn = serviceArn(lastPart(spec.clusterArn), spec.name);
  const now = ctx.kernel.now;
  const service: Service = {
    ...spec,
    arn,
    createdAt: now,
    status: 'ACTIVE',
    deployments: [],
    taskSets: [],
    serviceDeployments: [],
    revisions: [],
    events: [],
    scheduler: { steady: false, steadyEventAt: now, kicked: false, muted: {} },
  };
  ctx.world.services.delete(arn);
  ctx.world.services.set(arn, service);
  const controller = service.deploymentController.type;
  if (controller === 'ECS') beginDeployment(ctx, service);
  if (controller === 'CODE_DEPLOY') createFirstTaskSet(ctx, service);
  startScheduling(ctx, service);
  kick(ctx, service);
  return service;
}

/**
 * DEP-10: the members whose change starts a deployment, as UpdateService documents them; those
 * that the simulator only carries are among `carried`.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateService.html
 */
const DEPLOYING = [
  'taskDefinitionArn',
  'networkConfiguration',
  'platformVersion',
  'loadBalancers',
  'launchType',
] as const satisfies (keyof ServiceChanges)[];
const DEPLOYING_CARRIED = [
  'serviceRegistries',
  'serviceConnectConfiguration',
  'volumeConfigurations',
  'vpcLatticeConfigurations',
  'monitoring',
];

/** Applies the changes; a deploying one, or `forceNewDeployment`, starts a deployment. */
export function updateService(
  ctx: EngineContext,
  service: Service,
  { forceNewDeployment = false, ...changes }: ServiceChanges,
): void {
  const given = Object.fromEntries(
    Object.entries(changes).filter(([, value]) => value !== undefined),
  );
  const before = deployingMembers(service);
  Object.assign(service, given);
  const isOwn = service.deploymentController.type === 'ECS';
  const isDeploying = isOwn && (forceNewDeployment || deployingMembers(service) !== before);
  if (isDeploying) beginDeployment(ctx, service);
  else {
    const all = [...service.deployments, ...service.taskSets];
    for (const one of all) resetBackoff(one, ctx.kernel.now);
  }
  resizeTaskSets(ctx, service);
  service.scheduler.muted = {};
  service.scheduler.steady = false;
  ctx.touch(service.arn);
  kick(ctx, service);
}

/** The members that matter, as one text: equal texts, no deployment. */
function deployingMembers(service: Service): string {
  const own = DEPLOYING.map((name) => service[name]);
  return JSON.stringify([own, DEPLOYING_CARRIED.map((name) => service.carried[name])]);
}

/** SVC-7: desired count 0 and DRAINING until the last task has stopped, then INACTIVE. */
export function deleteService(ctx: EngineContext, service: Service): void {
  if (service.status !== 'ACTIVE') return;
  service.status = 'DRAINING';
  service.desiredCount = 0;
  stopDeployments(ctx, service);
  for (const deployment of service.deployments) deployment.desiredCount = 0;
  for (const taskSet of service.taskSets) deleteTaskSet(ctx, service, taskSet);
  ctx.touch(service.arn);
  kick(ctx, service);
}
