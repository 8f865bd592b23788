import type { Tag } from './cluster';
import type { MachineState } from './machine-state';
import type { SimMicros } from './sim-time';
import type { TrafficWeights } from './service-deployment';
import type { TaskSet } from './task-set';

/**
 * The lifecycle events of a deployment to ECS, in order.
 * https://docs.aws.amazon.com/codedeploy/latest/userguide/reference-appspec-file-structure-hooks.html
 */
export const CODE_DEPLOY_EVENTS = [
  'BeforeInstall',
  'Install',
  'AfterInstall',
  'AllowTestTraffic',
  'AfterAllowTestTraffic',
  'BeforeAllowTraffic',
  'AllowTraffic',
  'AfterAllowTraffic',
] as const;
export type CodeDeployEvent = (typeof CODE_DEPLOY_EVENTS)[number];

/** Events that an AppSpec may name a Lambda function for. */
export const SCRIPTABLE_EVENTS: readonly CodeDeployEvent[] = [
  'BeforeInstall',
  'AfterInstall',
  'AfterAllowTestTraffic',
  'BeforeAllowTraffic',
  'AfterAllowTraffic',
];

/** A deployment to ECS is never Queued nor Baking here. */
export const CODE_DEPLOY_STATUSES = [
  'Created',
  'Queued',
  'InProgress',
  'Baking',
  'Succeeded',
  'Failed',
  'Stopped',
  'Ready',
] as const;
export type CodeDeployStatus = (typeof CODE_DEPLOY_STATUSES)[number];

/** How production traffic is shifted: so many percent every so many minutes. */
export type TrafficRouting =
  | { readonly type: 'AllAtOnce' }
  | { readonly type: 'TimeBasedCanary' | 'TimeBasedLinear'; percent: number; minutes: number };

/** A deployment configuration of the compute platform ECS. */
export interface CodeDeployConfig {
  readonly name: string;
  readonly routing: TrafficRouting;
}

/**
 * The predefined ones, the only ones there are here.
 * https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-configurations.html
 */
export const CODE_DEPLOY_CONFIGS: readonly CodeDeployConfig[] = [
  { name: 'CodeDeployDefault.ECSAllAtOnce', routing: { type: 'AllAtOnce' } },
  {
    name: 'CodeDeployDefault.ECSCanary10Percent5Minutes',
    routing: { type: 'TimeBasedCanary', percent: 10, minutes: 5 },
  },
  {
    name: 'CodeDeployDefault.ECSCanary10Percent15Minutes',
    routing: { type: 'TimeBasedCanary', percent: 10, minutes: 15 },
  },
  {
    name: 'CodeDeployDefault.ECSLinear10PercentEvery1Minutes',
    routing: { type: 'TimeBasedLinear', percent: 10, minutes: 1 },
  },
  {
    name: 'CodeDeployDefault.ECSLinear10PercentEvery3Minutes',
    routing: { type: 'TimeBasedLinear', percent: 10, minutes: 3 },
  },
];
/** What a group that names none uses, and every rollback. */
export const ALL_AT_ONCE = 'CodeDeployDefault.ECSAllAtOnce';

/** Percent on the replacement task set after each shift; the last is 100. */
export function shiftsOf(routing: TrafficRouting): number[] {
  if (routing.type === 'AllAtOnce') return [100];
  if (routing.type === 'TimeBasedCanary') return [routing.percent, 100];
  const count = Math.ceil(100 / routing.percent);
  return Array.from({ length: count }, (_, i) => Math.min(100, routing.percent * (i + 1)));
}

export interface CodeDeployApplication {
  readonly id: string;
  readonly name: string;
  readonly createdAt: SimMicros;
  tags: Tag[];
  groups: DeploymentGroup[];
}

export const ROLLBACK_EVENTS = [
  'DEPLOYMENT_FAILURE',
  'DEPLOYMENT_STOP_ON_ALARM',
  'DEPLOYMENT_STOP_ON_REQUEST',
] as const;
export type RollbackEvent = (typeof ROLLBACK_EVENTS)[number];

export interface AutoRollbackConfiguration {
  enabled: boolean;
  events: RollbackEvent[];
}

/** CodeDeploy's alarms: of those named, any that is in ALARM stops a deployment. */
export interface AlarmConfiguration {
  enabled: boolean;
  /** Go on when an alarm's state cannot be had. */
  ignorePollAlarmFailure: boolean;
  alarms: { name: string }[];
}

/** https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_BlueGreenDeploymentConfiguration.html */
export interface BlueGreenConfiguration {
  terminateBlueInstancesOnDeploymentSuccess: {
    action: 'TERMINATE' | 'KEEP_ALIVE';
    terminationWaitTimeInMinutes: number;
  };
  deploymentReadyOption: {
    actionOnTimeout: 'CONTINUE_DEPLOYMENT' | 'STOP_DEPLOYMENT';
    waitTimeInMinutes: number;
  };
}

/** A deployment group of an application: one service, two target groups, one or two listeners. */
export interface DeploymentGroup {
  readonly id: string;
  name: string;
  configName: string;
  serviceRoleArn: string;
  serviceArn: string;
  targetGroupArns: [string, string];
  productionListenerArn: string;
  testListenerArn?: string;
  blueGreen: BlueGreenConfiguration;
  autoRollback: AutoRollbackConfiguration;
  alarms: AlarmConfiguration;
  tags: Tag[];
  /** Members that are only shown. */
  carried: Record<string, unknown>;
}

/** What is deployed: the text of an AppSpec, and what it says. */
export interface AppSpecRevision {
  readonly content: string;
  readonly sha256: string;
}

/** What the replacement task set is made from; `loadBalancers` name the other group of the pair. */
export type ReplacementSpec = Pick<
  TaskSet,
  | 'taskDefinitionArn'
  | 'launchType'
  | 'capacityProviderStrategy'
  | 'platformVersion'
  | 'networkConfiguration'
  | 'loadBalancers'
>;

/** Why a deployment failed or was stopped. */
export interface DeploymentError {
  readonly code: string;
  readonly message: string;
}

/** What became of one lifecycle event. */
export interface LifecycleEventRecord {
  readonly event: CodeDeployEvent;
  status: 'Pending' | 'InProgress' | 'Succeeded' | 'Failed' | 'Skipped';
  startedAt?: SimMicros;
  endedAt?: SimMicros;
}

/** A function that has been called and has not answered yet. */
export interface HookExecution {
  readonly id: string;
  readonly event: CodeDeployEvent;
  readonly functionName: string;
  readonly expiresAt: SimMicros;
}

/** https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_DeploymentInfo.html */
export interface CodeDeployDeployment {
  /** `d-` and nine capital letters or digits. */
  readonly id: string;
  readonly applicationName: string;
  readonly groupName: string;
  readonly serviceArn: string;
  readonly configName: string;
  readonly creator: 'user' | 'codeDeployRollback';
  readonly description?: string;
  readonly revision: AppSpecRevision;
  readonly previousRevision?: AppSpecRevision;
  readonly createdAt: SimMicros;
  startedAt?: SimMicros;
  completedAt?: SimMicros;
  status: CodeDeployStatus;
  error?: DeploymentError;
  rollbackInfo?: {
    rollbackDeploymentId?: string;
    rollbackTriggeringDeploymentId?: string;
    rollbackMessage: string;
  };
  /** As they were at its start. */
  readonly blueGreen: BlueGreenConfiguration;
  readonly autoRollback: AutoRollbackConfiguration;
  readonly alarms: AlarmConfiguration;
  readonly productionListenerArn: string;
  readonly testListenerArn?: string;
  /** What it makes the replacement from, or why ECS refuses that when it comes to it. */
  readonly replacement: ReplacementSpec | DeploymentError;
  readonly originalTaskSetId: string;
  readonly originalGroupArn: string;
  readonly replacementGroupArn: string;
  replacementTaskSetId?: string;
  /** Function names by event. */
  readonly hooks: Partial<Record<CodeDeployEvent, string>>;
  execution?: HookExecution;
  /** StopDeployment said whether to roll back, whatever the group says. */
  rollsBackWhenStopped?: boolean;
  /** Percent on the replacement after each shift. */
  readonly shifts: readonly number[];
  /** Percent of production and test traffic; `target` is the replacement. */
  weights: TrafficWeights;
  testWeights?: TrafficWeights;
  events: LifecycleEventRecord[];
  /** The service's desired count when last looked at, and since when scaling goes on. */
  desiredCount: number;
  scalingSince?: SimMicros;
  machine: MachineState;
}

/** Statuses that nothing follows. */
export const isOver = ({ status }: Pick<CodeDeployDeployment, 'status'>): boolean =>
  status === 'Succeeded' || status === 'Failed' || status === 'Stopped';
