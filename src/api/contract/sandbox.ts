/**
 * Inputs of the `sandbox` operations: what AWS has no word for. Durations are seconds unless the
 * name ends in `Ms`, sizes are MiB, rates requests per second.
 */
import * as z from 'zod/mini';
import { FAULT_TYPES } from '../../model/fault';
import { decimal, flag, json, list, numberOrWord, oneOf, opt, structure } from './members';
import { text, textMap, texts, whole } from './members';

const positive = decimal.check(z.gt(0));
const atLeastZero = decimal.check(z.minimum(0));
const share = decimal.check(z.minimum(0), z.maximum(1));
const count = whole.check(z.minimum(0));
const atLeastOne = whole.check(z.minimum(1));
const statusCode = whole.check(z.minimum(200), z.maximum(599));
const port = whole.check(z.minimum(1), z.maximum(65535));

/** How containers of an image behave from their next start; a member left out has its default. */
export const putImage = structure({
  image: text.check(z.minLength(1)),
  serviceTimeMs: opt(positive),
  serviceTimeDistribution: opt(
    oneOf([
      'constant',
      'exponential',
      'erlang',
      'hyperexponential',
      'lognormal',
      'pareto',
      'bimodal',
    ]),
  ),
  stages: opt(atLeastOne),
  scv: opt(decimal.check(z.minimum(1))),
  sigma: opt(atLeastZero),
  alpha: opt(decimal.check(z.gt(1))),
  slowMs: opt(positive),
  slowShare: opt(share),
  concurrency: opt(atLeastOne),
  discipline: opt(oneOf(['fifo', 'processor-sharing'])),
  queueLimit: opt(count),
  startup: opt(atLeastZero),
  sizeMib: opt(atLeastZero),
  errorRate: opt(share),
  errorStatus: opt(statusCode),
  /** `http://NAME:PORT/PATH`, by Service Connect or Cloud Map. */
  calls: opt(texts),
  callsPerRequest: opt(atLeastOne),
  healthCheckWaits: opt(flag),
  healthCheckPath: opt(text),
  healthCheckStatus: opt(statusCode),
  healthCheckLatencyMs: opt(atLeastZero),
  healthyAfter: opt(atLeastZero),
  unhealthyAfter: opt(atLeastZero),
  exitAfter: opt(atLeastZero),
  exitCode: opt(whole.check(z.minimum(0), z.maximum(255))),
  cpuMsPerRequest: opt(atLeastZero),
  memoryMib: opt(atLeastZero),
  memoryMibPerRequest: opt(atLeastZero),
  leakMibPerRequest: opt(atLeastZero),
  /** Seconds from SIGTERM to exit, or `never`. */
  sigtermExit: opt(numberOrWord),
  keepAlive: opt(atLeastZero),
  missing: opt(flag),
  architecture: opt(oneOf(['X86_64', 'ARM64'])),
  /** Only with repositoryCredentials can it be pulled. */
  privateRegistry: opt(flag),
  pullError: opt(oneOf(['rate-limit', 'timeout'])),
  /** What the container runtime says instead of starting it. */
  startError: opt(text),
  /** The container runtime never comes back with it. */
  startHangs: opt(flag),
  healthCheckCommandMs: opt(atLeastZero),
  /** Path of a file to a line that each container adds to it when it starts. */
  writes: opt(textMap),
  /** Paths of files that it then reads: its log says what it saw. */
  reads: opt(texts),
});
export const listImages = structure({});
export const deleteImage = structure({ image: text });

export const putHook = structure({
  /** A Lambda function's name or ARN. */
  function: text.check(z.minLength(1)),
  /** What it answers, call by call, with commas or one by one; the last answer repeats. */
  answers: texts.check(z.minLength(1)),
  /** Seconds after which it wants to be called again where it answers IN_PROGRESS. */
  callBackDelay: opt(positive),
});
export const listHooks = structure({});
export const deleteHook = structure({ function: text });

export const putTraffic = structure({
  name: text.check(z.minLength(1)),
  /** Without one the client stands ready and sends nothing. */
  loadBalancer: opt(text),
  rate: atLeastZero,
  pattern: opt(oneOf(['poisson', 'constant', 'ramp', 'spike', 'sine'])),
  listenerPort: opt(port),
  host: opt(text),
  path: opt(text),
  /** `k=v&…`, put behind the path. */
  queryString: opt(text),
  method: opt(text),
  /** Header name to value. */
  header: opt(textMap),
  /** The IPv4 address that its requests come from. */
  sourceIp: opt(text),
  toRate: opt(atLeastZero),
  over: opt(positive),
  spikeRate: opt(atLeastZero),
  spikeEvery: opt(positive),
  spikeFor: opt(positive),
  period: opt(positive),
  amplitude: opt(atLeastZero),
  clients: opt(atLeastOne),
  clientTimeout: opt(positive),
  /** The text of a CSV file: one `second,rate` a line. */
  replay: opt(text),
});
export const deleteTraffic = structure({ name: text });
export const listTraffic = structure({});

/** Of one of them; of a task, what its container (the first unless named) sees below a path. */
export const listFiles = structure({
  fileSystem: opt(text),
  volume: opt(text),
  task: opt(text),
  container: opt(text),
  path: opt(text),
});

export const wait = structure({
  for: opt(atLeastZero),
  /** `steady:SERVICE`, `running:SERVICE=N`, `healthy:TARGETGROUP=N` … */
  until: opt(text),
  timeout: opt(atLeastZero),
});

export const getMetrics = structure({
  loadBalancer: opt(text),
  targetGroup: opt(text),
  service: opt(text),
  task: opt(text),
  /** The last so many seconds. */
  since: opt(atLeastZero),
  from: opt(atLeastZero),
  to: opt(atLeastZero),
});
export const describeEvents = structure({
  service: opt(text),
  since: opt(atLeastZero),
  /** Of that type only; `EventBridge`: those that EventBridge is given, with their detail. */
  type: opt(text),
});
export const describeTimeline = structure({ service: text });
/** The newest deployment unless its ARN or id is given. */
export const getDeploymentReport = structure({ service: text, serviceDeployment: opt(text) });

/** Hours that it is reckoned for: 730 make a month. */
export const estimateCost = structure({ hours: opt(positive) });

/** Why is it so? Exactly one of the things that can be asked about. */
export const explain = structure({
  task: opt(text),
  service: opt(text),
  targetGroup: opt(text),
  /** Of a target group: the id of one target, `id:port`, or its task's ARN. */
  target: opt(text),
  loadBalancer: opt(text),
  containerInstance: opt(text),
  capacityProvider: opt(text),
  /** An alarm's name. */
  alarm: opt(text),
});

export const describeAccount = structure({});
export const loadAccount = structure({
  account: structure({
    version: whole,
    operations: list(structure({ target: text, input: json })),
  }),
});

export const setSeed = structure({ seed: count });
export const describeClock = structure({});
export const describeFidelity = structure({});

export const putQuota = structure({
  /** True where nothing is said. */
  enabled: opt(flag),
  /** Quota names to numbers; the others have AWS's defaults. */
  set: opt(z.record(z.string(), count)),
});
export const listQuotas = structure({});

export const injectFault = structure({
  type: oneOf(FAULT_TYPES),
  task: opt(text),
  service: opt(text),
  cluster: opt(text),
  image: opt(text),
  count: opt(atLeastOne),
  for: opt(positive),
  factor: opt(positive),
  errorRate: opt(share),
  /** How fast the memory of a memory-leak grows. */
  mibPerSecond: opt(positive),
  availabilityZone: opt(text),
  alarmName: opt(text),
  /** EC2 instance id, or ARN of a container instance. */
  containerInstance: opt(text),
  /** FARGATE, FARGATE_SPOT or another one, of which there is no capacity; Fargate's unless told. */
  capacityProvider: opt(text),
  role: opt(text),
  securityGroup: opt(text),
  subnet: opt(text),
  fileSystem: opt(text),
});
export const listFaults = structure({
  /** Those that are over as well. */
  all: opt(flag),
});
export const clearFault = structure({ faultId: text });
