import { diagramFromViews } from '../../drawing/diagram-from-views';
import type { DiagramDot, DiagramModel, Rect } from '../../drawing/diagram-model';
import { sampleRoute } from '../../drawing/edge-path';
import { canvasSnapshot } from '../canvas/canvas-snapshot';
import type { SandboxParts } from '../sandbox-context';

/** Seconds that the sparkline of a client's card goes back. */
const SPARK_SECONDS = 40;

/**
 * The picture of this instant, drawn as the canvas draws it, or of a part of it; null when there is
 * nothing on it.
 */
export function pictureModel(parts: SandboxParts, only?: readonly string[]): DiagramModel | null {
  const snapshot = canvasSnapshot(parts);
  const { entities, metrics, now, run } = parts.mirror.getState();
  const { layout, name, opened, workbench } = parts.workspace.getState();
  if (!snapshot) return null;
  const model = diagramFromViews({
    ...snapshot,
    entities,
    layout,
    opened,
    annotations: workbench.annotations,
    now,
    title: name,
    seed: run.seed,
    only,
    requests: (balancer) =>
      (metrics[balancer] ?? []).slice(-SPARK_SECONDS).map((point) => point.requests),
  });
  if (model.nodes.length === 0) return null;
  return only ? { ...model, dots: model.dots.filter((dot) => isOn(dot, model)) } : model;
}

/** Dots lie on their lines; so far beside one they may be between two of its samples, px. */
const BESIDE = 12;

/** Whether a request is on a card or a line that is in the picture. */
function isOn({ x, y }: DiagramDot, { nodes, edges }: DiagramModel): boolean {
  const isInside = (node: Rect) =>
    x >= node.x && x <= node.x + node.width && y >= node.y && y <= node.y + node.height;
  if (nodes.some(({ kind, ...rect }) => kind === 'task' && isInside(rect))) return true;
  return edges.some(({ route }) => {
    const samples = sampleRoute(route);
    for (let i = 0; i < samples.length; i += 2) {
      if (Math.hypot(samples[i]! - x, samples[i + 1]! - y) <= BESIDE) return true;
    }
    return false;
  });
}
