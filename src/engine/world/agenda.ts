import type { SimMicros } from '../../model/sim-time';
import type { StopCode } from '../../model/task';

/**
 * Which machine a timer belongs to, so that its entity is found again in whatever world is
 * loaded.
 */
export type MachineOwner =
  | { of: 'task'; task: string }
  | { of: 'container'; task: string; container: string }
  | { of: 'target'; group: string; id: string; port: number }
  | { of: 'routing'; group: string }
  | { of: 'container-instance'; instance: string }
  | { of: 'deployment'; service: string; deployment: string }
  /** CodeDeploy's, by `d-…`. */
  | { of: 'code-deploy'; deployment: string }
  /** A deployment that shifts traffic, by the ARN of its service deployment. */
  | { of: 'service-deployment'; service: string; record: string };

/**
 * Something the control plane does later. Entities are named by ARN; one that has gone is passed
 * over.
 */
export type ControlStep =
  /** `createdAt` is the service's: a pass for one of the same name that is no more is void. */
  | { step: 'scheduler-pass'; service: string; createdAt: SimMicros; extra: boolean }
  | { step: 'images-pulled'; task: string }
  | {
      step: 'start-failed';
      task: string;
      reason: string;
      stopCode: StopCode;
      containerReason?: string;
      containers?: readonly string[];
    }
  | { step: 'register-targets'; task: string }
  | { step: 'deregister-targets'; task: string }
  /** `since` is the container's start: void once its restart policy has started it again. */
  | {
      step: 'container-exit';
      task: string;
      container: string;
      since: SimMicros;
      exitCode: number;
      reason?: string;
    }
  | { step: 'container-check'; task: string; container: string; since: SimMicros }
  /** Those who wait for the container have waited for its startTimeout. */
  | { step: 'start-timeout'; task: string; container: string }
  /** A lifecycle hook of a service deployment is to be called again, or its time is up. */
  | { step: 'hook-due'; service: string; record: string }
  /** CloudWatch looks at the metric of an alarm, by its name. */
  | { step: 'evaluate-alarm'; alarm: string }
  /** ECS asks for the states of a deployment's alarms. */
  | { step: 'poll-alarms'; service: string; record: string }
  /** An alarm is in ALARM: what its actions name is carried out. */
  | { step: 'alarm-actions'; alarm: string }
  /** Application Auto Scaling looks whether a change has been fulfilled. */
  | { step: 'scaling-activity'; target: string; activity: string }
  /** A scheduled action is due at `at`; void if it has been changed since. */
  | { step: 'scheduled-action'; target: string; action: string; at: SimMicros }
  | { step: 'end-fault'; fault: string }
  /** A capacity provider seeks places for waiting tasks; every minute it looks at its metric. */
  | { step: 'provider-pass'; provider: string; createdAt: SimMicros }
  /** An Auto Scaling group launches what it lacks and terminates what it has too many. */
  | { step: 'group-pass'; group: string; createdAt: SimMicros }
  /** The two minutes after the notice of an interruption are over. */
  | { step: 'spot-reclaim'; instance: string; launchedAt: SimMicros }
  /** An EC2 instance goes on in its life; `since` is its launch, void after a later one. */
  | { step: 'instance-due'; instance: string; what: InstanceMoment; since: SimMicros };

/** What happens to an EC2 instance by itself: it is up, its agent calls, it has stopped … */
export type InstanceMoment = 'running' | 'agent-ready' | 'stopped' | 'terminated' | 'forgotten';

/** A queue entry's meaning: a machine's delayed event, by its send id, or a step. */
export type AgendaEntry =
  | { kind: 'timer'; owner: MachineOwner; sendId: string }
  | { kind: 'step'; step: ControlStep };
