import { Loader } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { Dialog } from '../kit/dialog';
import { useParts, useView } from '../sandbox-context';

const NetworksPanel = lazy(() => import('./networks-panel'));

/** VPCs, subnets and security groups: declared by nobody, they permit everything. */
export function NetworksDialog() {
  const { view } = useParts();
  const dialog = useView((state) => state.dialog);
  if (dialog?.kind !== 'networks') return null;
  return (
    <Dialog onClose={() => view.setState({ dialog: null })} title="Networks" size={760}>
      <Suspense fallback={<Loader size="sm" aria-label="Loading" />}>
        <NetworksPanel />
      </Suspense>
    </Dialog>
  );
}
