import type { Tag } from './cluster';
import type { SimMicros } from './sim-time';

/**
 * A registered task definition revision. `definition` keeps the API's own members, unknown ones
 * too.
 */
export interface TaskDefinition {
  readonly arn: string;
  readonly family: string;
  readonly revision: number;
  status: 'ACTIVE' | 'INACTIVE' | 'DELETE_IN_PROGRESS';
  readonly registeredAt: SimMicros;
  deregisteredAt?: SimMicros;
  networkMode: 'awsvpc' | 'bridge' | 'host' | 'none';
  requiresCompatibilities?: string[];
  compatibilities: string[];
  cpu?: string;
  memory?: string;
  taskRoleArn?: string;
  executionRoleArn?: string;
  containerDefinitions: ContainerDefinition[];
  /** Further task-level members, as given (volumes, runtimePlatform, ipcMode …). */
  carried: Record<string, unknown>;
  tags: Tag[];
}

export interface ContainerDefinition {
  name: string;
  image: string;
  cpu: number;
  memory?: number;
  memoryReservation?: number;
  essential: boolean;
  portMappings: PortMapping[];
  stopTimeout?: number;
  startTimeout?: number;
  dependsOn?: { containerName: string; condition: 'START' | 'COMPLETE' | 'SUCCESS' | 'HEALTHY' }[];
  healthCheck?: ContainerHealthCheck;
  /** All other members, as given. */
  [member: string]: unknown;
}

export interface PortMapping {
  containerPort: number;
  hostPort: number;
  protocol: string;
  [member: string]: unknown;
}

/**
 * Seconds. Defaults 30, 5, 3, 0:
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html
 */
export interface ContainerHealthCheck {
  command: string[];
  interval: number;
  timeout: number;
  retries: number;
  startPeriod?: number;
}
