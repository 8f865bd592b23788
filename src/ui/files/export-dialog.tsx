import { Loader, Modal } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useParts, useView } from '../sandbox-context';
import styles from './files.module.css';

// It brings a renderer of its own along, which the page does not need to start.
const ExportPanel = lazy(() => import('./export-panel'));

/** Makes a picture of the diagram: PNG or SVG, to the clipboard or to a file. */
export function ExportDialog() {
  const { view } = useParts();
  const isOpen = useView(({ dialog }) => dialog?.kind === 'export');
  if (!isOpen) return null;
  return (
    <Modal
      opened
      onClose={() => view.setState({ dialog: null })}
      title={<span className={styles.heading}>Export a picture</span>}
      size={860}
    >
      <Suspense fallback={<Loader size="sm" aria-label="Loading" />}>
        <ExportPanel />
      </Suspense>
    </Modal>
  );
}
