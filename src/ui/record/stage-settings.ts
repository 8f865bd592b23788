import type { StageSettings } from '../../formats/picture/film-stage';
import type { SandboxDocument } from '../../model/sandbox-document';
import { canvasSnapshot } from '../canvas/canvas-snapshot';
import type { SandboxParts } from '../sandbox-context';

/** What of the diagram is shown. */
export type Scope = 'all' | 'view' | 'selection';

/** How a saved run is drawn, as the page draws it. */
export function stageSettings(
  parts: SandboxParts,
  { name, seed, layout, workbench }: SandboxDocument,
  scope: Scope,
): StageSettings {
  const { opened } = parts.workspace.getState();
  const { selection } = parts.view.getState();
  return {
    title: name,
    seed,
    layout,
    opened,
    annotations: workbench.annotations,
    zoneColumns: workbench.zoneColumns,
    only: scope === 'selection' ? selection : undefined,
    view: canvasSnapshot(parts)?.view ?? null,
  };
}
