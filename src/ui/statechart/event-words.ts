import type { MachineId, MachineTransition } from '../../machines/catalogue';

/** What the machines call an event or a wait, as a person would say it after `when`. */
const WORDS: Record<string, string> = {
  START: 'its image is there',
  SIGNAL: 'it is told to stop',
  EXIT: 'its process ends',
  starting: 'the start has lasted long enough',
  exiting: 'it has heeded the signal',
  stopTimeout: 'its stop time-out is over',
  RESTART: 'its restart policy starts it again',
  COMPLETE: 'the new tasks are up and the old ones gone',
  FAIL: 'it fails',
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
  PLACED: 'its capacity provider has an instance for it',
  TARGETS_REGISTERED: 'its targets are registered',
  READY: 'all its containers run',
  STOP: 'it is to stop',
  CRASHED: 'an essential container ends',
  TARGETS_UNUSED: 'its targets are out of use',
  CONTAINERS_STOPPED: 'its containers have stopped',
  deprovisioning: 'its network interface is given back',
  visible: 'it has been shown for long enough',
  BAKE: 'the new tasks are healthy and alarms are to be watched for a while',
  CLEAN_UP: 'enough new tasks are healthy and the old ones are to go',
  ROLL_BACK_TO: 'a deployment that failed goes back to it',
  BEGIN: 'it begins',
  RECONCILED: 'no other revision has tasks left',
  SCALED_UP: 'all its tasks are healthy',
  HOOKS_PASSED: 'every lifecycle hook of the stage has passed',
  CLEANED_UP: 'the tasks that had to go have stopped',
  ROLL_BACK: 'it is to be rolled back',
  overhead: 'the stage has been entered',
  testShift: 'the test traffic has gone over',
  productionShift: 'the production traffic has gone over',
  stepBake: 'the part of the traffic has been watched for long enough',
  bake: 'the bake time is over',
  limit: 'the stage takes too long',
  FUNCTION_SUCCEEDED: 'its function succeeds',
  FUNCTION_FAILED: 'its function fails',
  CONTINUE: 'it is told to go on',
  STEADY: 'the replacement tasks are steady',
  passing: 'nothing is left to wait for',
  functionTimeout: 'its function takes too long',
  installTimeout: 'the replacement takes too long',
  rerouteWait: 'nobody has told it to go on in time',
  interval: 'the next shift is due',
  terminationWait: 'the termination wait is over',
};

/** Where a machine means something of its own by a name. */
const OWN_WORDS: Partial<Record<MachineId, Record<string, string>>> = {
  'rolling-deployment': { FAIL: 'the circuit breaker trips, an alarm goes off or it is stopped' },
  'container-instance': {
    AGENT_REGISTERS: 'its agent registers it',
    TRUNK_FAILS: 'no trunk interface can be made',
    attachingTrunk: 'its trunk interface is there',
    detachingTrunk: 'its trunk interface is given back',
    DRAIN: 'it is to be drained',
    ACTIVATE: 'it is made active again',
  },
  'code-deploy-deployment': { starting: 'it is taken up' },
};

/** Conditions that say more than the event does. */
const CONDITIONS: Record<string, string> = {
  heedsSignal: 'in time',
  isRegistered: 'while it is a target',
  hasNoInterface: 'without a network interface of its own',
  fails: 'and it does not come up',
  hasTrunk: 'with a trunk interface',
  isPlaced: 'once it has been placed',
  isPlacedAsItIs: 'without a network interface of its own',
  isNotInUse: 'no listener sends requests to its group',
  hasSeveralRevisions: 'with other revisions still there',
  hasNoSource: 'with nothing to go back to',
  isFirstStep: 'before any production traffic has gone over',
  isLastStep: 'at the last step',
  isRollback: 'as a rollback',
  isScripted: 'with a function to call',
  reroutesAtOnce: 'without a wait for production traffic',
  hasMoreShifts: 'with more shifts to come',
  isShiftedBack: 'back where it was',
  isShifted: 'all of it',
  keepsOriginal: 'with the original tasks kept',
};

/**
 * `when enough health checks fail`; an event that has no words yet keeps its name. `machine`: whose
 * it is.
 */
export function eventWords(
  { label, guard }: Omit<MachineTransition, 'from' | 'to'>,
  machine?: MachineId,
): string {
  const condition = guard === null ? undefined : CONDITIONS[guard];
  if (label === '') return condition === undefined ? 'at once' : `at once, ${condition}`;
  const own = machine === undefined ? undefined : OWN_WORDS[machine]?.[label];
  const event = `when ${own ?? WORDS[label] ?? label}`;
  return condition === undefined ? event : `${event}, ${condition}`;
}
