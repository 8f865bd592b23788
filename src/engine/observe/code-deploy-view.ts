import { type CodeDeployDeployment, isOver } from '../../model/code-deploy';
import type { SimMicros } from '../../model/sim-time';
import type { ServiceDeploymentView } from '../../model/view';
import { functionName } from '../control-plane/deployments/lifecycle-hooks';
import { awaitingTasks } from './awaiting';
import { observeCodeDeploy } from './observe-deployments';
import { type DeploymentScene, revisionFigures } from './revision-rows';

type View = ServiceDeploymentView;

/** A CodeDeploy deployment as the screen shows it: lifecycle events in place of stages. */
export function codeDeployView(scene: DeploymentScene, one: CodeDeployDeployment): View {
  const { ctx, service } = scene;
  const over = isOver(one);
  const observed = observeCodeDeploy(service, one);
  const { alarms } = one;
  return {
    id: one.id,
    deploymentId: observed.deploymentId,
    strategy: 'CODE_DEPLOY',
    status: one.status,
    statusReason: observed.statusReason,
    isOver: over,
    startedAt: one.startedAt ?? one.createdAt,
    finishedAt: one.completedAt ?? null,
    stages: stagesOf(one, over),
    stage: over ? null : one.machine.value,
    step: stepOf(one, over),
    shiftPercent: one.shifts.length > 1 ? (one.shifts[0] ?? null) : null,
    awaiting: over ? null : awaitingOf(scene, one),
    pauses: over ? [] : pausesOf(one),
    hooks: over ? [] : hooksOf(one),
    ...revisionFigures(scene, observed, (role) => ({
      productionWeight: one.weights[role],
      testWeight: one.testWeights?.[role] ?? null,
    })),
    alarms: (alarms.enabled ? alarms.alarms : []).map(({ name }) => {
      const state = ctx.world.alarms.get(name)?.state ?? 'INSUFFICIENT_DATA';
      return { name, state, triggered: one.error?.code === 'ALARM_ACTIVE' && state === 'ALARM' };
    }),
    breaker: { status: 'DISABLED', failureCount: 0, threshold: 0 },
    canRollBack: !over && one.creator === 'user',
    machine: one.machine,
  };
}

/** Events that it does not pass are left out; its two waits stand among the others. */
function stagesOf(one: CodeDeployDeployment, over: boolean): View['stages'] {
  const isRollback = one.creator === 'codeDeployRollback';
  const events = one.events
    .filter(({ status }) => status !== 'Skipped')
    .map(({ event, status, startedAt, endedAt }) => ({
      stage: event as string,
      state: status === 'Pending' ? 'ahead' : status === 'InProgress' ? 'current' : 'done',
      isRollback,
      startedAt: startedAt ?? null,
      endedAt: endedAt ?? null,
    })) as View['stages'];
  const { history, value, enteredAt } = one.machine;
  const waits = ['Ready', 'TerminationWait'].flatMap((wait): View['stages'] => {
    const at = history.findIndex((entry) => entry.value === wait);
    if (at < 0 && value !== wait) return [];
    const startedAt = history[at]?.at ?? enteredAt;
    const endedAt = history[at + 1]?.at ?? null;
    const state = value === wait && !over ? 'current' : 'done';
    return [{ stage: wait, state, isRollback, startedAt, endedAt }];
  });
  for (const wait of waits) {
    const before = wait.stage === 'Ready' ? 'BeforeAllowTraffic' : '';
    const at = events.findIndex(({ stage }) => stage === before);
    events.splice(at < 0 ? events.length : at, 0, wait);
  }
  return events;
}

/** While its traffic shifts in several steps. */
function stepOf({ machine, shifts }: CodeDeployDeployment, over: boolean): View['step'] {
  if (over || machine.value !== 'AllowTraffic' || shifts.length < 2) return null;
  const index = Number(machine.context['shift'] ?? 1);
  return { index, of: shifts.length, startedAt: machine.enteredAt };
}

function awaitingOf(scene: DeploymentScene, one: CodeDeployDeployment): View['awaiting'] {
  const { machine, execution, replacementTaskSetId } = one;
  if (execution) {
    return {
      what: `function ${functionName(execution.functionName)} to report`,
      endsAt: execution.expiresAt,
    };
  }
  const endsAt = nextMoment(one);
  switch (machine.value) {
    case 'Install':
      return awaitingTasks(scene, replacementTaskSetId ?? '') ?? { what: 'the task set', endsAt };
    case 'Ready':
      return { what: 'traffic to be re-routed by hand', endsAt };
    case 'AllowTraffic':
      return { what: 'the next shift of traffic', endsAt };
    case 'TerminationWait':
      return { what: 'the original task set to be terminated', endsAt };
    default:
      return { what: 'the event to pass', endsAt };
  }
}

function nextMoment({ machine }: CodeDeployDeployment): SimMicros | null {
  const due = Object.values(machine.timers).map(({ dueAt }) => dueAt);
  return due.length === 0 ? null : due.reduce((a, b) => (a < b ? a : b));
}

const hooksOf = ({ execution }: CodeDeployDeployment): View['hooks'] =>
  execution
    ? [
        {
          hookId: execution.id,
          functionName: functionName(execution.functionName),
          stage: execution.event,
          nextCallAt: null,
          expiresAt: execution.expiresAt,
        },
      ]
    : [];

/** Its waits, which `continue-deployment` ends, by their deploymentWaitType. */
function pausesOf(one: CodeDeployDeployment): View['pauses'] {
  const expiresAt = nextMoment(one);
  const stage = one.machine.value;
  if (expiresAt === null || (stage !== 'Ready' && stage !== 'TerminationWait')) return [];
  return stage === 'Ready'
    ? [{ hookId: 'READY_WAIT', stage, expiresAt, timeoutAction: 'ROLLBACK' }]
    : [{ hookId: 'TERMINATION_WAIT', stage, expiresAt, timeoutAction: 'CONTINUE' }];
}
