import type { MachineState } from './machine-state';
import type { AwsvpcConfiguration, ServiceLoadBalancer } from './service-network';
import type { SimMicros } from './sim-time';

/**
 * One `deployments[]` entry of a service. The id is `ecs-svc/` and the digits of its service
 * revision.
 */
export interface Deployment {
  readonly id: string;
  readonly serviceArn: string;
  readonly revisionArn: string;
  readonly createdAt: SimMicros;
  updatedAt: SimMicros;
  status: 'PRIMARY' | 'ACTIVE' | 'INACTIVE';
  taskDefinitionArn: string;
  launchType?: 'FARGATE' | 'EC2' | 'EXTERNAL';
  platformVersion?: string;
  networkConfiguration?: { awsvpcConfiguration: AwsvpcConfiguration };
  loadBalancers: ServiceLoadBalancer[];
  /** How many tasks the scheduler wants of this deployment now. */
  desiredCount: number;
  failedTasks: number;
  rolloutState: 'IN_PROGRESS' | 'COMPLETED' | 'FAILED';
  rolloutStateReason: string;
  /** Consecutive start failures, for the start back-off. */
  startFailures: number;
  /** No task of this deployment is started before this moment (start back-off). */
  nextStartAt: SimMicros;
  /** What the circuit breaker has counted of it, and whether a task of it has been RUNNING. */
  breaker: { failureCount: number; hasRun: boolean };
  machine: MachineState;
}
