/** Why a deployment has failed, and what follows. */
export interface FailureCause {
  /** Who found it out. */
  readonly by: 'circuit-breaker' | 'alarm' | 'user' | 'hook' | 'time-limit' | 'configuration';
  /** Go back to the last revision that was COMPLETED; else the deployment stops where it is. */
  readonly rollback: boolean;
  /** `statusReason` of the service deployment when it goes back. */
  readonly statusReason: string;
  /** What follows `deployment failed: ` in the service event. */
  readonly eventText: string;
}
