/** What was given during a visit, in which sandbox: by line, and on the screen. */
import type { Given } from './gesture';
import type { ViewStore } from './view-store';
import type { WorkspaceStore } from './workspace-store';

interface GivenParts {
  view: ViewStore;
  workspace: WorkspaceStore;
}

/** More than these nobody gives before they are counted. */
const MOST_GIVEN = 500;

function note({ view }: Pick<GivenParts, 'view'>, one: Given): void {
  view.setState(({ given }) => ({ given: [...given, one].slice(-MOST_GIVEN) }));
}

/** A command of a line was carried out, or tried. */
export const noteLine = ({ view, workspace }: GivenParts, line: string): void =>
  note({ view }, { documentId: workspace.getState().documentId, line });

/** Notes what is done on the screen from now on. */
export function noteOutcomes({ view, workspace }: GivenParts): void {
  view.subscribe(({ lastOutcome: outcome }, before) => {
    if (!outcome || outcome === before.lastOutcome) return;
    note({ view }, { documentId: workspace.getState().documentId, outcome });
  });
}
