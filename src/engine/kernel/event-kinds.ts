/**
 * Kinds of queued events: 1–31 are the data plane's, 32–63 the runner's and the control plane's.
 */
export const EVENT = {
  arrival: 1,
  completion: 2,
  healthCheck: 3,
  healthCheckResult: 4,
  timeout: 5,
  processorSharing: 6,
  secondEnd: 7,
  memoryExceeded: 8,
  callDue: 9,
  callRetry: 10,
  machineTimer: 32,
  schedulerTick: 33,
  controlStep: 34,
} as const;
