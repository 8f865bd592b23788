import { diagramFromViews } from '../../drawing/diagram-from-views';
import type { DiagramModel } from '../../drawing/diagram-model';
import { canvasSnapshot } from '../canvas/canvas-snapshot';
import type { SandboxParts } from '../sandbox-context';

/** Seconds that the sparkline of a client's card goes back. */
const SPARK_SECONDS = 40;

/** The picture of this instant, drawn as the canvas draws it; null when there is nothing on it. */
export function pictureModel(parts: SandboxParts): DiagramModel | null {
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
    requests: (balancer) =>
      (metrics[balancer] ?? []).slice(-SPARK_SECONDS).map((point) => point.requests),
  });
  return model.nodes.length > 0 ? model : null;
}
