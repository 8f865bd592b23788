import type { Shell } from '../../cli/shell/shell';
import type { WorkspaceStore } from '../../state/workspace-store';

/** Says which sandbox the lines from here on belong to, whenever another one is opened. */
export function divideSandboxes(workspace: WorkspaceStore, shell: Pick<Shell, 'note'>): void {
  workspace.subscribe(({ documentId, name }, before) => {
    // The first one of a visit follows upon none.
    if (documentId === before.documentId || before.documentId === '') return;
    shell.note([`── ${name} ──`]);
  });
}
