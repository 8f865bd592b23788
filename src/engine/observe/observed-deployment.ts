import type { Service } from '../../model/service';
import type { SimMicros } from '../../model/sim-time';

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
