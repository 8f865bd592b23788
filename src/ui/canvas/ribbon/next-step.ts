/** What comes next where task sets are driven by hand. */
import type { ServiceView } from '../../../model/view';
import type { Gesture } from '../../../state/gesture';
import type { Entities } from '../../../state/gestures/entities';
import { planGroupWeights } from '../../../state/gestures/group-weights';
import {
  planPrimary,
  planTaskSetRemoval,
  planTaskSetScale,
} from '../../../state/gestures/task-set';

type TaskSet = ServiceView['deployments'][number];

/** Something is under way: a task set beside another, or one that nothing has made primary. */
export const isByHand = ({ deploymentController, deployments }: ServiceView): boolean =>
  deploymentController === 'EXTERNAL' &&
  (deployments.length > 1 || deployments.some(({ status }) => status !== 'PRIMARY'));

export interface NextStep {
  /** `web:2 runs 2 of 4 tasks: scale it to 100 %.` */
  words: string;
  /** The button's word and what it does; null where there is only waiting. */
  offer: { word: string; plan: Gesture } | null;
}

const stays = ({ status }: TaskSet): boolean => status !== 'DRAINING';

/**
 * A task set comes up, is scaled to the whole count, gets the traffic, becomes primary, and then
 * the one before it goes.
 */
export function nextStepOf(service: ServiceView, entities: Entities): NextStep {
  const sets = service.deployments.filter(stays).toSorted((a, b) => b.createdAt - a.createdAt);
  const [newest] = sets;
  const before = sets.slice(1).at(-1);
  if (!newest) return { words: 'Waiting for the last tasks to stop.', offer: null };
  const { id, taskDefinition, desired, running, status } = newest;
  if (status !== 'PRIMARY') {
    if (running < desired) {
      return { words: `Waiting for ${taskDefinition}: ${running} of ${desired} run.`, offer: null };
    }
    if (desired < service.desired) {
      return {
        words: `Next: ${taskDefinition} keeps up ${desired} of ${service.desired} tasks. Scale it.`,
        offer: { word: 'Scale to 100 %', plan: planTaskSetScale(service, id, 100) },
      };
    }
    const shift = trafficStep(newest, sets, entities);
    if (shift) return shift;
    return {
      words: `Next: make ${taskDefinition} primary; requests go to it already.`,
      offer: { word: 'Make primary', plan: planPrimary(service, id) },
    };
  }
  if (!before) return { words: 'Waiting for the last tasks to stop.', offer: null };
  const shift = trafficStep(newest, sets, entities);
  if (shift) return shift;
  return {
    words: `Next: delete the task set of ${before.taskDefinition}; nothing is sent to it.`,
    offer: {
      word: `Delete ${before.taskDefinition}`,
      plan: planTaskSetRemoval(service, before.id),
    },
  };
}

/** While a listener still sends requests to a task set that is to go, that has to change first. */
function trafficStep(newest: TaskSet, sets: readonly TaskSet[], entities: Entities) {
  const [to, ...more] = newest.targetGroupArns ?? [];
  // With several groups each it is not for us to say which follows which.
  if (to === undefined || more.length > 0) return null;
  const others = sets.filter((one) => one !== newest);
  const from = others.flatMap((one) => one.targetGroupArns ?? []).filter((arn) => arn !== to);
  const { taskDefinition } = newest;
  const plan = planGroupWeights(entities, taskDefinition, { from, to });
  if (!plan) return null;
  return {
    words: `Next: move the listener’s weights to ${taskDefinition}.`,
    offer: { word: `Send requests to ${taskDefinition}`, plan },
  };
}
