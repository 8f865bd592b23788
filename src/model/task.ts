import type { Tag } from './cluster';
import type { ConnectEndpoint } from './discovery';
import type { ImageBehaviour } from './image';
import type { MachineState } from './machine-state';
import type { AwsvpcConfiguration } from './service-network';
import type { SimMicros } from './sim-time';
import type { VolumeConfiguration } from './volume';

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-lifecycle-explanation.html */
export type TaskStatus =
  | 'PROVISIONING'
  | 'PENDING'
  | 'ACTIVATING'
  | 'RUNNING'
  | 'DEACTIVATING'
  | 'STOPPING'
  | 'DEPROVISIONING'
  | 'STOPPED';

/** The lifecycle in order, as the statechart panel and the timeline draw it. */
export const TASK_STATUSES: readonly TaskStatus[] = [
  'PROVISIONING',
  'PENDING',
  'ACTIVATING',
  'RUNNING',
  'DEACTIVATING',
  'STOPPING',
  'DEPROVISIONING',
  'STOPPED',
];

export type HealthStatus = 'HEALTHY' | 'UNHEALTHY' | 'UNKNOWN';

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Task.html (stopCode) */
export type StopCode =
  | 'TaskFailedToStart'
  | 'EssentialContainerExited'
  | 'UserInitiated'
  | 'ServiceSchedulerInitiated'
  | 'SpotInterruption'
  | 'TerminationNotice'
  | 'InfrastructureHealth';

/** One ECS task. `lastStatus` mirrors `machine.value`. */
export interface Task {
  readonly arn: string;
  /** 32 hexadecimal digits. */
  readonly id: string;
  readonly clusterArn: string;
  readonly taskDefinitionArn: string;
  readonly group: string;
  startedBy?: string;
  /** Set for tasks of a service. */
  serviceArn?: string;
  deploymentId?: string;
  readonly launchType: 'FARGATE' | 'EC2' | 'EXTERNAL';
  readonly platformVersion?: string;
  /** Where it runs; none while its capacity provider looks for an instance. */
  availabilityZone: string;
  subnetId: string;
  privateIp: string;
  /** Network mode awsvpc: groups on its interface, and its public address if it was given one. */
  readonly securityGroups?: string[];
  readonly publicIp?: string;
  /** Kept while its capacity provider looks for an instance: what it asks of the place. */
  placing?: TaskPlacing;
  /** On declared EC2 capacity. */
  containerInstanceArn?: string;
  capacityProviderName?: string;
  /** Service Connect: the names that its proxy knows, as they were when it was made. */
  connect?: ConnectEndpoint[];
  /** By the task definition's volume names. */
  volumes?: TaskVolume[];
  /** What the launch said of volumes that are configured then. */
  readonly volumeConfigurations?: readonly VolumeConfiguration[];
  /**
   * EC2 in network mode bridge, host or none: the container instance, one invented where none is
   * declared.
   */
  hostInstanceId?: string;
  readonly cpu: string;
  readonly memory: string;
  lastStatus: TaskStatus;
  desiredStatus: 'RUNNING' | 'STOPPED';
  healthStatus: HealthStatus;
  /** What it runs on is retired: its service replaces it. */
  retiring?: true;
  /** The service scheduler has found it healthy, and not unhealthy since. */
  foundHealthy?: true;
  readonly createdAt: SimMicros;
  /** ACTIVATING, and not come to its images yet: what it is at, as `mounting EFS`. */
  initializing?: string;
  pullStartedAt?: SimMicros;
  pullStoppedAt?: SimMicros;
  startedAt?: SimMicros;
  stoppingAt?: SimMicros;
  executionStoppedAt?: SimMicros;
  stoppedAt?: SimMicros;
  stopCode?: StopCode;
  stoppedReason?: string;
  containers: Container[];
  machine: MachineState;
  /** Index of this task's request server in the data plane, -1 while it has none. */
  server: number;
  /** Scale-in and deployments do not stop it before this moment (UpdateTaskProtection). */
  protectedUntil?: SimMicros;
  /** What its server had done when it ended; goes with the task. */
  lastFigures?: LastFigures;
  enableExecuteCommand: boolean;
  overrides: Record<string, unknown>;
  tags: Tag[];
  version: number;
}

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RunTask.html */
export interface TaskPlacing {
  networkConfiguration?: { awsvpcConfiguration: AwsvpcConfiguration };
  placementConstraints?: readonly { type?: string; expression?: string }[];
  placementStrategy?: readonly { type?: string; field?: string }[];
}

/** A volume of a task as it came to be. `resource`: `fs-…`, `vol-…`, source path, Docker volume. */
export interface TaskVolume {
  readonly name: string;
  readonly type: 'efs' | 's3files' | 'ebs' | 'docker' | 'host' | 'bind';
  readonly resource?: string;
  /** Types bind, and docker of scope task: what this task's containers share, gone with it. */
  files?: Record<string, string>;
  /** Type ebs: how far its attachment is, and why it failed. */
  status?: 'PRECREATED' | 'ATTACHED' | 'DETACHING' | 'DETACHED' | 'DELETED' | 'FAILED';
  statusReason?: string;
}

/** Requests served in all, and how long the last of them took (ms). */
export interface LastFigures {
  served: number;
  latencyMs: { p50: number; p99: number };
}

/** One container of a task. `lastStatus` mirrors `machine.value`. */
export interface Container {
  readonly arn: string;
  readonly name: string;
  readonly image: string;
  readonly essential: boolean;
  readonly runtimeId: string;
  lastStatus: 'PENDING' | 'RUNNING' | 'STOPPED';
  healthStatus: HealthStatus;
  exitCode?: number;
  reason?: string;
  startedAt?: SimMicros;
  /** Network modes bridge and host: where its ports are on the instance. */
  networkBindings?: NetworkBinding[];
  /** How its image behaves, as declared when it was started. */
  behaviour?: ImageBehaviour;
  /** Container health checks failed in a row. */
  healthFailures: number;
  /** Times that its restart policy has started it again. */
  restarts?: number;
  /** What it has written outside of its mounts: gone with it. */
  files?: Record<string, string>;
  machine: MachineState;
}

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_NetworkBinding.html */
export interface NetworkBinding {
  bindIP: string;
  containerPort: number;
  hostPort: number;
  protocol: string;
}
