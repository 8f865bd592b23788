import { lastPart } from '../../../model/ids';
import type { Deployment } from '../../../model/deployment';
import type { Service, ServiceRevision } from '../../../model/service';
import { ENDED_STATUSES, type ServiceDeployment } from '../../../model/service-deployment';
import type { RollingDeploymentEvent } from '../../../machines/rolling-deployment.machine';
import type { EngineContext } from '../../engine-context';
import { startMachine, stepMachine } from '../../runner/machine-runner';
import type { MachineOwner } from '../../world/agenda';
import { launchTypeOf, platformOf } from '../launch-types';
import { EVENT_TEXT, noteEvent } from '../service-events';
import { revisionCounts } from '../service-tasks';
import { endMonitors } from './monitors';

const ownerOf = (service: Service, deployment: Pick<Deployment, 'id'>): MachineOwner => ({
  of: 'deployment',
  service: service.arn,
  deployment: deployment.id,
});

/** Lists the deployment of a revision that left the list, first and under the id it had. */
export function listDeployment(
  ctx: EngineContext,
  service: Service,
  revision: ServiceRevision,
): Deployment {
  const deployment = newDeployment(ctx, service, `ecs-svc/${lastPart(revision.arn)}`, revision);
  service.deployments.unshift(deployment);
  return deployment;
}

/** The deployment of a revision, PRIMARY and not listed yet. */
export function newDeployment(
  ctx: EngineContext,
  service: Service,
  id: string,
  revision: ServiceRevision,
): Deployment {
  const now = ctx.kernel.now;
  const { state } = startMachine(ctx, 'rolling-deployment', ownerOf(service, { id }));
  return {
    id,
    serviceArn: service.arn,
    revisionArn: revision.arn,
    createdAt: now,
    updatedAt: now,
    status: 'PRIMARY',
    taskDefinitionArn: revision.taskDefinitionArn,
    launchType: service.launchType,
    ...(launchTypeOf(service) === 'FARGATE' && {
      platformVersion: platformOf(service.platformVersion),
    }),
    networkConfiguration: service.networkConfiguration,
    loadBalancers: service.loadBalancers,
    desiredCount: 0,
    failedTasks: 0,
    rolloutState: 'IN_PROGRESS',
    rolloutStateReason: `ECS deployment ${id} in progress.`,
    startFailures: 0,
    nextStartAt: now,
    breaker: { failureCount: 0, hasRun: false },
    machine: state,
  };
}

/**
 * The scheduler takes service deployments up: the newest begins, one that was to stop has
 * stopped.
 */
export function advanceRecords(ctx: EngineContext, service: Service): void {
  const now = ctx.kernel.now;
  for (const record of service.serviceDeployments) {
    if (record.status === 'PENDING') {
      record.status = 'IN_PROGRESS';
      record.startedAt = now;
    } else if (record.status === 'STOP_REQUESTED') {
      endRecord(ctx, record, 'STOPPED');
    } else continue;
    record.updatedAt = now;
    ctx.touch(service.arn);
  }
}

/** A service deployment is over: nothing follows, and nobody watches over it any more. */
export function endRecord(
  ctx: EngineContext,
  record: ServiceDeployment,
  status: ServiceDeployment['status'],
): void {
  const now = ctx.kernel.now;
  record.status = status;
  record.finishedAt = now;
  record.updatedAt = now;
  if (status === 'STOPPED') record.stoppedAt = now;
  endMonitors(record);
}

/** The service deployment that a deployment is the target of, or that goes back to it. */
function recordOf(service: Service, deployment: Deployment): ServiceDeployment | undefined {
  const { id, revisionArn } = deployment;
  return service.serviceDeployments.find(
    ({ status, deploymentId, rollback }) =>
      !ENDED_STATUSES.includes(status) &&
      (rollback ? rollback.serviceRevisionArn === revisionArn : deploymentId === id),
  );
}

/** DEP-7: full count, running and healthy, and nothing left of what it replaced. */
export function completeDeployment(
  ctx: EngineContext,
  service: Service,
  deployment: Deployment,
): void {
  stepDeployment(ctx, service, deployment, { type: 'COMPLETE' });
  deployment.rolloutState = 'COMPLETED';
  deployment.rolloutStateReason = `ECS deployment ${deployment.id} completed.`;
  const now = ctx.kernel.now;
  deployment.updatedAt = now;
  const record = recordOf(service, deployment);
  if (record) {
    const arns = [...record.sourceRevisionArns, record.targetRevisionArn];
    record.finalCounts = arns.map((arn) => revisionCounts(ctx, service, arn));
  }
  if (record) endRecord(ctx, record, record.rollback ? 'ROLLBACK_SUCCESSFUL' : 'SUCCESSFUL');
  noteEvent(ctx, service, EVENT_TEXT.deploymentCompleted(deployment.id));
}

/** DEP-8: a deployment whose last task has stopped is INACTIVE, and off the list. */
export function retireDeployment(
  ctx: EngineContext,
  service: Service,
  deployment: Deployment,
): void {
  stepDeployment(ctx, service, deployment, { type: 'REPLACE' });
  deployment.status = 'INACTIVE';
  service.deployments.splice(service.deployments.indexOf(deployment), 1);
}

/** An event for the deployment's machine; a change of its state is told. */
export function stepDeployment(
  ctx: EngineContext,
  service: Service,
  deployment: Deployment,
  event: RollingDeploymentEvent,
): void {
  const { machine } = deployment;
  const { from } = stepMachine(ctx, machine, ownerOf(service, deployment), event);
  if (machine.value !== from) {
    announce(ctx, service, deployment, `${deployment.id} ${from} → ${machine.value}`);
  }
}

/** Tells of a deployment's state. */
export function announce(
  ctx: EngineContext,
  service: Service,
  deployment: Deployment,
  message: string,
): void {
  deployment.updatedAt = ctx.kernel.now;
  ctx.emit('DeploymentStateChange', service.arn, message, service.arn);
  ctx.touch(service.arn);
}
