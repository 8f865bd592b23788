import { Button } from '@mantine/core';
import type { ServiceView } from '../../model/view';
import { openDeploy } from '../../state/view-store';
import { useParts } from '../sandbox-context';

/** Opens the dialog that deploys to a service. */
export function DeployButton({ service }: { service: ServiceView }) {
  const { view } = useParts();
  if (service.status !== 'ACTIVE') return null;
  return <Button onClick={() => openDeploy(view, service.id)}>Deploy…</Button>;
}
