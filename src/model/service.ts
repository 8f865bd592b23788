import type { Tag } from './cluster';
import type { Deployment } from './deployment';
import type { AwsvpcConfiguration, ServiceLoadBalancer } from './service-network';
import type { SimMicros } from './sim-time';

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html */
export interface DeploymentConfiguration {
  maximumPercent: number;
  minimumHealthyPercent: number;
  strategy: 'ROLLING' | 'BLUE_GREEN' | 'LINEAR' | 'CANARY';
  deploymentCircuitBreaker: { enable: boolean; rollback: boolean; [member: string]: unknown };
  bakeTimeInMinutes: number;
  [member: string]: unknown;
}

export interface ServiceEvent {
  readonly id: string;
  readonly createdAt: SimMicros;
  readonly message: string;
}

/** An ECS service. `deployments` newest first; `events` newest first, at most 100. */
export interface Service {
  readonly arn: string;
  readonly name: string;
  readonly clusterArn: string;
  readonly createdAt: SimMicros;
  status: 'ACTIVE' | 'DRAINING' | 'INACTIVE';
  desiredCount: number;
  taskDefinitionArn: string;
  launchType?: 'FARGATE' | 'EC2' | 'EXTERNAL';
  capacityProviderStrategy?: { capacityProvider: string; weight?: number; base?: number }[];
  platformVersion?: string;
  schedulingStrategy: 'REPLICA' | 'DAEMON';
  deploymentController: { type: 'ECS' | 'CODE_DEPLOY' | 'EXTERNAL' };
  deploymentConfiguration: DeploymentConfiguration;
  loadBalancers: ServiceLoadBalancer[];
  networkConfiguration?: { awsvpcConfiguration: AwsvpcConfiguration };
  healthCheckGracePeriodSeconds: number;
  availabilityZoneRebalancing: 'ENABLED' | 'DISABLED';
  enableExecuteCommand: boolean;
  enableECSManagedTags: boolean;
  propagateTags: string;
  tags: Tag[];
  carried: Record<string, unknown>;
  deployments: Deployment[];
  serviceDeployments: ServiceDeployment[];
  /** Newest first. */
  revisions: ServiceRevision[];
  events: ServiceEvent[];
  scheduler: SchedulerMemory;
}

/** What the scheduler has to remember of a service between its passes. */
export interface SchedulerMemory {
  /** The steady state event has been written and nothing has happened since. */
  steady: boolean;
  steadyEventAt: SimMicros;
  /** An extra pass is due right away. */
  kicked: boolean;
  /** Event texts that are not repeated before the moment given. */
  muted: Record<string, SimMicros>;
}

/** What a deployment was made from, as `describe-service-revisions` answers it. */
export interface ServiceRevision {
  readonly arn: string;
  readonly createdAt: SimMicros;
  readonly taskDefinitionArn: string;
  readonly launchType?: Service['launchType'];
  readonly capacityProviderStrategy?: Service['capacityProviderStrategy'];
  readonly platformVersion?: string;
  readonly networkConfiguration?: Service['networkConfiguration'];
  readonly loadBalancers: ServiceLoadBalancer[];
}

/**
 * A service deployment, as `describe-service-deployments` answers it. Newest first in the service.
 */
export interface ServiceDeployment {
  readonly arn: string;
  readonly deploymentId: string;
  readonly createdAt: SimMicros;
  startedAt?: SimMicros;
  finishedAt?: SimMicros;
  stoppedAt?: SimMicros;
  updatedAt: SimMicros;
  sourceRevisionArns: string[];
  targetRevisionArn: string;
  status:
    | 'PENDING'
    | 'IN_PROGRESS'
    | 'SUCCESSFUL'
    | 'STOP_REQUESTED'
    | 'STOPPED'
    | 'ROLLBACK_REQUESTED'
    | 'ROLLBACK_IN_PROGRESS'
    | 'ROLLBACK_SUCCESSFUL'
    | 'ROLLBACK_FAILED';
  statusReason?: string;
}
