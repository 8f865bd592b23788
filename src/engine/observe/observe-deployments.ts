import type { CodeDeployDeployment } from '../../model/code-deploy';
import { lastPart } from '../../model/ids';
import type { Service } from '../../model/service';
import type { ServiceDeployment } from '../../model/service-deployment';
import type { SimMicros } from '../../model/sim-time';
import { deploymentsOf as codeDeploymentsOf } from '../code-deploy/deployment-records';
import type { World } from '../world/world';
import type { ObservedDeployment, ObservedRevision, ObservedStage } from './observed-deployment';

/** `ecs-svc/…` of the revision whose ARN this is. */
const deploymentIdOf = (revisionArn: string): string => `ecs-svc/${lastPart(revisionArn)}`;

/** Every deployment of a service that is remembered, newest first. */
export const observedOf = (world: World, service: Service): ObservedDeployment[] => [
  ...codeDeploymentsOf(world, service.arn).map((one) => observeCodeDeploy(service, one)),
  ...service.serviceDeployments.map((record) => observe(service, record)),
];

/** Those that no report has been made of yet. */
export function unreported(world: World): ObservedDeployment[] {
  const list: ObservedDeployment[] = [];
  for (const service of world.services.values()) {
    for (const record of service.serviceDeployments) {
      if (!world.deploymentReports.has(record.arn)) list.push(observe(service, record));
    }
  }
  for (const one of world.codeDeployDeployments.values()) {
    const service = world.services.get(one.serviceArn);
    if (service && !world.deploymentReports.has(one.id)) {
      list.push(observeCodeDeploy(service, one));
    }
  }
  return list;
}

export function observe(service: Service, record: ServiceDeployment): ObservedDeployment {
  const { rollback } = record;
  return {
    id: record.arn,
    service,
    deploymentId: record.deploymentId,
    strategy: record.deploymentConfiguration.strategy,
    status: record.status,
    statusReason: record.statusReason ?? null,
    createdAt: record.createdAt,
    startedAt: record.startedAt ?? null,
    // A deleted service takes its deployments along.
    finishedAt: record.finishedAt ?? (service.status === 'INACTIVE' ? record.updatedAt : null),
    rollback: rollback
      ? {
          startedAt: rollback.startedAt,
          deploymentId: deploymentIdOf(rollback.serviceRevisionArn),
        }
      : null,
    revisions: [
      ...sourcesOf(record).map((arn) => revisionOf(service, arn, 'source')),
      revisionOf(service, record.targetRevisionArn, 'target'),
    ],
    stages: stagesOf(record),
  };
}

/** What was there before; a rollback may reach further back. */
function sourcesOf({ sourceRevisionArns, rollback, targetRevisionArn }: ServiceDeployment) {
  const back = rollback?.serviceRevisionArn ?? targetRevisionArn;
  const isListed = back === targetRevisionArn || sourceRevisionArns.includes(back);
  return isListed ? sourceRevisionArns : [back, ...sourceRevisionArns];
}

function revisionOf(
  service: Service,
  arn: string,
  role: ObservedRevision['role'],
): ObservedRevision {
  const revision = service.revisions.find((one) => one.arn === arn);
  return {
    role,
    deploymentId: deploymentIdOf(arn),
    taskDefinition: lastPart(revision?.taskDefinitionArn ?? ''),
    targetGroupArns: revision?.loadBalancers.map((entry) => entry.targetGroupArn) ?? [],
  };
}

/**
 * Passages through AWS's stages; a rolling update has none, and is PENDING, IN_PROGRESS and, if it
 * turns back, ROLLBACK_IN_PROGRESS.
 */
function stagesOf(record: ServiceDeployment): ObservedStage[] {
  const { createdAt, startedAt, finishedAt, rollback } = record;
  const end = finishedAt ?? null;
  const isStaged = record.deploymentConfiguration.strategy !== 'ROLLING';
  const stage = (name: string, from: SimMicros, to: SimMicros | null): ObservedStage => ({
    stage: name,
    isRollback: name.startsWith('ROLLBACK'),
    startedAt: from,
    endedAt: to,
  });
  const pending = stage('PENDING', createdAt, startedAt ?? end);
  if (isStaged) return [pending, ...record.stages.map((one) => ({ endedAt: null, ...one }))];
  const turned = rollback?.startedAt ?? null;
  return [
    pending,
    ...(startedAt === undefined ? [] : [stage('IN_PROGRESS', startedAt, turned ?? end)]),
    ...(turned === null ? [] : [stage('ROLLBACK_IN_PROGRESS', turned, end)]),
  ];
}

/** Groups that more than one revision is behind: what they answer themselves is nobody's. */
export function sharedGroups(revisions: readonly ObservedRevision[]): string[] {
  const all = revisions.flatMap((one) => [...new Set(one.targetGroupArns)]);
  return [...new Set(all.filter((arn, i) => all.indexOf(arn) !== i))];
}

/** A CodeDeploy deployment: the original task set is its source, the replacement its target. */
export function observeCodeDeploy(service: Service, one: CodeDeployDeployment): ObservedDeployment {
  const { originalTaskSetId, replacementTaskSetId, creator, error, rollbackInfo } = one;
  const isRollback = creator === 'codeDeployRollback';
  const start = one.startedAt ?? one.createdAt;
  return {
    id: one.id,
    service,
    deploymentId: replacementTaskSetId ?? '',
    strategy: 'CODE_DEPLOY',
    status: one.status,
    statusReason: error?.message ?? rollbackInfo?.rollbackMessage ?? null,
    createdAt: one.createdAt,
    startedAt: one.startedAt ?? null,
    finishedAt: one.completedAt ?? null,
    rollback: isRollback ? { startedAt: start, deploymentId: originalTaskSetId } : null,
    revisions: [
      taskSetRevision(service, originalTaskSetId, 'source'),
      ...(replacementTaskSetId === undefined
        ? []
        : [taskSetRevision(service, replacementTaskSetId, 'target')]),
    ],
    stages: statesOf(one, isRollback),
  };
}

/** `ecs-svc/…` of a task set has the digits of its revision. */
function taskSetRevision(
  service: Service,
  id: string,
  role: ObservedRevision['role'],
): ObservedRevision {
  const revision = service.revisions.find(({ arn }) => deploymentIdOf(arn) === id);
  return revisionOf(service, revision?.arn ?? id, role);
}

/** Lifecycle events and the two waits, one after another. */
function statesOf({ machine }: CodeDeployDeployment, isRollback: boolean): ObservedStage[] {
  const ends = ['Succeeded', 'Failed', 'Stopped'];
  return machine.history.flatMap(({ value, at }, i): ObservedStage[] => {
    if (ends.includes(value) || machine.history[i - 1]?.value === value) return [];
    const next = machine.history.slice(i).find((later) => later.value !== value);
    return [{ stage: value, isRollback, startedAt: at, endedAt: next?.at ?? null }];
  });
}
