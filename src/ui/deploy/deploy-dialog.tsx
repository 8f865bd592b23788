import { Loader } from '@mantine/core';
import { lazy, Suspense } from 'react';
import styles from '../add/add-card.module.css';
import { useEntities } from '../add/choices';
import { ComponentIcon } from '../palette/component-icon';
import { Dialog } from '../kit/dialog';
import { useParts, useView } from '../sandbox-context';
import { useClockHeld } from '../transport/use-clock-held';
import own from './deploy.module.css';

// Large, and not needed before something runs.
const DeployPanel = lazy(() => import('./deploy-panel'));

/** Deploys to a service: what is to run, how it gets there, and what is done when it fails. */
export function DeployDialog() {
  const dialog = useView((state) => state.dialog);
  return dialog?.kind === 'deploy' ? <Deploy serviceId={dialog.serviceId} /> : null;
}

function Deploy({ serviceId }: { serviceId: string }) {
  const { view } = useParts();
  useClockHeld();
  const service = useEntities().get(serviceId);
  if (service?.kind !== 'service') return null;
  const close = () => view.setState({ dialog: null });
  const heading = (
    <span className={styles.heading}>
      <ComponentIcon component="service" size={20} />
      Deploy to {service.name}
      <span className={own.clock}>the clock stands still meanwhile</span>
    </span>
  );
  return (
    <Dialog onClose={close} title={heading} size={680}>
      <Suspense fallback={<Loader size="sm" aria-label="Loading" />}>
        <DeployPanel service={service} onClose={close} />
      </Suspense>
    </Dialog>
  );
}
