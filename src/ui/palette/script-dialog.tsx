import { lazy, Suspense } from 'react';
import { useView } from '../sandbox-context';

// It brings every template's script along.
const ScriptWindow = lazy(() => import('./script-window'));

/** A template's script, and what to try when it has run. */
export function ScriptDialog() {
  const dialog = useView((state) => state.dialog);
  if (dialog?.kind !== 'script') return null;
  return (
    <Suspense>
      <ScriptWindow templateId={dialog.templateId} />
    </Suspense>
  );
}
