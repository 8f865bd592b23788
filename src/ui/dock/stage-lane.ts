import { LIFECYCLE_STAGES } from '../../model/deployment-configuration';

/** One state after another, as the events told them. Times in simulated µs. */
export type Changes = readonly { state: string; at: number }[];

/** A stage of a deployment on the lane below its service. */
export interface StageSpan {
  /** AWS's name of it: a lifecycle stage, or a lifecycle event of CodeDeploy. */
  stage: string;
  isRollback: boolean;
  from: number;
  /** Null while it lasts. */
  to: number | null;
}

/** States of a deployment as such: of its roll-out, not of a stage. */
const ROLLOUT = [
  'PENDING',
  'IN_PROGRESS',
  'BAKING',
  'CLEANING_UP',
  'COMPLETED',
  'FAILED',
  'REPLACED',
];
const ENDS = [
  'SUCCESSFUL',
  'ROLLBACK_SUCCESSFUL',
  'ROLLBACK_FAILED',
  'STOPPED',
  'Succeeded',
  'Failed',
  'Stopped',
];
/** The bake between two steps belongs to the shift before it. */
const STEP_BAKES = ['CANARY_BAKE', 'STEP_BAKE'];
const BACK = 'ROLLBACK_';

export const isRolloutState = (state: string): boolean => ROLLOUT.includes(state);

/** The stages of one deployment in order; those on the way back by their own names. */
export function stageSpans(changes: Changes): StageSpan[] {
  const spans: StageSpan[] = [];
  for (const { state, at } of changes) {
    const last = spans.at(-1);
    if (isRolloutState(state)) continue;
    if (STEP_BAKES.includes(state)) continue;
    if (last && last.to === null) last.to = at;
    if (ENDS.includes(state)) continue;
    const bare = state.slice(BACK.length);
    const isRollback = state.startsWith(BACK) && LIFECYCLE_STAGES.some((one) => one === bare);
    spans.push({ stage: isRollback ? bare : state, isRollback, from: at, to: null });
  }
  return spans;
}

/** What is left out of a name, a part more each time, where there is little room. */
const LEFT_OUT = [/_TRAFFIC_SHIFT$|_SERVICE$|Traffic$/, /_UP$|_TIME$/];
/** As these words are commonly shortened. */
const SHORT: Record<string, string> = { PRODUCTION: 'PROD' };

/** `PRODUCTION_TRAFFIC_SHIFT` where there is room, else `PRODUCTION`, `PROD`, else nothing. */
export function stageLabel(stage: string, fits: (text: string) => boolean): string | null {
  const names = [stage];
  for (const part of LEFT_OUT) names.push(names.at(-1)!.replace(part, ''));
  const [last] = names.slice(-1);
  names.push(last!.replace(/[A-Z]{4,}/g, (word) => SHORT[word] ?? word));
  return names.find(fits) ?? null;
}
