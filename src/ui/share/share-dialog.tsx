import { Loader, Modal } from '@mantine/core';
import { lazy, Suspense } from 'react';
import styles from '../files/files.module.css';
import { useParts, useView } from '../sandbox-context';

// It brings the packing along.
const SharePanel = lazy(() => import('./share-panel'));

/** A link that carries the whole sandbox. */
export function ShareDialog() {
  const { view } = useParts();
  const isOpen = useView(({ dialog }) => dialog?.kind === 'share');
  if (!isOpen) return null;
  return (
    <Modal
      opened
      onClose={() => view.setState({ dialog: null })}
      title={<span className={styles.heading}>Share this sandbox</span>}
      size={560}
    >
      <Suspense fallback={<Loader size="sm" aria-label="Loading" />}>
        <SharePanel />
      </Suspense>
    </Modal>
  );
}
