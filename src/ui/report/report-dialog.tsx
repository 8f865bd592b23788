import { Loader } from '@mantine/core';
import { lazy, Suspense } from 'react';
import styles from '../add/add-card.module.css';
import { Dialog } from '../kit/dialog';
import { useParts, useView } from '../sandbox-context';

const ReportPanel = lazy(() => import('./report-panel'));

/** What a deployment came to, to read and to keep. */
export function ReportDialog() {
  const { view } = useParts();
  const dialog = useView((state) => state.dialog);
  if (dialog?.kind !== 'report') return null;
  const { serviceId, deploymentId } = dialog;
  return (
    <Dialog
      onClose={() => view.setState({ dialog: null })}
      title={<span className={styles.heading}>Deployment report</span>}
      size={760}
    >
      <Suspense fallback={<Loader size="sm" aria-label="Loading" />}>
        <ReportPanel serviceId={serviceId} deploymentId={deploymentId} />
      </Suspense>
    </Dialog>
  );
}
