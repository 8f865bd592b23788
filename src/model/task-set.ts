import type { Tag } from './cluster';
import type { AwsvpcConfiguration, ServiceLoadBalancer } from './service-network';
import type { SimMicros } from './sim-time';

/**
 * A task set of a service whose deployments are driven from outside (CODE_DEPLOY, EXTERNAL). Its
 * tasks carry the id as their deployment's, and its revision is among the service's revisions.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_TaskSet.html
 */
export interface TaskSet {
  /** `ecs-svc/` and the digits of its service revision. */
  readonly id: string;
  readonly arn: string;
  readonly revisionArn: string;
  readonly startedBy?: string;
  readonly externalId?: string;
  status: 'PRIMARY' | 'ACTIVE' | 'DRAINING';
  readonly taskDefinitionArn: string;
  readonly launchType?: 'FARGATE' | 'EC2' | 'EXTERNAL';
  readonly capacityProviderStrategy?: {
    capacityProvider: string;
    weight?: number;
    base?: number;
  }[];
  readonly platformVersion?: string;
  readonly networkConfiguration?: { awsvpcConfiguration: AwsvpcConfiguration };
  readonly loadBalancers: ServiceLoadBalancer[];
  /** Percent of the service's desired count, 0 to 100. */
  scale: number;
  /** ceil(desired × scale). */
  computedDesiredCount: number;
  stabilityStatus: 'STEADY_STATE' | 'STABILIZING';
  stabilityStatusAt: SimMicros;
  readonly createdAt: SimMicros;
  updatedAt: SimMicros;
  tags: Tag[];
  /** Members that are only shown. */
  readonly carried: Record<string, unknown>;
  /** Tasks that ended without having been RUNNING, since the last one that was. */
  failedTasks: number;
  /** Consecutive rounds of them, for the start back-off. */
  startFailures: number;
  nextStartAt: SimMicros;
}
