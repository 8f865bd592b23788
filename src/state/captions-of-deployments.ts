/** Captions on service deployments: begun, at a stage, over, failed and on their way back. */
import { formatTimeLeft, type SimMicros } from '../model/sim-time';
import type { ServiceView } from '../model/view';
import {
  type Caption,
  comingIn,
  counted,
  goingIn,
  type Instant,
  likelyEnd,
  paceOf,
  viewsOf,
} from './caption';

type Deployment = NonNullable<ServiceView['serviceDeployment']>;
type Stage = Deployment['stages'][number];

const percent = (value: number): string => `${Math.round(value * 10) / 10} %`;

const STRATEGY: Record<Deployment['strategy'], string> = {
  ROLLING: 'as a rolling update',
  BLUE_GREEN: 'blue/green',
  LINEAR: 'in equal steps',
  CANARY: 'a canary first',
  CODE_DEPLOY: 'by CodeDeploy',
};

interface Told {
  service: ServiceView;
  deployment: Deployment;
  /** `web:42`, `web:41`. */
  coming: string;
  going: string | null;
}

function begunText({ service, deployment, coming, going }: Told): string {
  const how = STRATEGY[deployment.strategy];
  if (going === null)
    return `${service.name} starts its first ${counted(service.desired, 'task')}.`;
  if (going === coming) return `${service.name} is deployed anew, ${how}.`;
  return `${coming} replaces ${going}, ${how}.`;
}

function begun({ service, deployment, coming, going }: Told): Caption {
  return {
    id: `deployment/${deployment.id}/begun`,
    since: deployment.startedAt,
    until: null,
    weight: 2,
    text: begunText({ service, deployment, coming, going }),
    why: going === null ? null : (paceOf(service) ?? whyStrategy(deployment)),
  };
}

function whyStrategy({ strategy, shiftPercent }: Deployment): string | null {
  if (shiftPercent !== null && strategy === 'CANARY') {
    return `Only ${percent(shiftPercent)} of the requests meet the new revision at first.`;
  }
  if (shiftPercent !== null && strategy === 'LINEAR') {
    return `${percent(shiftPercent)} of the requests more with every step.`;
  }
  if (strategy === 'BLUE_GREEN') return 'Both run side by side; then all requests move at once.';
  return null;
}

/** So long a stage goes on that has no time of its own, simulated seconds. */
const USUAL_S = 40;

const isWayBack = ({ isRollback, stage }: Stage): boolean =>
  isRollback || stage.startsWith('ROLLBACK');

/** `, for 18 s more`; nothing where nobody knows how long. */
function timeLeft({ awaiting }: Deployment, now: SimMicros): string {
  if (awaiting === null || awaiting.endsAt === null) return '';
  return `, for ${formatTimeLeft(awaiting.endsAt, now)} more`;
}

/** What a stage is about; null for those that only call hooks. */
function stageText(stage: Stage, { deployment, coming, going }: Told, now: SimMicros) {
  const left = timeLeft(deployment, now);
  const old = going ?? 'the old tasks';
  if (isWayBack(stage)) return `Rolling back: ${old} gets all requests again.`;
  switch (stage.stage) {
    case 'SCALE_UP':
      return `${coming} starts beside ${old}: no requests go there yet.`;
    case 'BAKE_TIME':
      return `${coming} has all requests and is watched${left}. ${old} stands by.`;
    case 'CLEAN_UP':
      return `${coming} stays: the tasks of ${old} are taken away.`;
    default:
      return null;
  }
}

/** What a step of a canary or of a linear shift waits for. */
function stepCaption(told: Told, instant: Instant): Caption[] {
  const { deployment, coming } = told;
  const { step, machine } = deployment;
  const share = comingIn(deployment)?.productionWeight ?? null;
  // While weights are still being moved the wait of the step has not begun.
  // Nor is it waited for any longer once an alarm has gone off.
  const isLoud = deployment.alarms.some(({ state }) => state === 'ALARM');
  const isWatched = !isLoud && (machine?.value.endsWith('_BAKE') ?? false);
  if (!step || !isWatched || share === null || share === 0 || share === 100) return [];
  const which =
    deployment.strategy === 'CANARY' ? 'The canary' : `Step ${step.index} of ${step.of}`;
  return [
    {
      id: `deployment/${deployment.id}/step/${step.index}`,
      since: step.startedAt,
      until: deployment.awaiting?.endsAt ?? likelyEnd(instant, step.startedAt, USUAL_S),
      weight: 2,
      text: `${which} is watched: ${coming} has ${percent(share)} of the requests${timeLeft(deployment, instant.now)}.`,
      why: alarmWords(deployment) ?? whyStrategy(deployment),
    },
  ];
}

function alarmWords({ alarms }: Deployment): string | null {
  const names = alarms.map(({ name }) => name);
  if (names.length === 0) return null;
  return `${names.join(' and ')} ${names.length === 1 ? 'watches' : 'watch'}: an alarm takes it back.`;
}

function whyStage(stage: Stage, deployment: Deployment): string | null {
  if (isWayBack(stage)) return deployment.statusReason;
  return stage.stage === 'BAKE_TIME' ? alarmWords(deployment) : whyStrategy(deployment);
}

function stageCaption(told: Told, instant: Instant): Caption[] {
  const { deployment } = told;
  const stage = deployment.stages.find(({ state }) => state === 'current');
  const text = stage && stageText(stage, told, instant.now);
  if (!stage || !text) return [];
  const since = stage.startedAt ?? deployment.startedAt;
  const isTimed = stage.stage === 'BAKE_TIME' && !isWayBack(stage);
  return [
    {
      id: `deployment/${deployment.id}/stage/${isWayBack(stage) ? 'back' : stage.stage}`,
      since,
      until: (isTimed && deployment.awaiting?.endsAt) || likelyEnd(instant, since, USUAL_S),
      weight: 2,
      text,
      why: whyStage(stage, deployment),
    },
  ];
}

const isSuccess = (status: string): boolean => status === 'SUCCESSFUL' || status === 'Succeeded';

function endedText({ service, deployment: { status }, coming, going }: Told): string {
  if (isSuccess(status)) {
    const { running, desired } = service;
    // Fewer may be wanted since.
    return running > desired
      ? `${coming} is deployed: ${running} tasks run, ${desired} wanted.`
      : `${coming} is deployed: ${running} of ${counted(desired, 'task')} run.`;
  }
  const isBack = status.startsWith('ROLLBACK') || status === 'Stopped';
  if (isBack && going !== null) return `Rolled back: ${going} serves again.`;
  return `The deployment of ${coming} has failed.`;
}

/** How one ended, told for as long as it is new. */
function ended({ service, deployment, coming, going }: Told): Caption {
  const { status, statusReason } = deployment;
  const succeeded = isSuccess(status);
  return {
    id: `deployment/${deployment.id}/over`,
    since: deployment.finishedAt ?? deployment.startedAt,
    until: null,
    weight: succeeded ? 2 : 3,
    text: endedText({ service, deployment, coming, going }),
    why: succeeded ? null : statusReason,
  };
}

/** Who found that a deployment fails, in its event's words. */
const FINDERS: readonly [RegExp, string][] = [
  [/tasks failed to start/, 'Circuit breaker tripped'],
  [/alarm detected/, 'An alarm went off'],
  [/lifecycle hook/, 'A lifecycle hook failed'],
  [/StopServiceDeployment/, 'Stopped by hand'],
];

function whyFailed({ breaker, alarms, statusReason }: Deployment, finder: string): string | null {
  if (finder === 'Circuit breaker tripped') {
    return `${counted(breaker.failureCount, 'task')} failed, and the threshold is ${breaker.threshold}.`;
  }
  const loud = alarms.filter(({ triggered }) => triggered).map(({ name }) => name);
  return loud.length > 0 ? `In ALARM: ${loud.join(', ')}.` : statusReason;
}

function failing(told: Told, { events }: Instant): Caption[] {
  const { service, deployment, coming, going } = told;
  // Of an earlier deployment it would be told in the words of this one.
  const ours = events.filter(
    ({ subject, at }) => subject === service.id && at >= deployment.startedAt,
  );
  const found = ours.findLast(({ message }) => message.includes('deployment failed:'));
  if (!found) return [];
  const finder =
    FINDERS.find(([words]) => words.test(found.message))?.[1] ?? 'The deployment fails';
  const isBack =
    ours.some(({ message, at }) => at >= found.at && message.includes('rolling back to')) ||
    deployment.status.startsWith('ROLLBACK');
  // On its way back no more: how that ended says so.
  if (isBack && deployment.isOver) return [];
  const then = isBack && going !== null ? `rolling back to ${going}` : `${coming} stays as it is`;
  return [
    {
      id: `event/${found.seq}`,
      since: found.at,
      until: null,
      weight: 3,
      text: `${finder}: ${then}.`,
      why: whyFailed(deployment, finder),
    },
  ];
}

/** Captions on the deployment under way, or the one that has just ended, of every service. */
export function captionsOfDeployments(instant: Instant): Caption[] {
  return viewsOf(instant, 'service').flatMap((service) => {
    const { serviceDeployment: deployment } = service;
    if (!deployment) return [];
    const told: Told = {
      service,
      deployment,
      coming: comingIn(deployment)?.taskDefinition ?? service.taskDefinition,
      going: goingIn(deployment, service)?.taskDefinition ?? null,
    };
    const isNew = deployment.startedAt >= instant.from && !deployment.isOver;
    const justOver = (deployment.finishedAt ?? -1) >= instant.from;
    return [
      ...(isNew ? [begun(told)] : []),
      ...(deployment.isOver ? [] : [...stageCaption(told, instant), ...stepCaption(told, instant)]),
      ...failing(told, instant),
      ...(deployment.isOver && justOver ? [ended(told)] : []),
    ];
  });
}
