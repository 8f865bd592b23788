import { useMemo, useRef } from 'react';
import type { Rect } from '../../drawing/diagram-model';
import { labelOn } from '../../drawing/edge-label';
import { sampleRoute } from '../../drawing/edge-path';
import type { SceneEdge } from '../../drawing/scene-edges';
import type { Detail } from '../../drawing/tokens';
import type { EntityView } from '../../model/view';
import { useParts } from '../sandbox-context';
import { type DotWays, type TargetWay, targetKey } from './dot-layer/dot-ways';
import { ownerOf } from './flow-edges';
import type { CanvasScene } from './scene-keeper';

type Entities = ReadonlyMap<string, EntityView>;

/** A group's edge to a task, or to its service when it has too many tasks for an edge each. */
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
    targets.set(targetKey(group, to), { group, samples, card: node.rect, role });
    return;
  }
  const groupView = entities.get(group);
  if (groupView?.kind !== 'targetGroup') return;
  for (const { taskArn } of groupView.targets) {
    const task = taskArn === null ? undefined : scene.nodes.get(taskArn);
    if (!task || task.parentId !== to) continue;
    targets.set(targetKey(group, task.id), { group, samples, card: task.rect, role });
  }
}

/** The ways of a scene's edges, for dots. `sampled` is asked for each route. */
function waysOf(
  scene: CanvasScene,
  entities: Entities,
  sampled: (edge: SceneEdge) => Float64Array,
): DotWays {
  const clients = new Map<number, { samples: Float64Array; loadBalancer: string }>();
  const groups = new Map<string, Map<string, Float64Array>>();
  const targets = new Map<string, TargetWay>();
  const labels: Record<Detail, Rect[]> = { card: [], compact: [], dot: [] };
  for (const edge of scene.edges) {
    const from = entities.get(ownerOf(edge.from, entities));
    const samples = sampled(edge);
    for (const detail of ['card', 'compact'] as const) {
      const label = labelOn(edge, { detail, still: false }, samples);
      if (label) labels[detail].push(label.rect);
    }
    if (from?.kind === 'traffic') clients.set(from.index, { samples, loadBalancer: edge.to });
    if (from?.kind === 'loadBalancer') {
      const ways = groups.get(from.id) ?? new Map<string, Float64Array>();
      groups.set(from.id, ways.set(edge.to, samples));
    }
    if (from?.kind === 'targetGroup') addTarget(targets, scene, entities, edge, samples);
  }
  return { clients, groups, targets, labels };
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
