import { lastPart } from '../../model/ids';
import type { Service } from '../../model/service';
import type { ServiceDeployment } from '../../model/service-deployment';
import type { SimMicros } from '../../model/sim-time';
import type { World } from '../world/world';

/** One revision of a deployment, as reports and screens tell of it. */
export interface ObservedRevision {
  role: 'source' | 'target';
  /** `ecs-svc/…`, which its tasks carry. */
  deploymentId: string;
  taskDefinition: string;
  targetGroupArns: string[];
}

/** A stretch of a deployment. */
export interface ObservedStage {
  stage: string;
  isRollback: boolean;
  startedAt: SimMicros;
  endedAt: SimMicros | null;
}

/** A deployment of a service in one shape, whoever drives it. */
export interface ObservedDeployment {
  id: string;
  service: Service;
  /** `ecs-svc/…` of the revision that comes. */
  deploymentId: string;
  strategy: string;
  status: string;
  statusReason: string | null;
  createdAt: SimMicros;
  startedAt: SimMicros | null;
  finishedAt: SimMicros | null;
  /** When it turned back, and the revision it went back to. */
  rollback: { startedAt: SimMicros; deploymentId: string } | null;
  /** Source first. */
  revisions: ObservedRevision[];
  stages: ObservedStage[];
}

/** `ecs-svc/…` of the revision whose ARN this is. */
export const deploymentIdOf = (revisionArn: string): string => `ecs-svc/${lastPart(revisionArn)}`;

/** Every deployment of a service that is remembered, newest first. */
export const observedOf = (world: World, service: Service): ObservedDeployment[] =>
  service.serviceDeployments.map((record) => observe(service, record));

/** The newest one of a service, under way or over. */
export function newestOf(service: Service): ObservedDeployment | undefined {
  const [record] = service.serviceDeployments;
  return record && observe(service, record);
}

/** Those that no report has been made of yet. */
export function unreported(world: World): ObservedDeployment[] {
  const list: ObservedDeployment[] = [];
  for (const service of world.services.values()) {
    for (const record of service.serviceDeployments) {
      if (!world.deploymentReports.has(record.arn)) list.push(observe(service, record));
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
      ...record.sourceRevisionArns.map((arn) => revisionOf(service, arn, 'source')),
      revisionOf(service, record.targetRevisionArn, 'target'),
    ],
    stages: stagesOf(record),
  };
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
