import { useMemo, useRef } from 'react';
import type { Rect } from '../../drawing/diagram-model';
import { labelOn } from '../../drawing/edge-label';
import { sampleRoute } from '../../drawing/edge-path';
import { callsOf } from '../../drawing/shown';
import type { SceneEdge } from '../../drawing/scene-edge';
import type { SceneNode } from '../../drawing/scene-node';
import type { Detail } from '../../drawing/tokens';
import { isTestClient, routeUses } from '../../drawing/traffic-routes';
import type { ServiceCallView } from '../../model/infrastructure-view';
import type { EntityView, TrafficView } from '../../model/view';
import { useParts } from '../sandbox-context';
import {
  type ClientWay,
  type DotWays,
  groupKey,
  type TargetWay,
  targetKey,
} from './dot-layer/dot-ways';
import type { CanvasScene } from './scene-keeper';

type Entities = ReadonlyMap<string, EntityView>;

/** Dots park where the card of a task ends while it is closed. */
const closedCard = ({ rect, slot }: SceneNode): Rect =>
  slot ? { ...rect, height: slot.grid.card } : rect;

/** A group's edge to a task, or to the frame around it when there are too many for an edge each. */
function addTarget(
  targets: Map<string, TargetWay>,
  scene: CanvasScene,
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
    const task = taskArn === null ? undefined : scene.nodes.get(taskArn);
    if (!task || task.parentId !== to) continue;
    targets.set(targetKey(group, task.id), { group, samples, card: closedCard(task), role });
  }
}

/** The ways of a scene's edges, for dots. `sampled` is asked for each route. */
function waysOf(
  scene: CanvasScene,
  entities: Entities,
  sampled: (edge: SceneEdge) => Float64Array,
): DotWays {
  const clients = new Map<number, ClientWay>();
  const groups = new Map<string, Float64Array>();
  const targets = new Map<string, TargetWay>();
  const labels: Record<Detail, Rect[]> = { card: [], compact: [], dot: [] };
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

/** Routes are sampled once and kept for as long as their edge does not move. */
export function useWays(scene: CanvasScene): DotWays {
  const { mirror } = useParts();
  const tables = useRef(new Map<string, { route: SceneEdge['route']; samples: Float64Array }>());
  return useMemo(() => {
    const sampled = ({ id, route }: SceneEdge) => {
      const old = tables.current.get(id);
      if (old?.route === route) return old.samples;
      const samples = sampleRoute(route);
      tables.current.set(id, { route, samples });
      return samples;
    };
    const ways = waysOf(scene, mirror.getState().entities, sampled);
    const alive = new Set(scene.edges.map(({ id }) => id));
    for (const id of tables.current.keys()) if (!alive.has(id)) tables.current.delete(id);
    return ways;
  }, [scene, mirror]);
}
