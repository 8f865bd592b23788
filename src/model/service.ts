import type { Tag } from './cluster';
import type { Deployment } from './deployment';
import type { DeploymentConfiguration } from './deployment-configuration';
import type { ServiceDeployment } from './service-deployment';
import type { AwsvpcConfiguration, ServiceLoadBalancer } from './service-network';
import type { SimMicros } from './sim-time';
import type { TaskSet } from './task-set';
import type { VolumeConfiguration } from './volume';

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
  /** With a controller other than ECS, in place of `deployments`. Newest first. */
  taskSets: TaskSet[];
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
  /** When a task last found no place, and the event's text, which may have been muted. */
  noPlace?: { at: SimMicros; text: string };
  /** The last start of tasks fell short: no place for them, or a role that refused. */
  fellShort?: 'placement' | 'starts';
  /** Tasks are being moved between zones: those started for it, and what they stand in for. */
  rebalancing?: {
    taskArns: string[];
    /** Where there are too many, one entry for each task that is to go. */
    from: { zone: string; provider?: string }[];
    desiredCount: number;
  };
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
  /** At which resolution its utilisation is reported, as given. */
  readonly monitoring?: unknown;
  /** What its tasks' EBS volumes are made from. */
  readonly volumeConfigurations?: readonly VolumeConfiguration[];
  /** With the target group that its tasks are registered with: of two, one each in turn. */
  readonly loadBalancers: ServiceLoadBalancer[];
  /** As the service had them, where that is another group. */
  readonly declaredLoadBalancers?: ServiceLoadBalancer[];
}
