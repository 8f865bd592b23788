import { Loader } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { Dialog } from '../kit/dialog';
import { useParts, useView } from '../sandbox-context';
import styles from './why.module.css';

const WhyPanel = lazy(() => import('./why-panel'));

/** Why something is as it is: causes, evidence, and what would help. The clock goes on. */
export function WhyDialog() {
  const { view } = useParts();
  const dialog = useView((state) => state.dialog);
  if (dialog?.kind !== 'why') return null;
  const { id, target } = dialog;
  return (
    <Dialog
      onClose={() => view.setState({ dialog: null })}
      title={<span className={styles.heading}>Why?</span>}
      size={680}
    >
      <Suspense fallback={<Loader size="sm" aria-label="Loading" />}>
        <WhyPanel key={`${id} ${target ?? ''}`} id={id} target={target} />
      </Suspense>
    </Dialog>
  );
}
