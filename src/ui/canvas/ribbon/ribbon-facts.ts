/**
 * What the deployment ribbon says, from what the engine said of a service. Pure, and by whole
 * seconds, so that nothing flickers.
 */
import { deploymentTitle } from '../../../drawing/deployment-words';
import { type SimMicros, toSeconds, US_PER_SECOND } from '../../../model/sim-time';
import type { ServiceDeploymentView, ServiceView } from '../../../model/view';

type Deployment = ServiceDeploymentView;

/** A service whose deployment is shown. */
export type DeployingService = ServiceView & { serviceDeployment: Deployment };

/** One stage of the strip. */
export interface StageFacts {
  key: string;
  /** AWS's name. */
  name: string;
  state: 'done' | 'current' | 'ahead';
  isRollback: boolean;
  /** 0–1 of it that is filled. */
  share: number;
  /** Most stages only call hooks: they are a tick, unless they are the one under way. */
  isNamed: boolean;
}

/** How a deployment ended. */
export interface OutcomeFacts {
  word: string;
  tone: 'good' | 'failing' | 'neutral';
  reason: string | null;
}

export interface RibbonFacts {
  /** `Deploying api:42 · CANARY 10 %`. */
  title: string;
  /** `4:12 of 10:00 left`; empty where nothing ends by itself. */
  left: string;
  /** `step 1 of 2, waiting for the step to bake`; empty when it is over. */
  awaiting: string;
  stages: StageFacts[];
  outcome: OutcomeFacts | null;
  /** For those who hear it: what has just begun or ended. */
  spoken: string;
}

/** `4:12`, `1:02:05`: whole seconds, rounded up, so that a countdown ends when it says 0:00. */
export function clockWords(length: number): string {
  const whole = Math.max(0, Math.ceil(length));
  const two = (n: number): string => String(n).padStart(2, '0');
  const minutes = Math.floor(whole / 60);
  const rest = two(whole % 60);
  if (minutes < 60) return `${minutes}:${rest}`;
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${rest}`;
}

const isGood = ({ status }: Deployment): boolean =>
  status === 'SUCCESSFUL' || status === 'Succeeded';

/** Stages at which nothing happens but hooks. */
const ONLY_HOOKS = /^(?:PRE_|POST_|RECONCILE|Before|After)/;

/** How much of a stage under way has passed; half where nobody knows when it ends. */
function shareOf(
  { state, startedAt }: Deployment['stages'][number],
  endsAt: SimMicros | null,
  now: SimMicros,
): number {
  if (state !== 'current') return state === 'done' ? 1 : 0;
  if (startedAt === null || endsAt === null || endsAt <= startedAt) return 0.5;
  return Math.min(1, Math.max(0, (now - startedAt) / (endsAt - startedAt)));
}

function stageFacts(deployment: Deployment, now: SimMicros): StageFacts[] {
  const turned = deployment.stages.some(({ isRollback }) => isRollback);
  const endsAt = deployment.awaiting?.endsAt ?? null;
  return deployment.stages.map((stage) => {
    const { stage: name, state, isRollback } = stage;
    // Once it has turned round, what lies behind is told by ticks.
    const isNamed = state === 'current' || (!ONLY_HOOKS.test(name) && turned === isRollback);
    const share = shareOf(stage, endsAt, now);
    return { key: `${name} ${isRollback}`, name, state, isRollback, share, isNamed };
  });
}

const LONG = 3600 * US_PER_SECOND;

/** `4:12 of 10:00 left`, the whole counted from the beginning of the stage. */
function leftWords({ awaiting, stages }: Deployment, now: SimMicros): string {
  if (!awaiting || awaiting.endsAt === null) return '';
  const left = clockWords(toSeconds((awaiting.endsAt - now) as SimMicros));
  const current = stages.find(({ state }) => state === 'current');
  // Of a day nobody counts the seconds.
  const isLong = awaiting.endsAt - now > LONG;
  if (isLong || !current || current.startedAt === null) return `${left} left`;
  const whole = clockWords(toSeconds((awaiting.endsAt - current.startedAt) as SimMicros));
  return `${left} of ${whole} left`;
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
    finishedAt === null
      ? ''
      : ` after ${clockWords(toSeconds((finishedAt - startedAt) as SimMicros))}`;
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
  const { step, awaiting, stage, isOver } = deployment;
  const stepWords = step ? `step ${step.index} of ${step.of}, ` : '';
  const outcome = outcomeOf(deployment);
  const stood = outcome ? outcome.word : (stage ?? deployment.status);
  return {
    title,
    left: isOver ? '' : leftWords(deployment, now),
    awaiting: awaiting && !isOver ? `${stepWords}waiting for ${awaiting.what}` : '',
    stages: stageFacts(deployment, now),
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

/**
 * The service whose deployment is shown: the one asked for, else the selected one, else the newest
 * of those under way, else the newest of all.
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
  return named(asked) ?? named(selected) ?? order[0];
}
