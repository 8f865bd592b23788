import type { MachineTransition } from '../../machines/catalogue';

/** What the machines call an event or a wait, as a person would say it after `when`. */
const WORDS: Record<string, string> = {
  START: 'its image is there',
  SIGNAL: 'it is told to stop',
  EXIT: 'its process ends',
  starting: 'the start has lasted long enough',
  exiting: 'it has heeded the signal',
  stopTimeout: 'its stop time-out is over',
  COMPLETE: 'the new tasks are up and the old ones gone',
  FAIL: 'the circuit breaker trips',
  REPLACE: 'another deployment takes its place',
  FACTS: 'targets or the algorithm change',
  PASSED: 'enough health checks pass',
  FAILED: 'enough health checks fail',
  DEREGISTER: 'it is deregistered',
  IN_USE: 'a listener sends requests to its group',
  NOT_IN_USE: 'no listener sends requests to its group any more',
  registering: 'it is registered',
  draining: 'the deregistration delay is over',
  provisioning: 'its network interface is there',
  pending: 'it has a place to run',
  TARGETS_REGISTERED: 'its targets are registered',
  READY: 'all its containers run',
  STOP: 'it is to stop',
  CRASHED: 'an essential container ends',
  TARGETS_UNUSED: 'its targets are out of use',
  CONTAINERS_STOPPED: 'its containers have stopped',
  deprovisioning: 'its network interface is given back',
  visible: 'it has been shown for long enough',
};

/** Conditions that say more than the event does. */
const CONDITIONS: Record<string, string> = {
  heedsSignal: 'in time',
  isRegistered: 'while it is a target',
  hasNoInterface: 'without a network interface of its own',
  isNotInUse: 'no listener sends requests to its group',
};

/** `when enough health checks fail`; an event that has no words yet keeps its name. */
export function eventWords({ label, guard }: Omit<MachineTransition, 'from' | 'to'>): string {
  const condition = guard === null ? undefined : CONDITIONS[guard];
  if (label === '') return condition === undefined ? 'at once' : `at once, ${condition}`;
  const event = `when ${WORDS[label] ?? label}`;
  return condition === undefined ? event : `${event}, ${condition}`;
}
