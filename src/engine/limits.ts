/**
 * Every queue and ring of the engine has its bound here; overflow is counted, never unbounded
 * growth.
 */
export const LIMITS = {
  /** Domain events kept. */
  domainEvents: 20_000,
  /**
   * Service events kept by DescribeServices:
   * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Service.html
   */
  serviceEvents: 100,
  /**
   * Tasks that a service may ask for, four times AWS's quota, and instances launched at once: a
   * file or a line that asks for a thousand million must not hold up whoever opens it.
   */
  tasksPerService: 20_000,
  instancesAtOnce: 2_000,
  /**
   * Simulated seconds that pass in one go, or that a fault lasts: a year. Where a wait is sliced it
   * can be called off.
   */
  waitSeconds: 366 * 86_400,
  /** Task sets of a service at once, those that drain among them. */
  taskSets: 5,
  /** CodeDeploy deployments remembered; the oldest go first. */
  codeDeployDeployments: 200,
  /** Health check outcomes kept per target for the screen. */
  healthChecksShown: 24,
  /** States kept in a machine's history. */
  machineHistory: 64,
  /** Whole seconds of metrics kept before they are merged into minutes. */
  metricSeconds: 900,
  /** Minutes of metrics kept before they are merged into hours. */
  metricMinutes: 24 * 60,
  /** Figures kept of one width before they are merged early: number of seconds × busy targets. */
  metricCells: 60_000,
  /**
   * Whole seconds whose points are told to a screen that opens late, or after a jump: all that its
   * charts show.
   */
  pointSeconds: 3600,
  /** Dot segments waiting for a frame: those of a flight at 100×, which a travel brings at once. */
  dotSegments: 65_536,
  /** Targets whose requests in flight a second's point names. */
  outstandingPerPoint: 128,
  /** Requests per second drawn as dots, at most. */
  dotsPerSecond: 500,
  /** Requests a second of one client: one in each microsecond, the least that time moves on by. */
  requestsPerSecond: 1_000_000,
  /** Cookie jars, and so users, of one traffic client. */
  cookieJars: 10_000,
  /** Characters of a file in a simulated container, and files of one volume. */
  fileCharacters: 8192,
  filesPerVolume: 256,
  /** Log lines kept of one stream while there are few streams, and of all streams about. */
  logLinesPerStream: 500,
  logLines: 10_000,
  /** Lines that are kept of a stream however many there are. */
  logLinesAtLeast: 20,
  /** Log streams kept; the oldest go first. */
  logStreams: 2_000,
  /** Lines about requests in one second: answers, errors, failed checks. */
  loggedRequestsPerSecond: 16,
  /** Activities of an Auto Scaling group, or of a scalable target, that are remembered. */
  scalingActivities: 100,
  /** Exec sessions remembered, and characters of what one of them has shown. */
  execSessions: 50,
  execTranscript: 20_000,
  /** How long a STOPPED task stays visible, seconds (stopped-task-errors page). */
  stoppedTaskSeconds: 3600,
} as const;
