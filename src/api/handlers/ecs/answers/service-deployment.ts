import type { EngineContext } from '../../../../engine/engine-context';
import type { Service, ServiceRevision } from '../../../../model/service';
import { ENDED_STATUSES, type ServiceDeployment } from '../../../../model/service-deployment';
import { toEpochSeconds, type SimMicros } from '../../../../model/sim-time';
import { imageDigest } from '../../../../engine/images/image-digest';
import { platformOf, resolvedPlatform, revisionCounts } from './service';

const moment = (at: SimMicros | undefined): number | undefined =>
  at === undefined ? undefined : toEpochSeconds(at);

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

/** A deployment that has succeeded shows its revisions as they were then. */
function finalCounts({ finalCounts: all }: ServiceDeployment, arn: string): object | undefined {
  const counts = all?.find(({ revisionArn }) => revisionArn === arn);
  return (
    counts && {
      arn,
      requestedTaskCount: counts.requested,
      runningTaskCount: counts.running,
      pendingTaskCount: counts.pending,
    }
  );
}

/** As DescribeServiceDeployments answers one. */
export function describeServiceDeployment(
  ctx: EngineContext,
  service: Service,
  one: ServiceDeployment,
): object {
  const counts = (arn: string) =>
    finalCounts(one, arn) ??
    revisionCounts(
      ctx,
      arn,
      service.deployments.find((deployment) => deployment.revisionArn === arn),
    );
  return {
    serviceDeploymentArn: one.arn,
    serviceArn: service.arn,
    clusterArn: service.clusterArn,
    createdAt: moment(one.createdAt),
    startedAt: moment(one.startedAt),
    finishedAt: moment(one.finishedAt),
    stoppedAt: moment(one.stoppedAt),
    updatedAt: moment(one.updatedAt),
    sourceServiceRevisions: one.sourceRevisionArns.map((arn) => ({
      ...counts(arn),
      ...(isSource(service, one, arn) && requestedWeights(one, 'source')),
    })),
    targetServiceRevision: {
      ...counts(one.targetRevisionArn),
      ...requestedWeights(one, 'target'),
    },
    status: one.status,
    statusReason: one.statusReason,
    lifecycleStage: one.lifecycleStage,
    lifecycleHookDetails: hookDetails(one),
    // A strategy that shifts traffic goes by what it began with.
    deploymentConfiguration:
      ENDED_STATUSES.includes(one.status) || one.stages.length > 0
        ? one.deploymentConfiguration
        : service.deploymentConfiguration,
    rollback: one.rollback && {
      reason: one.rollback.reason,
      startedAt: moment(one.rollback.startedAt),
      serviceRevisionArn: one.rollback.serviceRevisionArn,
    },
    deploymentCircuitBreaker: one.circuitBreaker,
    alarms: alarmsOf(one),
  };
}

/** Of several revisions at the start one is the source; the others are scaled down. */
const isSource = (service: Service, one: ServiceDeployment, arn: string): boolean =>
  one.sourceRevisionArns.length === 1 ||
  service.deployments.find(({ id }) => id === one.sourceDeploymentId)?.revisionArn === arn;

/** The percentages asked for, where a deployment shifts traffic. */
const requestedWeights = (one: ServiceDeployment, role: 'source' | 'target'): object => ({
  requestedTestTrafficWeight: one.testWeights?.[role],
  requestedProductionTrafficWeight: one.productionWeights?.[role],
});

/** The hooks of the stage under way. */
function hookDetails({ hooks, stages, status }: ServiceDeployment): object[] | undefined {
  const active = hooks.filter((call) => call.passage === stages.length);
  if (active.length === 0 || ENDED_STATUSES.includes(status)) return undefined;
  return active.map((call) => ({
    hookId: call.hookId,
    targetType: call.targetType,
    targetArn: call.targetArn,
    status: call.status,
    expiresAt: moment(call.expiresAt),
    timeoutAction: call.timeoutAction,
  }));
}

/** Without alarms only their status is told. */
const alarmsOf = ({ alarms: { status, alarmNames, triggeredAlarmNames } }: ServiceDeployment) =>
  alarmNames.length === 0 ? { status } : { status, alarmNames, triggeredAlarmNames };

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
    loadBalancers: revision.declaredLoadBalancers ?? revision.loadBalancers,
    networkConfiguration: revision.networkConfiguration,
    containerImages: definition?.containerDefinitions.map(({ name, image }) => ({
      containerName: name,
      imageDigest: imageDigest(image),
      image,
    })),
    guardDutyEnabled: false,
    volumeConfigurations: revision.volumeConfigurations,
    createdAt: moment(revision.createdAt),
    monitoring: revision.monitoring,
    resolvedConfiguration: {
      loadBalancers: revision.loadBalancers.map((entry) => ({
        targetGroupArn: entry.targetGroupArn,
        productionListenerRule: entry.advancedConfiguration?.productionListenerRule,
      })),
    },
  };
}
