import { seconds, type SimMicros } from '../model/sim-time';

/** A wait in seconds: drawn evenly between `low` and `high` when they differ. */
export interface Timing {
  readonly low: number;
  readonly high: number;
  /** What it is the length of, in words for the reader of the fidelity page. */
  readonly what: string;
  /** An AWS page, or what it was read off. */
  readonly source: string;
  /** Not documented by AWS: our choice, to be shown as such. */
  readonly assumed: boolean;
}

const documented = (what: string, length: number, source: string): Timing => ({
  low: length,
  high: length,
  what,
  source,
  assumed: false,
});

const assumed = (what: string, [low, high]: [number, number], source: string): Timing => ({
  low,
  high,
  what,
  source,
  assumed: true,
});

const GUIDE = 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide';
const API = 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference';
const LOGS = 'event logs of real services on Fargate behind a load balancer';

/** Every wait of the control plane. */
export const TIMINGS = {
  schedulerLoop: assumed('between two passes of a service’s scheduler', [10, 10], LOGS),
  fargateProvisioning: assumed(
    'PROVISIONING on Fargate: a network interface and a host',
    [8, 12],
    `${LOGS}, 28–41 s from the start event to registration in all`,
  ),
  ec2InterfaceProvisioning: assumed(
    'PROVISIONING on EC2 in network mode awsvpc: a network interface',
    [8, 12],
    'taken to be like Fargate',
  ),
  fargatePending: assumed('PENDING on Fargate: handed to the agent', [2, 4], LOGS),
  ec2Pending: assumed(
    'PENDING on EC2',
    [1, 1],
    'bridge and host tasks with a cached image start in some 3 s',
  ),
  instancePending: assumed(
    'an EC2 instance is pending',
    [10, 15],
    'AWS gives no figure; instances are seen running within a quarter of a minute',
  ),
  agentStart: assumed(
    'from an EC2 instance running to its agent’s call, the boot in between',
    [25, 35],
    'AWS gives no figure',
  ),
  agentReconnect: assumed(
    'until an agent whose way is free again has connected',
    [5, 10],
    'AWS gives no figure',
  ),
  agentGivenUp: assumed(
    'until a task is given up that was handed to an agent which is away',
    [10, 10],
    'AWS gives no figure',
  ),
  agentRetry: assumed(
    'between two calls of an agent that may not register its instance',
    [60, 60],
    'AWS gives no figure',
  ),
  trunkAttaching: assumed(
    'REGISTERING: a trunk interface is attached to the instance',
    [10, 15],
    'taken to be like other interfaces',
  ),
  trunkDetaching: assumed(
    'DEREGISTERING: the trunk interface is detached',
    [10, 15],
    'taken to be like other interfaces',
  ),
  instanceStopping: assumed('an EC2 instance is stopping', [10, 20], 'AWS gives no figure'),
  instanceTerminating: assumed(
    'an EC2 instance is shutting down before it is terminated',
    [20, 30],
    'AWS gives no figure',
  ),
  terminatedInstanceVisible: documented(
    'a terminated EC2 instance stays visible',
    3600,
    'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/terminating-instances.html',
  ),
  pullOverhead: assumed(
    'every image pull, besides 1 s for each 60 MiB',
    [5, 5],
    'measured pulls of public images',
  ),
  cachedPull: assumed('pull of an image that the EC2 instance has', [0.1, 0.1], LOGS),
  failedPull: assumed(
    'until the pull of an image that does not exist is given up',
    [15, 15],
    'its message speaks of five tries',
  ),
  noFreeAddress: assumed(
    'until ECS gives up making an interface in a subnet without free addresses',
    [4, 4],
    'AWS gives no figure; the task is still in PROVISIONING',
  ),
  noRoute: assumed(
    'until a registry, secret or log group that no route leads to is given up',
    [60, 60],
    'AWS gives no figure; its messages speak of several attempts',
  ),
  ebsAttachment: assumed(
    'PROVISIONING of a task with an EBS volume besides: it is created, attached and formatted',
    [20, 20],
    'AWS gives no figure',
  ),
  ebsRefused: assumed(
    'until ECS gives up on an EBS volume that it may not make',
    [5, 5],
    'AWS gives no figure',
  ),
  failedMount: assumed(
    'until the mount of a file system or volume that is refused is given up',
    [5, 5],
    'AWS gives no figure',
  ),
  mountTimeout: assumed(
    'until the mount of a file system that cannot be reached times out',
    [120, 120],
    'troubleshooting pages speak of two minutes and more',
  ),
  loggerRefused: assumed(
    'until the awslogs driver gives up making its stream',
    [4, 6],
    'its message speaks of one retry',
  ),
  execAgentStart: assumed(
    'from a container’s start until its ExecuteCommandAgent is RUNNING',
    [5, 5],
    'AWS says only that one may have to wait',
  ),
  execIdle: documented('after which an idle ECS Exec session ends', 1200, `${GUIDE}/ecs-exec.html`),
  refusedPull: assumed(
    'until a registry has refused the pull of an image',
    [5, 5],
    'its message speaks of one try',
  ),
  containerStart: assumed('from the order to start a container to its process', [0.8, 1.5], LOGS),
  fargateRegistration: assumed(
    'from containers up to registration with the target group, on Fargate',
    [8, 12],
    `${LOGS}, as the rest of those 28–41 s`,
  ),
  ec2Registration: assumed(
    'from containers up to registration with the target group, on EC2',
    [0.8, 1.2],
    'bridge and host tasks with a cached image start in some 3 s',
  ),
  targetRegistering: assumed(
    'a new target’s Elb.RegistrationInProgress',
    [0.5, 1.4],
    `${LOGS}: registered event to first health checks`,
  ),
  callConnect: assumed(
    'until a connection between tasks that nothing lets through is given up',
    [5, 5],
    'AWS gives no figure for the proxy of Service Connect',
  ),
  callTimeout: assumed(
    'until an app gives up a call that is not answered, without a proxy that does',
    [60, 60],
    'a usual limit of HTTP clients',
  ),
  firstHealthCheck: assumed(
    'from registration to the first health check of a target',
    [2.1, 4],
    `${LOGS}: initial to healthy in 1.1–3 s where the app answers`,
  ),
  connectionClosing: assumed(
    'the close of an idle connection is under way; a request sent meanwhile is lost (502)',
    [0.001, 0.001],
    'AWS only names the cause: a keep-alive shorter than the idle timeout',
  ),
  connectTimeout: documented(
    'until the load balancer gives up connecting to a target (504)',
    10,
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html',
  ),
  dnsCached: documented(
    'for which clients keep a load balancer’s address after its zone has left DNS',
    60,
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health.html',
  ),
  unhealthyNotice: assumed(
    'until the scheduler acts on a target that turned unhealthy, besides its loop',
    [10, 10],
    `${LOGS}: 3–51 s to the start of the replacement`,
  ),
  healthyNotice: assumed(
    'until the scheduler counts a target that turned healthy, besides its loop',
    [3, 3],
    `${LOGS}: 5–16 s to the stop of the task replaced`,
  ),
  deregistration: assumed(
    'from the decision to stop a task to its deregistration',
    [9, 9],
    `${LOGS}: 8–10 s`,
  ),
  fargateDeprovisioning: assumed(
    'DEPROVISIONING on Fargate',
    [8, 12],
    'interface detached and deleted',
  ),
  ec2Deprovisioning: assumed(
    'DEPROVISIONING on EC2 in network mode awsvpc',
    [13, 17],
    'interface detached and deleted',
  ),
  alarmEvaluation: assumed(
    'from the end of a period until CloudWatch looks at it',
    [2, 2],
    'an alarm seen 2 s after the full minute',
  ),
  scalingCheck: assumed(
    'between two looks of Application Auto Scaling at whether a change is fulfilled',
    [10, 10],
    'AWS gives no figure',
  ),
  alarmPoll: assumed(
    'between two looks of ECS at the alarms of a deployment',
    [30, 30],
    'a rollback seen 21 s after its alarm',
  ),
  rollingBake: assumed(
    'a rolling deployment with alarms bakes where bakeTimeInMinutes is not set',
    [180, 180],
    `${GUIDE}/deployment-alarm-failure.html: under 5 minutes, reckoned from the alarms`,
  ),
  steadyEventRepeat: assumed(
    'between two steady state events of a quiet service',
    [21600, 21600],
    LOGS,
  ),
  eventMute: documented(
    'during which a service event is not repeated',
    21600,
    `${GUIDE}/service-event-messages.html`,
  ),
  stopTimeout: documented(
    'from the stop signal to SIGKILL without a stopTimeout',
    30,
    `${API}/API_ContainerDefinition.html`,
  ),
  agentRuntimeLimit: documented(
    'until the agent on an EC2 instance gives up on a container that Docker does not start',
    180,
    `${GUIDE}/ecs-agent-config.html`,
  ),
  fargateRuntimeLimit: documented(
    'until Fargate gives up on a container that its runtime does not start',
    60,
    `${GUIDE}/stopped-task-error-codes.html`,
  ),
  stageOverhead: assumed(
    'a lifecycle stage in which nothing is done but calling its hooks',
    [2, 2],
    'AWS gives no figure',
  ),
  weightChange: assumed(
    'until weights written into a listener rule hold, and the shift counts as done',
    [15, 15],
    'AWS gives no figure; requests follow the new weights at once',
  ),
  stageLimit: documented(
    'a lifecycle stage of a deployment may take, pauses and bakes apart',
    86_400,
    `${GUIDE}/canary-deployment.html`,
  ),
  stagedDeploymentLimit: documented(
    'a deployment that shifts traffic may take in all',
    30 * 86_400,
    `${GUIDE}/blue-green-deployment-how-it-works.html`,
  ),
  hookReturn: documented(
    'until the function of a lifecycle hook must have returned',
    900,
    `${GUIDE}/lambda-lifecycle-hooks.html`,
  ),
  hookCallBack: documented(
    'until a function that answered IN_PROGRESS is called again',
    30,
    `${GUIDE}/lambda-lifecycle-hooks.html`,
  ),
  codeDeployStart: assumed(
    'from CreateDeployment until CodeDeploy takes the deployment up',
    [2, 4],
    'a deployment seen Created after 3 s and InProgress after it',
  ),
  codeDeployEvent: assumed(
    'a lifecycle event of CodeDeploy in which nothing is waited for',
    [0.2, 0.8],
    'start and end of such events in answers of GetDeploymentTarget',
  ),
  codeDeployFunction: documented(
    'until CodeDeploy must have been told what the function of a lifecycle event has found',
    3600,
    'https://docs.aws.amazon.com/codedeploy/latest/userguide/limits.html',
  ),
  codeDeployInstall: documented(
    'until the replacement task set of a CodeDeploy deployment must be in steady state',
    3600,
    `${GUIDE}/deployment-type-bluegreen.html`,
  ),
  codeDeployScaling: documented(
    'that a service scaled while CodeDeploy shifts its traffic has to become steady',
    300,
    `${GUIDE}/deployment-type-bluegreen.html`,
  ),
  reservationMetric: documented(
    'between two values of CapacityProviderReservation',
    60,
    `${GUIDE}/managed-scaling-behavior.html`,
  ),
  scaleInPoints: documented(
    'that CapacityProviderReservation must stay below its target before instances go',
    900,
    `${GUIDE}/managed-scaling-behavior.html`,
  ),
  managedDrainingLimit: documented(
    'an instance that is to be terminated may wait for its tasks to end',
    172_800,
    `${GUIDE}/managed-instance-draining.html`,
  ),
  groupPass: assumed(
    'until an Auto Scaling group launches what it lacks or terminates what it has too many',
    [10, 10],
    'activities that follow a change of the desired capacity by some seconds',
  ),
  spotNotice: documented(
    'from the notice of a Spot interruption to its end',
    120,
    `${GUIDE}/fargate-capacity-providers.html`,
  ),
  readyWithoutChecks: documented(
    'RUNNING before a task without load balancer and health check counts as healthy',
    40,
    `${API}/API_DeploymentConfiguration.html`,
  ),
  stoppedTaskVisible: documented(
    'a STOPPED task stays visible',
    3600,
    `${GUIDE}/stopped-task-errors.html`,
  ),
} as const satisfies Record<string, Timing>;

/** MiB pulled in a second. Assumed. */
export const PULL_MIB_PER_SECOND = 60;

/**
 * Seconds before the next start after so many failed rounds in a row. The 27 minutes are documented
 * (service-throttle-logic page), the steps before them are not.
 */
export const START_BACKOFF_SECONDS = [0, 30, 60, 120, 240, 480, 960, 1620] as const;

/** Exit codes of a process that heeds SIGTERM (assumed) and of one that is killed (128 + 9). */
export const EXIT_CODE = { onSigterm: 0, killed: 137, crash: 1, neverStarted: 143 } as const;

/**
 * When a target’s errors are an anomaly. Documented: looked at every 5 s, among three healthy
 * targets at least. Assumed: at least so many errors lately (what is older counts half as much with
 * each look), a share of them above `leastShare` and `times` that of the others; mitigation halves
 * a target’s share of the traffic with each look, down to `leastTraffic`, and doubles it again.
 */
export const ANOMALY = {
  everySeconds: 5,
  fewestHealthy: 3,
  fewestErrors: 5,
  leastShare: 0.05,
  times: 3,
  leastTraffic: 1 / 16,
} as const;

/**
 * Target tracking. Documented: cooldowns of 300 s where none is given. Assumed: three periods above
 * the target before it scales out, a quarter of an hour below nine tenths before it scales in.
 */
export const TRACKING = {
  cooldownSeconds: 300,
  periodsAbove: 3,
  minutesBelow: 15,
  lowShare: 0.9,
} as const;

/** The length of a wait, drawn from `random` when it is not fixed. */
export const draw = (random: () => number, timing: Timing): SimMicros =>
  seconds(
    timing.low === timing.high ? timing.low : timing.low + (timing.high - timing.low) * random(),
  );
