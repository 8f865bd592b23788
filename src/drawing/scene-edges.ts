/**
 * The arrows between what stands in a scene: client → load balancer → target groups → tasks, and
 * what is joined otherwise: services that call others, mounts, what alarms watch. Each
 * is named by its two ends, so that a dot finds its way: `edgeId(from, to)`.
 */
import type { ServiceCallView } from '../model/infrastructure-view';
import type { EntityView, TargetGroupView, TrafficView } from '../model/view';
import type { EdgeRoute, Point, Rect } from './diagram-model';
import { callEdges } from './call-edges';
import { clientRoute } from './client-route';
import { type Draft, type Drawn, type SceneEdge, standIn } from './scene-edge';
import { knownFrom } from './from-views';
import { FRAME, sideOf } from './geometry';
import { isUsable, loadBalancerEdges } from './listener-edges';
import { mountEdges } from './mount-edges';
import { roleOfTargetGroup, roleOfTask } from './revision-roles';
import type { Scene, SceneNode } from './scene-node';
import { callsOf, shownOf } from './shown';
import { slotEntry } from './task-grid';
import { isTestClient } from './traffic-routes';
import { watchEdges } from './watch-edges';

/**
 * Name of the edge between two ends (a listener's ARN stands for its load balancer as a source).
 */
const edgeId = (from: string, to: string): string => `${from}→${to}`;

/**
 * More tasks than this in one group of targets are reached by one edge to each frame they lie in.
 */
const TASK_EDGES_SHOWN = 24;

const moved = (point: Point, by: Point): Point => ({ x: point.x + by.x, y: point.y + by.y });

function ofKind<Kind extends EntityView['kind']>(drawn: Drawn, kind: Kind) {
  return shownOf(drawn.entities, kind);
}

const between = (from: Rect, to: Rect): EdgeRoute => ({
  from: sideOf(from, 'right'),
  to: sideOf(to, 'left'),
});

function clientEdges(drawn: Drawn, view: TrafficView): Draft[] {
  const [from, to] = [drawn.scene.get(view.id), drawn.scene.get(view.loadBalancerArn)];
  if (!from || !to) return [];
  const rate = view.currentRate;
  const route = clientRoute(from.rect, to.rect);
  const ends = { from: view.id, to: view.loadBalancerArn };
  const uses = drawn.known.routeUses();
  const line = isTestClient(view, drawn.entities, uses) ? 'test' : 'traffic';
  return [{ ...ends, route, role: 'neutral', line, dashed: rate === 0, rate }];
}

/**
 * Into a task's card: from the left into the first column, along the gap above its row elsewhere.
 */
function taskRoute(from: Point, task: SceneNode, parent: SceneNode): EdgeRoute {
  if (!task.slot) return { from, to: sideOf(task.rect, 'left') };
  const { to, gutter } = slotEntry(task.slot.grid, task.slot.index);
  const entry = { from, to: moved(to, parent.rect) };
  return gutter ? { ...entry, gutter: moved(gutter, parent.rect) } : entry;
}

const BESIDE: readonly SceneNode['kind'][] = ['containerInstance', 'service'];

/** Whether a frame of its kind stands before it, in the same row. */
function isBehind({ scene }: Drawn, { kind, parentId, rect }: SceneNode): boolean {
  if (!BESIDE.includes(kind)) return false;
  return [...scene.values()].some(
    (other) =>
      other.kind === kind &&
      other.parentId === parentId &&
      other.rect.x + other.rect.width <= rect.x &&
      other.rect.y < rect.y + rect.height &&
      rect.y < other.rect.y + other.rect.height,
  );
}

/** Whether the tasks of a group have an edge each: lines must not cross what stands before them. */
function hasTaskEdges(drawn: Drawn, nodes: readonly SceneNode[]): boolean {
  if (nodes.length > TASK_EDGES_SHOWN || nodes.some(({ isSummary }) => isSummary)) return false;
  if (nodes.some(({ slot }) => slot?.grid.isHeat)) return false;
  const parents = new Set(nodes.map(({ parentId }) => parentId ?? ''));
  return [...parents].every((id) => {
    const parent = drawn.scene.get(id);
    return parent?.kind !== 'service' || !isBehind(drawn, parent);
  });
}

/** Into a frame from its left; along the gap above a row of boxes where others stand before it. */
function frameRoute(drawn: Drawn, from: Rect, frame: SceneNode): EdgeRoute {
  const { rect, parentId } = frame;
  const outer = drawn.scene.get(parentId ?? '');
  if (!outer || !isBehind(drawn, frame)) return between(from, rect);
  const gutter = { x: outer.rect.x + FRAME.clusterPadding, y: rect.y - FRAME.gap / 2 };
  return { from: sideOf(from, 'right'), to: { x: rect.x + 26, y: rect.y }, gutter };
}

/** One edge to each frame that the group's tasks lie in, for what cannot be shown one by one. */
function frameEdges(drawn: Drawn, view: TargetGroupView, frames: Iterable<string>): Draft[] {
  const { known } = drawn;
  const group = drawn.scene.get(view.id);
  return [...frames].flatMap((id): Draft[] => {
    const frame = drawn.scene.get(id);
    if (!group || !frame) return [];
    const ends = { from: view.id, to: id };
    const route = frameRoute(drawn, group.rect, frame);
    const role = roleOfTargetGroup(view, known);
    return [{ ...ends, route, role, line: 'traffic', dashed: !isUsable(view), rate: null }];
  });
}

function targetGroupEdges(drawn: Drawn, view: TargetGroupView, rate: number | null): Draft[] {
  const { known } = drawn;
  const group = drawn.scene.get(view.id);
  if (!group) return [];
  const tasks = view.targets.flatMap((target) => {
    const task = target.taskArn === null ? undefined : known.task(target.taskArn);
    return task ? [{ target, task }] : [];
  });
  const nodes = tasks.flatMap(({ task }) => standIn(drawn, task.id) ?? []);
  if (!hasTaskEdges(drawn, nodes)) {
    const frames = nodes.map(({ id, isSummary, parentId }) => (isSummary ? id : (parentId ?? '')));
    return frameEdges(drawn, view, new Set(frames));
  }
  const open = view.routing.value === 'fail-open';
  const used = tasks.filter(({ target }) => open || target.health === 'healthy').length;
  const from = sideOf(group.rect, 'right');
  const edges = tasks.flatMap(({ target, task }): Draft[] => {
    const node = drawn.scene.get(task.id);
    const parent = node?.parentId ? drawn.scene.get(node.parentId) : undefined;
    if (!node || !parent) return [];
    const dashed = !open && target.health !== 'healthy';
    return [
      {
        from: view.id,
        to: task.id,
        route: taskRoute(from, node, parent),
        role: roleOfTask(task, known.service(task.serviceArn ?? '')),
        line: 'traffic',
        dashed,
        rate: dashed ? 0 : rate === null ? null : rate / used,
      },
    ];
  });
  if (edges.length > 0) return edges;
  const owners = ofKind(drawn, 'service').filter((one) =>
    [...one.targetGroupArns, ...one.alternateTargetGroupArns].includes(view.id),
  );
  const arns = owners.flatMap((one) => standIn(drawn, one.id)?.id ?? []);
  return frameEdges(drawn, view, new Set(arns));
}

/** Requests a second by the rule that takes them. */
function ruleRates(entities: ReadonlyMap<string, EntityView>): Map<string, number> {
  const rates = new Map<string, number>();
  for (const view of entities.values()) {
    if (view.kind !== 'traffic' || view.ruleArn === null) continue;
    rates.set(view.ruleArn, (rates.get(view.ruleArn) ?? 0) + view.currentRate);
  }
  return rates;
}

/**
 * Every arrow of a scene, thickness relative to the busiest one. `calls` are those between services
 * where other figures are shown than the engine's own.
 */
export function edgesOf(
  entities: ReadonlyMap<string, EntityView>,
  scene: Scene,
  calls: readonly ServiceCallView[] = callsOf(entities),
): SceneEdge[] {
  const known = knownFrom(entities);
  const drawn: Drawn = { entities, known, scene, rates: ruleRates(entities), calls };
  const drafts = [
    ...ofKind(drawn, 'traffic').flatMap((view) => clientEdges(drawn, view)),
    ...ofKind(drawn, 'loadBalancer').flatMap((view) => loadBalancerEdges(drawn, view)),
  ];
  for (const view of ofKind(drawn, 'targetGroup')) {
    const incoming = drafts.filter((edge) => edge.to === view.id).map((edge) => edge.rate);
    const rate = incoming.includes(null)
      ? null
      : incoming.reduce<number>((sum, one) => sum + (one ?? 0), 0);
    drafts.push(...targetGroupEdges(drawn, view, rate));
  }
  drafts.push(...callEdges(drawn), ...mountEdges(drawn));
  drafts.push(...ofKind(drawn, 'alarm').flatMap((view) => watchEdges(drawn, view)));
  const busiest = Math.max(1, ...drafts.map((edge) => edge.rate ?? 0));
  return drafts.map((draft) => ({
    ...draft,
    source: draft.source ?? draft.from,
    id: edgeId(draft.from, draft.to),
    load: draft.rate === null ? 0.3 : draft.rate / busiest,
  }));
}
