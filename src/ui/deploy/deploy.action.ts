import type { SandboxParts } from '../sandbox-context';
import { openDeploy } from '../../state/view-store';
import type { Action } from '../shell/action';

/** The service that is selected, or that of the selected task. */
function selectedService({ mirror, view }: SandboxParts): string | null {
  const { entities } = mirror.getState();
  const selected = entities.get(view.getState().selection.at(-1) ?? '');
  const id = selected?.kind === 'task' ? selected.serviceArn : selected?.id;
  const service = entities.get(id ?? '');
  return service?.kind === 'service' && service.status === 'ACTIVE' ? service.id : null;
}

export const deploySelected: Action = {
  id: 'deploy.selected',
  label: 'Deploy to the selected service',
  keys: ['Shift+D'],
  when: (parts) => selectedService(parts) !== null,
  run: (parts) => {
    const id = selectedService(parts);
    if (id !== null) openDeploy(parts.view, id);
  },
};
