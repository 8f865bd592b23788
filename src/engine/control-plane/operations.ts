import type { Fault, FaultType } from '../../model/fault';
import type { Service } from '../../model/service';
import type { StopCode, Task } from '../../model/task';
import type { Target, TargetGroup } from '../../model/load-balancer';
import type { EngineContext } from '../engine-context';

/**
 * What the handlers behind the one door may ask of the control plane. Input has been checked there:
 * these functions decide and do, they never refuse.
 */

/** A service to be made: everything but what ECS itself keeps. Defaults are filled in already. */
export type ServiceSpec = Omit<
  Service,
  | 'arn'
  | 'createdAt'
  | 'status'
  | 'deployments'
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
  platformVersion?: string;
  networkConfiguration?: Service['networkConfiguration'];
  overrides: Record<string, unknown>;
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
  availabilityZone?: string;
}

type Ctx = EngineContext;
const unbuilt = (): never => {
  throw new Error('not built');
};

/** Adds the service to the world with its first deployment and kicks its scheduler. */
export const createService = (_ctx: Ctx, _spec: ServiceSpec): Service => unbuilt();
/** Applies the changes; a new deployment starts when one of the deploying members is among them. */
export const updateService = (_ctx: Ctx, _service: Service, _changes: ServiceChanges): void =>
  unbuilt();
/** Desired count 0, DRAINING until its last task has stopped, then INACTIVE. */
export const deleteService = (_ctx: Ctx, _service: Service): void => unbuilt();
/** One standalone task (call it `count` times). */
export const runTask = (_ctx: Ctx, _spec: TaskSpec): Task => unbuilt();
/** Begins the way down: drained first if it is registered. No effect on a task on its way down. */
export const stopTask = (_ctx: Ctx, _task: Task, _reason: string, _code: StopCode): void =>
  unbuilt();
/** Adds the group to the world. */
export const createTargetGroup = (_ctx: Ctx, _spec: TargetGroupSpec): TargetGroup => unbuilt();
/** Registers by hand (elbv2 RegisterTargets); an id:port registered already stays as it is. */
export const registerTarget = (
  _ctx: Ctx,
  _group: TargetGroup,
  _target: { id: string; port: number; availabilityZone?: string },
): Target => unbuilt();
/** Starts draining; after the deregistration delay the target leaves the group. */
export const deregisterTarget = (_ctx: Ctx, _group: TargetGroup, _target: Target): void =>
  unbuilt();
/** After load balancers, listeners or rules changed: targets go in and out of use. */
export const routesChanged = (_ctx: Ctx): void => unbuilt();
/** After health check settings or attributes of a group changed. */
export const targetGroupSettingsChanged = (_ctx: Ctx, _group: TargetGroup): void => unbuilt();
/** Injects a fault and answers it; `taskArns` says who was hit. */
export const injectFault = (_ctx: Ctx, _spec: FaultSpec): Fault => unbuilt();
/** Ends a lasting fault. */
export const clearFault = (_ctx: Ctx, _fault: Fault): void => unbuilt();
/** The zone of a subnet: a, b, c in order of first mention. */
export const subnetZone = (_ctx: Ctx, _subnetId: string): string => unbuilt();
/** Tasks of a service by ECS's counting: pending = PROVISIONING, PENDING, ACTIVATING. */
export const serviceCounts = (_ctx: Ctx, _service: Service): { running: number; pending: number } =>
  unbuilt();
/** One deployment, COMPLETED, running = desired, none pending, all its targets healthy. */
export const isSteady = (_ctx: Ctx, _service: Service): boolean => unbuilt();
