import type { EngineContext } from '../../../../engine/engine-context';
import type { Service, ServiceDeployment, ServiceRevision } from '../../../../model/service';
import { toEpochSeconds, type SimMicros } from '../../../../model/sim-time';
import { imageDigest } from './invented-ids';
import { platformOf, resolvedPlatform, revisionCounts } from './service';

const moment = (at: SimMicros | undefined): number | undefined =>
  at === undefined ? undefined : toEpochSeconds(at);

const ENDED = ['SUCCESSFUL', 'STOPPED', 'ROLLBACK_SUCCESSFUL', 'ROLLBACK_FAILED'];

/** As ListServiceDeployments answers one. */
export const summariseServiceDeployment = (service: Service, one: ServiceDeployment): object => ({
  serviceDeploymentArn: one.arn,
  serviceArn: service.arn,
  clusterArn: service.clusterArn,
  startedAt: moment(one.startedAt),
  createdAt: moment(one.createdAt),
  finishedAt: moment(one.finishedAt),
  targetServiceRevisionArn: one.targetRevisionArn,
  status: one.status,
  statusReason: one.statusReason,
});

/** As DescribeServiceDeployments answers one. */
export function describeServiceDeployment(
  ctx: EngineContext,
  service: Service,
  one: ServiceDeployment,
): object {
  const breaker = service.deploymentConfiguration.deploymentCircuitBreaker;
  const ended = ENDED.includes(one.status);
  const counts = (arn: string) =>
    revisionCounts(
      ctx,
      arn,
      service.deployments.find((deployment) => deployment.revisionArn === arn),
    );
  const watching = ended ? 'MONITORING_COMPLETE' : 'MONITORING';
  return {
    serviceDeploymentArn: one.arn,
    serviceArn: service.arn,
    clusterArn: service.clusterArn,
    createdAt: moment(one.createdAt),
    startedAt: moment(one.startedAt),
    finishedAt: moment(one.finishedAt),
    stoppedAt: moment(one.stoppedAt),
    updatedAt: moment(one.updatedAt),
    sourceServiceRevisions: one.sourceRevisionArns.map(counts),
    targetServiceRevision: counts(one.targetRevisionArn),
    status: one.status,
    statusReason: one.statusReason,
    deploymentConfiguration: service.deploymentConfiguration,
    deploymentCircuitBreaker: {
      status: breaker.enable ? watching : 'DISABLED',
      failureCount: service.deployments.find((d) => d.id === one.deploymentId)?.failedTasks ?? 0,
      threshold: breakerThreshold(service.desiredCount),
    },
    alarms: { status: 'DISABLED' },
  };
}

/** Half the desired count, at least 3, at most 200: the default BOUNDED_PERCENT of 50. */
const breakerThreshold = (desired: number): number =>
  Math.min(200, Math.max(3, Math.ceil(desired / 2)));

/** As DescribeServiceRevisions answers one. */
export function describeServiceRevision(
  ctx: EngineContext,
  service: Service,
  revision: ServiceRevision,
): object {
  const definition = ctx.world.taskDefinitions.get(revision.taskDefinitionArn);
  return {
    serviceRevisionArn: revision.arn,
    serviceArn: service.arn,
    clusterArn: service.clusterArn,
    taskDefinition: revision.taskDefinitionArn,
    capacityProviderStrategy: revision.capacityProviderStrategy,
    launchType: revision.launchType,
    ...platformOf(revision, resolvedPlatform(revision.platformVersion)),
    loadBalancers: revision.loadBalancers,
    networkConfiguration: revision.networkConfiguration,
    containerImages: definition?.containerDefinitions.map(({ name, image }) => ({
      containerName: name,
      imageDigest: imageDigest(image),
      image,
    })),
    guardDutyEnabled: false,
    createdAt: moment(revision.createdAt),
    resolvedConfiguration: {
      loadBalancers: revision.loadBalancers.map(({ targetGroupArn }) => ({ targetGroupArn })),
    },
  };
}
