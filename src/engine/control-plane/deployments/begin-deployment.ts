import type { Deployment } from '../../../model/deployment';
import { lastPart, serviceDeploymentArn, serviceRevisionArn } from '../../../model/ids';
import type { Service, ServiceRevision } from '../../../model/service';
import { ENDED_STATUSES, type ServiceDeployment } from '../../../model/service-deployment';
import type { EngineContext } from '../../engine-context';
import { volumesOfRevision } from '../../storage/service-volumes';
import { announce, endRecord, newDeployment } from './deployment-records';
import { beginMonitors } from './monitors';
import { clipToStarted } from './source-revisions';
import { isStaged } from './staged-records';
import { prepareStages, stopStaged } from './staged-steps';
import { resolveLoadBalancers } from './traffic-shift';

/**
 * DEP-6: a new revision, a PRIMARY deployment that wants nothing until the scheduler's next pass,
 * and a PENDING service deployment. The earlier PRIMARY is ACTIVE from here on; a service
 * deployment under way is stopped.
 */
export function beginDeployment(ctx: EngineContext, service: Service): Deployment {
  const now = ctx.kernel.now;
  const cluster = lastPart(service.clusterArn);
  const digits = ctx.ids.digits(19);
  const sources = service.deployments.map((one) => one.revisionArn);
  const isShifting = service.deploymentConfiguration.strategy !== 'ROLLING';
  supersede(ctx, service);
  const revision: ServiceRevision = {
    arn: serviceRevisionArn(cluster, service.name, digits),
    createdAt: now,
    taskDefinitionArn: service.taskDefinitionArn,
    launchType: service.launchType,
    capacityProviderStrategy: service.capacityProviderStrategy,
    platformVersion: service.platformVersion,
    networkConfiguration: service.networkConfiguration,
    ...(service.carried['monitoring'] !== undefined && {
      monitoring: service.carried['monitoring'],
    }),
    ...volumesOfRevision(service),
    loadBalancers: resolveLoadBalancers(ctx.world, service, isShifting),
    ...(isShifting && { declaredLoadBalancers: service.loadBalancers }),
  };
  const deployment = newDeployment(ctx, service, `ecs-svc/${digits}`, revision);
  const record: ServiceDeployment = {
    arn: serviceDeploymentArn(cluster, service.name, ctx.ids.urlSafe(21)),
    deploymentId: deployment.id,
    createdAt: now,
    updatedAt: now,
    sourceRevisionArns: sources,
    targetRevisionArn: revision.arn,
    status: 'PENDING',
    deploymentConfiguration: service.deploymentConfiguration,
    stages: [],
    hooks: [],
    circuitBreaker: { status: 'DISABLED', failureCount: 0, threshold: 0 },
    alarms: { status: 'DISABLED', alarmNames: [], triggeredAlarmNames: [] },
  };
  service.revisions.unshift(revision);
  service.deployments.unshift(deployment);
  service.serviceDeployments.unshift(record);
  prepareStages(ctx, service, record);
  beginMonitors(ctx, service, record);
  announce(ctx, service, deployment, `${deployment.id} IN_PROGRESS`);
  return deployment;
}

function supersede(ctx: EngineContext, service: Service): void {
  for (const deployment of service.deployments) {
    if (deployment.status !== 'PRIMARY') continue;
    deployment.status = 'ACTIVE';
    deployment.updatedAt = ctx.kernel.now;
    clipToStarted(ctx, service, deployment);
  }
  for (const record of service.serviceDeployments) {
    const { status } = record;
    if (ENDED_STATUSES.includes(status) || status === 'STOP_REQUESTED') continue;
    record.updatedAt = ctx.kernel.now;
    if (isStaged(record)) stopStaged(ctx, service, record);
    // One that was going back is not stopped: AWS's table of statuses leaves it only to fail.
    if (status !== 'ROLLBACK_IN_PROGRESS') record.status = 'STOP_REQUESTED';
    else endRecord(ctx, record, 'ROLLBACK_FAILED');
  }
}

/** The service is being deleted: nothing that is under way goes on. */
export function stopDeployments(ctx: EngineContext, service: Service): void {
  for (const record of service.serviceDeployments) {
    if (ENDED_STATUSES.includes(record.status)) continue;
    if (isStaged(record)) stopStaged(ctx, service, record);
    endRecord(ctx, record, 'STOPPED');
  }
}
