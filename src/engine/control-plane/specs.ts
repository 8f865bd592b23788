import type { FaultType } from '../../model/fault';
import type { TargetGroup } from '../../model/load-balancer';
import type { Service } from '../../model/service';
import type { Task } from '../../model/task';

/**
 * What is handed to the control plane to make or to change something. Input has been checked, names
 * have been resolved to ARNs.
 */

/** A service to be made: everything but what ECS itself keeps. Defaults are filled in already. */
export type ServiceSpec = Omit<
  Service,
  | 'arn'
  | 'createdAt'
  | 'status'
  | 'deployments'
  | 'taskSets'
  | 'serviceDeployments'
  | 'revisions'
  | 'events'
  | 'scheduler'
>;

/** Members given to UpdateService; absent ones stay as they are. */
export type ServiceChanges = Partial<
  Omit<ServiceSpec, 'name' | 'clusterArn' | 'schedulingStrategy'>
> & { forceNewDeployment?: boolean };

/** A task to run. `group` is `family:F` for RunTask and `service:S` for a service's task. */
export interface TaskSpec {
  clusterArn: string;
  taskDefinitionArn: string;
  group: string;
  startedBy?: string;
  launchType: Task['launchType'];
  /** Chosen for this task, of a strategy's providers. */
  capacityProviderName?: string;
  platformVersion?: string;
  networkConfiguration?: Service['networkConfiguration'];
  /** Of RunTask; a service carries its own. */
  placementConstraints?: readonly { type?: string; expression?: string }[];
  placementStrategy?: readonly { type?: string; field?: string }[];
  /** Of StartTask: on this instance or nowhere. */
  containerInstanceArn?: string;
  overrides: Record<string, unknown>;
  /** Of the volume that the task definition leaves to the launch. */
  volumeConfigurations?: Task['volumeConfigurations'];
  tags: Task['tags'];
  enableExecuteCommand: boolean;
  serviceArn?: string;
  deploymentId?: string;
}

/** A target group to be made: everything but what the simulator itself keeps. */
export type TargetGroupSpec = Omit<TargetGroup, 'arn' | 'targets' | 'routing'>;

/** A fault to inject. Names have been resolved to ARNs; without any aim it concerns every task. */
export interface FaultSpec {
  type: FaultType;
  taskArns?: string[];
  serviceArn?: string;
  clusterArn?: string;
  image?: string;
  count?: number;
  forSeconds?: number;
  factor?: number;
  errorRate?: number;
  mibPerSecond?: number;
  availabilityZone?: string;
  alarmName?: string;
  /** EC2 instance id, role name, security group, subnet or file system id, image registry. */
  resource?: string;
}
