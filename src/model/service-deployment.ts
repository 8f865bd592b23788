import type { DeploymentConfiguration, LifecycleStage } from './deployment-configuration';
import type { MachineState } from './machine-state';
import type { SimMicros } from './sim-time';

export type ServiceDeploymentStatus =
  | 'PENDING'
  | 'IN_PROGRESS'
  | 'SUCCESSFUL'
  | 'STOP_REQUESTED'
  | 'STOPPED'
  | 'ROLLBACK_REQUESTED'
  | 'ROLLBACK_IN_PROGRESS'
  | 'ROLLBACK_SUCCESSFUL'
  | 'ROLLBACK_FAILED';

/** Statuses that nothing follows. */
export const ENDED_STATUSES: readonly ServiceDeploymentStatus[] = [
  'SUCCESSFUL',
  'STOPPED',
  'ROLLBACK_SUCCESSFUL',
  'ROLLBACK_FAILED',
];

/** One passage through a stage. Steps of a canary or linear shift are passages of their own. */
export interface StageRecord {
  readonly stage: LifecycleStage;
  /** Passed again on the way back. */
  readonly isRollback: boolean;
  readonly startedAt: SimMicros;
  endedAt?: SimMicros;
}

/** A lifecycle hook called at a stage, as `lifecycleHookDetails[]` tells of it. */
export interface HookCall {
  readonly stage: LifecycleStage;
  /** The passage of the stage that it belongs to: its place among the deployment's, from 1. */
  readonly passage: number;
  readonly targetType: 'AWS_LAMBDA' | 'PAUSE';
  /** The function's ARN or name; absent for a pause. */
  readonly targetArn?: string;
  /** `ecs-pause-…` of a pause, `ecs-lambda-…` of a function. */
  readonly hookId?: string;
  readonly startedAt: SimMicros;
  readonly expiresAt: SimMicros;
  readonly timeoutAction: 'ROLLBACK' | 'CONTINUE';
  status: 'AWAITING_ACTION' | 'IN_PROGRESS' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT';
  endedAt?: SimMicros;
  /** How often the function has been called. */
  calls: number;
  /** The function answered IN_PROGRESS: it is called again then. */
  nextCallAt?: SimMicros;
  /** The function has not returned: it is given up then. */
  givenUpAt?: SimMicros;
}

/** Tasks of a service revision by ECS's counting. */
export interface RevisionCounts {
  readonly revisionArn: string;
  readonly requested: number;
  readonly running: number;
  readonly pending: number;
}

/** Percent of the traffic, 0 to 100, that is asked to go to each revision. */
export interface TrafficWeights {
  source: number;
  target: number;
}

/**
 * A service deployment, as `describe-service-deployments` answers it. Newest first in the service.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-deployment.html
 */
export interface ServiceDeployment {
  readonly arn: string;
  /** The `deployments[]` entry of its target revision: `ecs-svc/…`. */
  readonly deploymentId: string;
  readonly createdAt: SimMicros;
  startedAt?: SimMicros;
  finishedAt?: SimMicros;
  stoppedAt?: SimMicros;
  updatedAt: SimMicros;
  sourceRevisionArns: string[];
  targetRevisionArn: string;
  /** The `deployments[]` entry that goes on serving meanwhile, and is rolled back to. */
  sourceDeploymentId?: string;
  status: ServiceDeploymentStatus;
  statusReason?: string;
  /** The service's configuration as it is now while the deployment lasts; then as it was. */
  deploymentConfiguration: DeploymentConfiguration;
  /** The strategy's machine, whose states are the stages; a rolling update has its deployment's. */
  machine?: MachineState;
  lifecycleStage?: LifecycleStage;
  /** Oldest first. */
  stages: StageRecord[];
  hooks: HookCall[];
  /** The step of a canary or linear shift under way, from 1, and how many there are. */
  step?: { index: number; of: number };
  productionWeights?: TrafficWeights;
  testWeights?: TrafficWeights;
  /** How many tasks its revisions had when it succeeded; until then the counts are live. */
  finalCounts?: RevisionCounts[];
  rollback?: { reason: string; startedAt: SimMicros; serviceRevisionArn: string };
  circuitBreaker: {
    status: 'MONITORING' | 'TRIGGERED' | 'MONITORING_COMPLETE' | 'DISABLED';
    failureCount: number;
    threshold: number;
  };
  alarms: {
    status: 'MONITORING' | 'TRIGGERED' | 'MONITORING_COMPLETE' | 'DISABLED';
    alarmNames: string[];
    triggeredAlarmNames: string[];
  };
  /** A rolling deployment that its alarms are watched for a while yet: until when. */
  bakeEndsAt?: SimMicros;
}

/** What a Lambda function that hooks name answers, call by call; the last answer repeats. */
export interface HookFunction {
  /** A function's name: the last part of its ARN. */
  readonly name: string;
  answers: HookAnswer[];
  /** Seconds after which it wants to be called again where it answers IN_PROGRESS; AWS's are 30. */
  callBackDelay?: number;
  /** How often it has been called since the answers were given. */
  calls: number;
}

/**
 * The three of hookStatus; INVALID is an answer without one, NONE a function that does not return
 * within its 15 minutes.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/lambda-lifecycle-hooks.html
 */
export const HOOK_ANSWERS = ['SUCCEEDED', 'IN_PROGRESS', 'FAILED', 'INVALID', 'NONE'] as const;
export type HookAnswer = (typeof HOOK_ANSWERS)[number];
