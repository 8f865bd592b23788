/** The strip of stages: how much of each has passed, and which names there is room for. */
import type { SimMicros } from '../../../model/sim-time';
import type { ServiceDeploymentView } from '../../../model/view';

type Deployment = ServiceDeploymentView;
type Stage = Deployment['stages'][number];

/** One stage of the strip. */
export interface StageFacts {
  key: string;
  /** AWS's name. */
  name: string;
  /** What of it stands under its bar; empty for a tick or where there is no room. */
  label: string;
  state: Stage['state'];
  isRollback: boolean;
  /** 0–1 of it that is filled. */
  share: number;
  /** Most stages only call hooks: they are a tick, unless they are the one under way. */
  isNamed: boolean;
}

/** Stages at which nothing happens but hooks. */
const ONLY_HOOKS = /^(?:PRE_|POST_|RECONCILE|Before|After)/;
/** Stages that end at a moment that is known when they begin. */
const TIMED = /^(?:BAKE_TIME|TerminationWait|Ready)$|SHIFT$/;

const portion = (from: SimMicros, to: SimMicros, now: SimMicros): number =>
  to <= from ? 0 : Math.min(1, Math.max(0, (now - from) / (to - from)));

/**
 * How much of a stage under way has passed: steps, where it has some, with as much of the step as
 * its wait has passed; half where nobody knows when it ends.
 */
function shareOf(stage: Stage, deployment: Deployment, now: SimMicros): number {
  if (stage.state !== 'current') return stage.state === 'done' ? 1 : 0;
  const { step, awaiting, machine, hooks, pauses } = deployment;
  const endsAt = awaiting?.endsAt ?? null;
  if (step) {
    // While weights are still being moved the wait of the step has not begun.
    const waits = endsAt !== null && !machine?.value.endsWith('_SHIFT');
    return (step.index - 1 + (waits ? portion(step.startedAt, endsAt, now) : 0)) / step.of;
  }
  const isAnswered = hooks.length + pauses.length > 0;
  if (isAnswered || endsAt === null || stage.startedAt === null || !TIMED.test(stage.stage)) {
    return 0.5;
  }
  return portion(stage.startedAt, endsAt, now);
}

/** Characters of names there is room for in the strip; those of the current stage are bold. */
const ROOM = 66;
const BOLD = 1.06;
/** Between two names. */
const APART = 0.7;

/** `TEST`, `PRODUCTION`, `SCALE_UP`: which traffic is shifted says enough beside the others. */
const shortName = (name: string): string => name.replace(/_TRAFFIC_SHIFT$/, '');

const widthOf = ({ label, state }: StageFacts): number =>
  label === '' ? 0 : label.length * (state === 'current' ? BOLD : 1) + APART;

/** Who loses its name first: what is long done, then what is far ahead; never the one under way. */
function inOrderOfLoss(stages: readonly StageFacts[]): StageFacts[] {
  const done = stages.filter(({ state, label }) => state === 'done' && label !== '');
  const ahead = stages.filter(({ state, label }) => state === 'ahead' && label !== '');
  return [...done, ...ahead.toReversed()];
}

/** Names whole or not at all. */
function fitted(stages: StageFacts[]): StageFacts[] {
  const dropped = new Set<StageFacts>();
  let width = stages.reduce((sum, stage) => sum + widthOf(stage), 0);
  for (const stage of inOrderOfLoss(stages)) {
    if (width <= ROOM) break;
    dropped.add(stage);
    width -= widthOf(stage);
  }
  return stages.map((stage) => (dropped.has(stage) ? { ...stage, label: '' } : stage));
}

/** What the strip shows of a deployment; a rolling update has no stages. */
export function stagesOf(deployment: Deployment, now: SimMicros): StageFacts[] {
  const turned = deployment.stages.some(({ isRollback }) => isRollback);
  const stages = deployment.stages.map((stage): StageFacts => {
    const { stage: name, state, isRollback } = stage;
    // Once it has turned round, what lies behind is told by ticks.
    const isNamed = state === 'current' || (!ONLY_HOOKS.test(name) && turned === isRollback);
    const word = state === 'current' ? name : shortName(name);
    return {
      key: `${name} ${isRollback}`,
      name,
      label: isNamed ? `${isRollback ? '↩ ' : ''}${word}` : '',
      state,
      isRollback,
      share: shareOf(stage, deployment, now),
      isNamed,
    };
  });
  return fitted(stages);
}
