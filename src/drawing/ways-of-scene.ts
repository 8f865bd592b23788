/** Where requests can fly in a scene: the ways of its edges, by what dot segments name. */
import type { ServiceCallView } from '../model/infrastructure-view';
import type { EntityView, TrafficView } from '../model/view';
import type { Rect } from './diagram-model';
import { type ClientWay, type DotWays, groupKey, targetKey, type TargetWay } from './dot-ways';
import { labelOn } from './edge-label';
import { type SceneEdge, standIn } from './scene-edge';
import type { Scene, SceneNode } from './scene-node';
import { callsOf } from './shown';
import type { Detail } from './tokens';
import { isTestClient, routeUses } from './traffic-routes';

/** What ways are made of. */
interface WayScene {
  nodes: Scene;
  edges: readonly SceneEdge[];
}

type Entities = ReadonlyMap<string, EntityView>;

/** Dots park where the card of a task ends while it is closed. */
const closedCard = ({ rect, slot }: SceneNode): Rect =>
  slot ? { ...rect, height: slot.grid.card } : rect;

/** In a summary nobody sees where a request is worked on. */
const NOWHERE: Rect = { x: 0, y: 0, width: 0, height: 0 };

/** A group's edge to a task, or to the frame around it when there are too many for an edge each. */
function addTarget(
  targets: Map<string, TargetWay>,
  scene: WayScene,
  entities: Entities,
  edge: SceneEdge,
  samples: Float64Array,
): void {
  const { from: group, to, role } = edge;
  const view = entities.get(to);
  const node = scene.nodes.get(to);
  if (!view || !node) return;
  if (view.kind === 'task') {
    targets.set(targetKey(group, to), { group, samples, card: closedCard(node), role });
    return;
  }
  const groupView = entities.get(group);
  if (groupView?.kind !== 'targetGroup') return;
  for (const { taskArn } of groupView.targets) {
    const task = taskArn === null ? undefined : standIn({ entities, scene: scene.nodes }, taskArn);
    if (!task || taskArn === null) continue;
    if (task.isSummary ? task.id !== to : task.parentId !== to) continue;
    const card = task.isSummary ? NOWHERE : closedCard(task);
    targets.set(targetKey(group, taskArn), { group, samples, card, role });
  }
}

/** The ways of a scene's edges, for dots. `sampled` is asked for each route. */
export function waysOf(
  scene: WayScene,
  entities: Entities,
  sampled: (edge: SceneEdge) => Float64Array,
): DotWays {
  const clients = new Map<number, ClientWay>();
  const groups = new Map<string, Float64Array>();
  const targets = new Map<string, TargetWay>();
  const labels: Record<Detail, Rect[]> = { card: [], compact: [], dot: [], heat: [], bare: [] };
  const uses = routeUses(entities);
  for (const edge of scene.edges) {
    const source = entities.get(edge.source);
    const samples = sampled(edge);
    for (const detail of ['card', 'compact'] as const) {
      const label = labelOn(edge, { detail, still: false }, samples);
      if (label) labels[detail].push(label.rect);
    }
    if (edge.line === 'call') {
      for (const { index } of callsBetween(entities, edge.from, edge.to)) {
        clients.set(index, { samples, loadBalancer: '', route: null, isTest: false });
      }
    }
    if (source?.kind === 'traffic') {
      const isTest = isTestClient(source, entities, uses);
      const route = isTest ? source.ruleArn : listenerOf(source, entities);
      clients.set(source.index, { samples, loadBalancer: edge.to, route, isTest });
    }
    if (source?.kind === 'loadBalancer') {
      groups.set(groupKey(edge.from, edge.to), samples);
      const whole = groupKey(source.id, edge.to);
      if (!groups.has(whole)) groups.set(whole, samples);
    }
    if (source?.kind === 'targetGroup') addTarget(targets, scene, entities, edge, samples);
  }
  return { clients, groups, targets, labels };
}

/** A call flies along one edge, as a client's request does to its load balancer. */
const callsBetween = (entities: Entities, from: string, to: string): ServiceCallView[] =>
  callsOf(entities).filter((one) => one.fromServiceArn === from && one.toServiceArn === to);

/** The listener whose rule takes a client's requests. */
function listenerOf({ loadBalancerArn, source }: TrafficView, entities: Entities): string | null {
  const balancer = entities.get(loadBalancerArn);
  if (balancer?.kind !== 'loadBalancer') return null;
  return balancer.listeners.find(({ port }) => port === source.listenerPort)?.arn ?? null;
}

/**
 * More edges have room for more dots. Past this, dots on the edges that all requests share touch
 * one another: a line, on which neither order nor outcome can be seen.
 */
export function mostDots({ clients, groups, targets }: DotWays): number {
  return Math.min(5000, Math.max(80, 16 * (clients.size + groups.size + targets.size)));
}

/** The keys of targets (`targetKey`) by their slots in dot segments, as the engine last said it. */
export function targetsBySlot(entities: Entities): Map<number, string> {
  const keys = new Map<number, string>();
  for (const group of entities.values()) {
    if (group.kind !== 'targetGroup') continue;
    for (const { slot, taskArn, id: address } of group.targets) {
      keys.set(slot, targetKey(group.id, taskArn ?? address));
    }
  }
  return keys;
}
