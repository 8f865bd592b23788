/**
 * What the deployment ribbon says, from what the engine said of a service. Pure, and by whole
 * seconds, so that nothing flickers.
 */
import { deploymentTitle } from '../../../drawing/deployment-words';
import {
  formatCountdown,
  formatDuration,
  type SimMicros,
  US_PER_SECOND,
} from '../../../model/sim-time';
import type { ServiceDeploymentView, ServiceView } from '../../../model/view';
import { type StageFacts, stagesOf } from './stage-facts';

type Deployment = ServiceDeploymentView;

/** A service whose deployment is shown. */
export type DeployingService = ServiceView & { serviceDeployment: Deployment };

/** How a deployment ended. */
export interface OutcomeFacts {
  word: string;
  tone: 'good' | 'failing' | 'neutral';
  reason: string | null;
}

export interface RibbonFacts {
  /** `Deploying api:42 · CANARY 10 %`. */
  title: string;
  /** `step 1 of 2 · 4:12 left`; empty where nothing ends by itself. */
  left: string;
  /**
   * For when there is but a line: what it waits for, unless `split` says it, and how long; in the
   * end how it ended.
   */
  folded: string;
  /** While both revisions have some of the traffic: how much. For the line. */
  split: SplitFacts[];
  /** `waiting for the step to bake`; empty when it is over. */
  awaiting: string;
  stages: StageFacts[];
  outcome: OutcomeFacts | null;
  /** For those who hear it: what has just begun or ended. */
  spoken: string;
}

/** `web:2`, which has 10 % of the traffic; or `target` where both have one name. */
export interface SplitFacts {
  deploymentId: string;
  role: 'source' | 'target';
  name: string;
  /** `10 %`. */
  share: string;
}

const isGood = ({ status }: Deployment): boolean =>
  status === 'SUCCESSFUL' || status === 'Succeeded';

const lengthUntil = (moment: SimMicros, now: SimMicros): string =>
  formatCountdown((moment - now) as SimMicros);

/** Waits that begin with their stage, so that the whole of them can be told. */
const WHOLE = new Set(['BAKE_TIME', 'TerminationWait', 'Ready']);

/**
 * `step 4 of 10 · 0:27 left`, of this step; `4:12 of 10:00 left` where a wait is all of its stage.
 * What somebody must answer does not end by itself: that is told elsewhere.
 */
function leftWords(deployment: Deployment, now: SimMicros): string {
  const { awaiting, stages, step, hooks, pauses } = deployment;
  const place = step ? `step ${step.index} of ${step.of}` : '';
  if (!awaiting || awaiting.endsAt === null || hooks.length + pauses.length > 0) return place;
  const left = lengthUntil(awaiting.endsAt, now);
  if (step) return `${place} · ${left} left`;
  const current = stages.find(({ state }) => state === 'current');
  const isWhole = current && current.startedAt !== null && WHOLE.has(current.stage);
  if (!isWhole) return `${left} left`;
  return `${left} of ${lengthUntil(awaiting.endsAt, current.startedAt!)} left`;
}

/** `waiting for 3 tasks to start`; of a pause also what comes of it without an answer, and when. */
function awaitingWords({ awaiting, pauses, hooks, isOver }: Deployment, now: SimMicros): string {
  if (!awaiting || isOver) return '';
  const [pause] = pauses;
  if (pause) {
    const what = pause.timeoutAction === 'ROLLBACK' ? 'rolls back' : 'goes on';
    return `waiting for ${awaiting.what}; ${what} without one in ${lengthUntil(pause.expiresAt, now)}`;
  }
  return hooks.length > 0 ? '' : `waiting for ${awaiting.what}`;
}

/** `waiting for 3 tasks to start`, `waiting for function check · 0:22 left`. */
function foldedWords({ awaiting, hooks, pauses }: Deployment, left: string, isSplit: boolean) {
  const [length = ''] = left.split(' · ').slice(-1);
  // That a share of the traffic is watched for so long is told by the share and the time.
  const isTold = isSplit && hooks.length + pauses.length === 0;
  const what = awaiting && !isTold ? `waiting for ${awaiting.what}` : '';
  return [what, length].filter(Boolean).join(' · ');
}

/** Whether both revisions are of one task definition, as when a deployment is forced. */
export const isOneName = ({ revisions }: Pick<Deployment, 'revisions'>): boolean =>
  new Set(revisions.map((one) => one.taskDefinition)).size < revisions.length;

/** By how many digits `1000/1000 running` is longer than `99/99 running`. */
export function moreDigits({ revisions }: Pick<Deployment, 'revisions'>): number {
  const most = Math.max(0, ...revisions.map(({ running, desired }) => Math.max(running, desired)));
  return 2 * Math.max(0, String(most).length - 2);
}

/** Of 100 % and 0 % nothing needs to be told. */
function splitOf(deployment: Deployment): SplitFacts[] {
  const { revisions, isOver } = deployment;
  const isShared = ({ productionWeight: weight }: Deployment['revisions'][number]) =>
    weight !== null && weight > 0;
  if (isOver || revisions.length < 2 || !revisions.every(isShared)) return [];
  const isSame = isOneName(deployment);
  return revisions.map(({ deploymentId, role, taskDefinition, productionWeight }) => ({
    deploymentId,
    role,
    name: isSame ? role : taskDefinition,
    share: `${Math.round(productionWeight! * 10) / 10} %`,
  }));
}

const WORDS: Record<string, string> = {
  SUCCESSFUL: 'Successful',
  Succeeded: 'Successful',
  STOPPED: 'Stopped',
  Stopped: 'Stopped',
  ROLLBACK_SUCCESSFUL: 'Rolled back',
  ROLLBACK_FAILED: 'Rollback failed',
  Failed: 'Failed',
};

function outcomeOf(deployment: Deployment): OutcomeFacts | null {
  if (!deployment.isOver) return null;
  const { status, statusReason, startedAt, finishedAt } = deployment;
  const took =
    finishedAt === null ? '' : ` after ${formatDuration((finishedAt - startedAt) as SimMicros)}`;
  return {
    word: `${WORDS[status] ?? status}${took}`,
    tone: isGood(deployment) ? 'good' : /^stopped$/i.test(status) ? 'neutral' : 'failing',
    reason: isGood(deployment) ? null : statusReason,
  };
}

/** What the ribbon says of a service's deployment. */
export function ribbonFacts(
  service: Pick<ServiceView, 'name'>,
  deployment: Deployment,
  now: SimMicros,
): RibbonFacts {
  const title = deploymentTitle(deployment);
  const { stage, isOver } = deployment;
  const outcome = outcomeOf(deployment);
  const left = isOver ? '' : leftWords(deployment, now);
  const split = splitOf(deployment);
  const stood = outcome ? outcome.word : (stage ?? deployment.status);
  return {
    title,
    left,
    folded: outcome?.word ?? foldedWords(deployment, left, split.length > 0),
    split,
    awaiting: awaitingWords(deployment, now),
    stages: stagesOf(deployment, now),
    outcome,
    spoken: `${service.name}: ${title}: ${stood}`,
  };
}

/**
 * Whether there is something to watch: a service's first tasks coming up are no replacement, unless
 * they fail.
 */
export function isShown(deployment: Deployment | null): deployment is Deployment {
  if (!deployment) return false;
  if (deployment.revisions.some(({ role }) => role === 'source')) return true;
  if (deployment.strategy !== 'ROLLING') return !deployment.isOver || !isGood(deployment);
  return deployment.breaker.failureCount > 0 || (deployment.isOver && !isGood(deployment));
}

/** Whether it is over and went well. */
export const wentWell = (deployment: Deployment): boolean =>
  deployment.isOver && isGood(deployment);

/** Simulated time for which a deployment that went well is still shown whole, µs. */
const SHOWN_AFTER = 60 * US_PER_SECOND;

/** Whether nothing is left to watch: it went well, and a while ago. What failed stays in sight. */
export const isLongDone = (deployment: Deployment, now: SimMicros): boolean =>
  wentWell(deployment) && now - (deployment.finishedAt ?? deployment.startedAt) >= SHOWN_AFTER;

/**
 * The service whose deployment is shown: the one asked for, else the selected one unless its own
 * went well and another is under way, else the newest of those under way, else the newest of all.
 */
export function chosenOf<Service extends Pick<ServiceView, 'id' | 'serviceDeployment'>>(
  services: readonly Service[],
  asked: string | null,
  selected: string | null,
): Service | undefined {
  const shown = services.filter(({ serviceDeployment }) => isShown(serviceDeployment));
  const named = (id: string | null) => shown.find((one) => one.id === id);
  const order = shown.toSorted((a, b) => {
    const [one, other] = [a.serviceDeployment!, b.serviceDeployment!];
    return Number(one.isOver) - Number(other.isOver) || other.startedAt - one.startedAt;
  });
  const chosen = named(selected);
  const isDone = chosen?.serviceDeployment ? wentWell(chosen.serviceDeployment) : false;
  const other = isDone ? order.find((one) => !one.serviceDeployment!.isOver) : undefined;
  return named(asked) ?? other ?? chosen ?? order[0];
}
