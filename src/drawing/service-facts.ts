/** From what the engine said of a service to what its frame shows, a group for each revision. */
import type { EntityView, ServiceView, TaskView } from '../model/view';
import { sectionsOf } from './capacity-sections';
import { openedBy } from './container-rows';
import type { ChipFacts, PipShape, RevisionGroupFacts, RingShape, ServiceFacts } from './facts';
import { LEFTOVER, rolesOfService } from './revision-roles';
import type { SceneInput } from './scene-node';
import { scalingWords } from './scaling-words';
import { ringOf } from './task-facts';
import { chipKeyOf, slotCount, type TaskSlots, zonesOf } from './task-slots';
import type { RevisionRole, Tone } from './tokens';

/** What of a scene a service's frame depends on. */
export type ServiceScene = Pick<SceneInput, 'slots' | 'opened'> &
  Partial<Pick<SceneInput, 'entities'>>;

const TROUBLE = { placement: 'cannot place', starts: 'starts fail' } as const;

/** The one word about a service, and what it warns of. */
export function serviceState(view: ServiceView): { state: string; tone: Tone } {
  const newest = view.deployments[0];
  if (view.status === 'DRAINING') return { state: 'draining', tone: 'draining' };
  if (newest && /rolling back/i.test(newest.rolloutStateReason)) {
    return { state: 'rolling back', tone: 'failing' };
  }
  if (newest?.rolloutState === 'FAILED') return { state: 'deployment failed', tone: 'failing' };
  if (view.trouble !== null) return { state: TROUBLE[view.trouble], tone: 'failing' };
  if (view.deployments.length > 1) return { state: 'deploying', tone: 'waiting' };
  if (view.desired === 0 && view.running + view.pending === 0) {
    return { state: 'no tasks wanted', tone: 'plain' };
  }
  if (view.steady) return { state: 'steady', tone: 'plain' };
  if (newest?.rolloutState === 'IN_PROGRESS') return { state: 'deploying', tone: 'waiting' };
  return { state: 'settling', tone: 'waiting' };
}

const CAPTIONS: Record<RevisionRole, string> = {
  source: 'source revision',
  target: 'target revision',
  third: 'earlier revision',
  neutral: 'revision',
};

const CHIP_SHAPES: Record<RingShape, PipShape> = {
  healthy: 'healthy',
  running: 'healthy',
  starting: 'starting',
  draining: 'draining',
  failing: 'failing',
  unused: 'unused',
  stopped: 'unused',
};

/** Key of a deployment's group in `TaskSlots`. */
const slotKey = (view: ServiceView, group: string): string => `${view.id} ${group}`;

interface Seen extends ServiceScene {
  view: ServiceView;
}

function taskOf({ entities }: Seen, id: string): TaskView | undefined {
  const view = entities?.get(id);
  return view?.kind === 'task' ? view : undefined;
}

const tasksIn = (seen: Seen, slots: TaskSlots[string] = {}) =>
  Object.entries(slots).flatMap(([id, slot]) => {
    const task = taskOf(seen, id);
    return task ? [{ task, slot }] : [];
  });

function chipsOf(seen: Seen, key: string): ChipFacts[] {
  return tasksIn(seen, seen.slots[chipKeyOf(key)]).map(({ task, slot }) => {
    return { taskId: task.id, place: slot, shape: CHIP_SHAPES[ringOf(task, seen.view)] };
  });
}

const hasOwnVolume = ({ volumes }: TaskView): boolean => volumes.some(({ type }) => type === 'ebs');

/** Where its tasks stand: in boxes of instances, as chips here; all others as cards. */
function placesOf(seen: Seen, group: string, desired: number, isBoxed: boolean) {
  const key = slotKey(seen.view, group);
  const slots = seen.slots[key] ?? {};
  const tasks = tasksIn(seen, slots);
  const chips = chipsOf(seen, key);
  return {
    slots: slotCount(slots, isBoxed ? 0 : desired),
    isEmpty: Object.keys(slots).length === 0 && chips.length === 0,
    chips,
    isThin: isBoxed,
    chipPlaces: isBoxed ? slotCount(seen.slots[chipKeyOf(key)], desired) : 0,
    hasVolumes: tasks.some(({ task }) => hasOwnVolume(task)),
    grown: grownOf(seen.opened, tasks),
  };
}

/** By slot, how much higher the opened cards are. */
export function grownOf(
  opened: SceneInput['opened'],
  tasks: readonly { task: TaskView; slot: number }[],
): Record<number, number> {
  return Object.fromEntries(
    tasks.flatMap(({ task, slot }) => {
      return opened?.has(task.id) ? [[slot, openedBy(task.containers)]] : [];
    }),
  );
}

const FARGATE = ['FARGATE', 'FARGATE_SPOT'];

/**
 * Whether its tasks have boxes to stand in: some do, or it is for EC2 and its cluster has
 * instances, or a provider of some.
 */
function isBoxed({ entities, view, slots }: Seen): boolean {
  const groups = [...view.deployments.map(({ id }) => id), LEFTOVER];
  if (groups.some((id) => slots[chipKeyOf(slotKey(view, id))] !== undefined)) return true;
  if (!entities || FARGATE.includes(view.launchType) || view.launchType === 'EXTERNAL')
    return false;
  return sectionsOf(entities).some(({ clusterArn }) => clusterArn === view.clusterArn);
}

/** From more tasks than this of a revision on each is a square, which can be told from afar. */
const CARDS_SHOWN = 40;
/** Those that are there, wanted or not: more may be for a while. */
const CARDS_THERE = 60;

/** Judged by what is wanted: tasks that come and go change nothing of it. */
function isMany({ view, slots }: Seen): boolean {
  if (Math.max(view.desired, ...view.deployments.map(({ desired }) => desired)) > CARDS_SHOWN) {
    return true;
  }
  const groups = [...view.deployments.map(({ id }) => id), LEFTOVER];
  return groups.some((id) => slotCount(slots[slotKey(view, id)], 0) > CARDS_THERE);
}

function revisionGroups(seen: Seen): RevisionGroupFacts[] {
  const { view } = seen;
  const roles = rolesOfService(view);
  const alone = view.deployments.length === 1;
  const boxed = isBoxed(seen);
  const shape = {
    isHeat: !boxed && isMany(seen),
    zones: boxed ? [] : zonesOf(seen.slots, view.id),
  };
  const oldestFirst = view.deployments.toReversed().sort((a, b) => a.createdAt - b.createdAt);
  const groups = oldestFirst.map((one): RevisionGroupFacts => {
    const role = roles.get(one.id) ?? 'third';
    return {
      key: one.id,
      revision: one.taskDefinition,
      role,
      caption: alone ? 'revision' : CAPTIONS[role],
      running: one.running,
      desired: one.desired,
      ...shape,
      ...placesOf(seen, one.id, one.desired, boxed),
    };
  });
  const left = placesOf(seen, LEFTOVER, 0, boxed);
  if (left.slots === 0 && left.chips.length === 0) return groups;
  const words = { key: LEFTOVER, revision: 'earlier tasks', role: 'third' as const, caption: '' };
  return [{ ...words, running: 0, desired: 0, ...shape, ...left }, ...groups];
}

/**
 * Groups stand oldest first, so that a new revision appears below and moves nothing, nor does going
 * back to the old one.
 */
export function serviceFacts(view: ServiceView, scene: ServiceScene, label?: string): ServiceFacts {
  return {
    name: label || view.name,
    running: view.running,
    desired: view.desired,
    pending: view.pending,
    unhealthy: view.unhealthy,
    scaling: scalingWords(view.scaling),
    percents: `${view.minimumHealthyPercent}/${view.maximumPercent} %`,
    ...serviceState(view),
    groups: revisionGroups({ ...scene, view }),
  };
}

/** Whether tasks in these boxes or groups have volumes of their own. */
export const anyOwnVolume = (
  entities: ReadonlyMap<string, EntityView>,
  ids: readonly string[],
): boolean =>
  ids.some((id) => {
    const view = entities.get(id);
    return view?.kind === 'task' && hasOwnVolume(view);
  });
