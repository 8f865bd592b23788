import type { WorkspaceStore } from './workspace-store';

/**
 * Has the browser ask before the page goes, as long as what is open could not be kept. Browsers
 * keep a page with such a listener out of their back/forward cache, so that there is one only then.
 *
 * @param wouldBeLost asked at that moment: a file may have been saved meanwhile
 * @returns ends it
 */
export function warnBeforeLeaving(
  workspace: WorkspaceStore,
  wouldBeLost: () => boolean,
): () => void {
  if (typeof window === 'undefined') return () => {};
  const ask = (event: BeforeUnloadEvent) => {
    if (!wouldBeLost()) return;
    event.preventDefault();
    // Browsers before 2023 ask only for this. What is asked is in their own words.
    event.returnValue = true;
  };
  const look = () => {
    // Adding it twice adds it once.
    if (workspace.getState().saveProblem !== null) window.addEventListener('beforeunload', ask);
    else window.removeEventListener('beforeunload', ask);
  };
  const stop = workspace.subscribe(look);
  look();
  return () => {
    stop();
    window.removeEventListener('beforeunload', ask);
  };
}
