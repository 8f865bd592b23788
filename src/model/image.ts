/**
 * How containers of an image behave. Read when a container starts; changes apply from its next
 * start.
 */
export interface ImageBehaviour {
  readonly image: string;
  serviceTimeMs: number;
  serviceTimeDistribution:
    | 'constant'
    | 'exponential'
    | 'erlang'
    | 'hyperexponential'
    | 'lognormal'
    | 'pareto'
    | 'bimodal';
  /** Erlang: number of stages. */
  stages: number;
  /** Hyperexponential: squared coefficient of variation. */
  scv: number;
  /** Lognormal: standard deviation of the logarithm. */
  sigma: number;
  /** Pareto: tail index, above 1. */
  alpha: number;
  /** Bimodal: service time of the slow share, ms; the mean of the others is `serviceTimeMs`. */
  slowMs: number;
  slowShare: number;
  concurrency: number;
  discipline: 'fifo' | 'processor-sharing';
  queueLimit: number;
  startupSeconds: number;
  sizeMib: number;
  errorRate: number;
  errorStatus: number;
  /** URLs that each request it serves calls, one after the other, before it is answered. */
  calls: string[];
  /** How often it calls each of them. */
  callsPerRequest: number;
  healthCheckWaits: boolean;
  healthCheckPath: string;
  healthCheckStatus: number;
  healthCheckLatencyMs: number;
  healthyAfterSeconds: number;
  unhealthyAfterSeconds: number | null;
  exitAfterSeconds: number | null;
  exitCode: number;
  cpuMsPerRequest: number;
  memoryMib: number;
  memoryMibPerRequest: number;
  leakMibPerRequest: number;
  /** Seconds from SIGTERM to exit; null waits for SIGKILL. */
  sigtermExitSeconds: number | null;
  keepAliveSeconds: number;
  missing: boolean;
  architecture: 'X86_64' | 'ARM64';
  /** Its registry asks for credentials of its own (repositoryCredentials). */
  privateRegistry: boolean;
  /** What the registry answers instead of the image. */
  pullError: 'rate-limit' | 'timeout' | null;
  /** The container runtime cannot start it: `CannotStartContainerError: …`. */
  startError: string | null;
  /** The container runtime never comes back with it. */
  startHangs: boolean;
  /** How long a container health check's command takes; beyond its timeout it has failed. */
  healthCheckCommandMs: number;
  /**
   * A line that it adds to a file when it starts, by the file's path; `%task` in it stands for the
   * beginning of its task's id.
   */
  writes: Readonly<Record<string, string>>;
  /** Files that it reads when it starts, after that: its log says what it saw. */
  reads: readonly string[];
}

/** The behaviour of an image that was never declared. */
export const defaultBehaviour = (image: string): ImageBehaviour => ({
  image,
  serviceTimeMs: 50,
  serviceTimeDistribution: 'exponential',
  stages: 2,
  scv: 4,
  sigma: 1,
  alpha: 2.5,
  slowMs: 500,
  slowShare: 0.05,
  concurrency: 100,
  discipline: 'fifo',
  queueLimit: 1000,
  startupSeconds: 5,
  sizeMib: 200,
  errorRate: 0,
  errorStatus: 500,
  calls: [],
  callsPerRequest: 1,
  healthCheckWaits: true,
  healthCheckPath: '/',
  healthCheckStatus: 200,
  healthCheckLatencyMs: 5,
  healthyAfterSeconds: 0,
  unhealthyAfterSeconds: null,
  exitAfterSeconds: null,
  exitCode: 1,
  cpuMsPerRequest: 1,
  memoryMib: 128,
  memoryMibPerRequest: 0,
  leakMibPerRequest: 0,
  sigtermExitSeconds: 1,
  keepAliveSeconds: 75,
  missing: false,
  architecture: 'X86_64',
  privateRegistry: false,
  pullError: null,
  startError: null,
  startHangs: false,
  writes: {},
  reads: [],
  healthCheckCommandMs: 0,
});
