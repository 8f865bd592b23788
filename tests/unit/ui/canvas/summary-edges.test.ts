import { expect, test } from 'vitest';
import { ZERO } from '../../../../src/model/sim-time';
import { FlowEdges } from '../../../../src/ui/canvas/flow-edges';
import { FlowNodes } from '../../../../src/ui/canvas/flow-nodes';
import { SceneKeeper } from '../../../../src/ui/canvas/scene-keeper';
import { entityMap } from '../../../support/entity-views';
import { canaryViews } from '../../../support/sample-diagram';

test.each(['cluster', 'service'] as const)('edges end at a %s that is collapsed', (kind) => {
  const views = canaryViews();
  const entities = entityMap(views);
  const { id } = views.find((view) => view.kind === kind)!;
  const layout = { [id]: { x: 20, y: 60, collapsed: true } };
  const scene = new SceneKeeper().update({ entities, now: ZERO, layout, epoch: 1 });
  const nodes = new FlowNodes().from(scene, new Set());
  const drawn = new Set(nodes.map((node) => node.id));
  const edges = new FlowEdges().from(scene.edges, scene.nodes, drawn, entities, null);
  const into = edges.filter(({ target }) => target === id);
  expect(into.length).toBeGreaterThanOrEqual(2);
  const summary = nodes.find((node) => node.id === id)!;
  expect(summary.handles!.map(({ type }) => type)).toContain('target');
});
