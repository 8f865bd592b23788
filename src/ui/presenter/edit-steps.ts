import type { SpeakerStep } from '../../model/sandbox-document';
import { editWorkbench, type WorkspaceStore } from '../../state/workspace-store';
import { canvasCamera } from '../canvas/camera';
import type { SandboxParts } from '../sandbox-context';

const stepsOf = (workspace: WorkspaceStore): SpeakerStep[] => workspace.getState().workbench.steps;

/** Ids only tell steps of one sandbox apart. */
function freeId(steps: readonly SpeakerStep[]): string {
  const taken = new Set(steps.map(({ id }) => id));
  let n = steps.length + 1;
  while (taken.has(`step-${n}`)) n++;
  return `step-${n}`;
}

/** The moment and the view that are shown now, after the step with that index; answers its id. */
export function addStep(parts: SandboxParts, after: number): string {
  const { mirror, workspace } = parts;
  const steps = stepsOf(workspace);
  const step: SpeakerStep = {
    id: freeId(steps),
    at: mirror.getState().now,
    title: `Step ${steps.length + 1}`,
    note: '',
    camera: canvasCamera(parts)?.read() ?? null,
    commands: [],
    plays: mirror.getState().run.playing,
  };
  editWorkbench(workspace, { steps: steps.toSpliced(after + 1, 0, step) });
  return step.id;
}

export function changeStep(
  workspace: WorkspaceStore,
  id: string,
  change: Partial<SpeakerStep>,
): void {
  const steps = stepsOf(workspace).map((one) => (one.id === id ? { ...one, ...change } : one));
  editWorkbench(workspace, { steps });
}

export function removeStep(workspace: WorkspaceStore, id: string): void {
  editWorkbench(workspace, { steps: stepsOf(workspace).filter((one) => one.id !== id) });
}

/** One place up or down; not beyond the ends. */
export function moveStep(workspace: WorkspaceStore, id: string, by: 1 | -1): void {
  const steps = stepsOf(workspace);
  const from = steps.findIndex((one) => one.id === id);
  const to = from + by;
  const step = steps[from];
  if (!step || to < 0 || to >= steps.length) return;
  editWorkbench(workspace, { steps: steps.toSpliced(from, 1).toSpliced(to, 0, step) });
}
