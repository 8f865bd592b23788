/** Milliseconds that clients waited, over all requests that ended. */
export interface ReportLatency {
  mean: number;
  p50: number;
  p90: number;
  p99: number;
}

/** Requests that ended, by what became of them. */
export interface ReportRequests {
  requestCount: number;
  /** The next four together. */
  failedRequests: number;
  target5xx: number;
  elb5xx: number;
  clientTimeouts: number;
  /** Sent to a port that nothing listens on: not among `requestCount`, as AWS never sees them. */
  connectionsRefused: number;
  latencyMs: ReportLatency;
}

/** Tasks over the time of a deployment. */
export interface ReportTasks {
  /** Most that were not STOPPED at the end of any second. */
  peakTasks: number;
  /**
   * Hours that tasks were paid for: from the start of the image pull to STOPPED, as Fargate
   * charges, without its minimum of a minute. https://aws.amazon.com/fargate/pricing/
   */
  taskHours: number;
  /** What these hours cost on Fargate by list price: indicative. Instances cost by themselves. */
  indicativeUsd: number;
  tasksStarted: number;
  tasksStopped: number;
  /** Of those stopped: never came up, exited by themselves, or failed their health checks. */
  tasksFailed: number;
}

/** One revision's part; `source` is what was there before, of which there may be several. */
export interface ReportRevision extends ReportRequests, ReportTasks {
  role: 'source' | 'target';
  deployment: string;
  taskDefinition: string;
}

/** A stretch of a deployment, simulated seconds. */
export interface ReportStage {
  stage: string;
  /** Gone through again on the way back. */
  isRollback: boolean;
  start: number;
  /** Null while it lasts. */
  end: number | null;
  durationSeconds: number;
}

/**
 * What a deployment came to: made when it ends and kept, or up to now while it goes on. Moments are
 * simulated seconds. Requests are those that ended in the whole seconds `from` to `to`.
 */
export interface DeploymentReport {
  service: string;
  /** ARN of the service deployment; of CodeDeploy, `d-…`. */
  serviceDeployment: string;
  strategy: string;
  status: string;
  statusReason: string | null;
  isOver: boolean;
  startedAt: number;
  finishedAt: number | null;
  durationSeconds: number;
  /**
   * From the trigger to all production traffic, or the full count of healthy tasks, back on the
   * old revision; null where nothing was rolled back or it is not there yet.
   */
  rollbackSeconds: number | null;
  from: number;
  to: number;
  total: ReportRequests & ReportTasks;
  stages: ReportStage[];
  /** Source first. */
  revisions: ReportRevision[];
  /** Answered by the load balancer for want of a target, or by revisions not listed. */
  notByRevision: ReportRequests;
}
