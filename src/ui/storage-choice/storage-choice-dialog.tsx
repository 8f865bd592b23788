import { Loader } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { Dialog } from '../kit/dialog';
import { useParts, useView } from '../sandbox-context';

const StorageChoicePanel = lazy(() => import('./storage-choice-panel'));

/** Where a task's data should go, question by question. */
export function StorageChoiceDialog() {
  const { view } = useParts();
  const dialog = useView((state) => state.dialog);
  if (dialog?.kind !== 'storage-choice') return null;
  return (
    <Dialog onClose={() => view.setState({ dialog: null })} title="Which storage?" size={640}>
      <Suspense fallback={<Loader size="sm" aria-label="Loading" />}>
        <StorageChoicePanel />
      </Suspense>
    </Dialog>
  );
}
