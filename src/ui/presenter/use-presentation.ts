import { useStore } from 'zustand';
import { useParts, useWorkspace } from '../sandbox-context';
import { presentationOf, type PresentationState } from './presentation';

/** A part of where the talk stands. */
export const usePresentation = <T>(select: (state: PresentationState) => T): T =>
  useStore(presentationOf(useParts()), select);

/** The steps of the talk, and the one that is shown. */
export function useSteps() {
  const steps = useWorkspace((state) => state.workbench.steps);
  const asked = usePresentation((state) => state.index);
  // Steps may have been deleted since.
  const index = Math.min(asked, steps.length - 1);
  return { steps, index, step: steps[index] ?? null, next: steps[index + 1] ?? null };
}
