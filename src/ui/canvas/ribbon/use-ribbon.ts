import { useState } from 'react';
import type { EntityView, ServiceView } from '../../../model/view';
import { useCalm } from '../../inspector/use-calm';
import { useView } from '../../sandbox-context';
import { isByHand } from './next-step';
import { chosenOf, type DeployingService, isShown } from './ribbon-facts';

const isDeploying = (service: ServiceView): service is DeployingService =>
  isShown(service.serviceDeployment);

/** A service whose task sets somebody has to drive: the selected one, else the first. */
function handOf(
  ids: readonly string[],
  entities: ReadonlyMap<string, EntityView>,
  selected: string | null,
): ServiceView | undefined {
  const found = ids.flatMap((id) => {
    const view = entities.get(id);
    return view?.kind === 'service' && isByHand(view) ? [view] : [];
  });
  return found.find(({ id }) => id === selected) ?? found[0];
}

/** Which deployments there are to watch, and which of them is shown. */
export function useRibbon() {
  const entities = useCalm((state) => state.entities);
  const ids = useCalm((state) => state.ids.service);
  // The map of entities is changed in place: its version says when to look again.
  useCalm((state) => state.version);
  const selection = useView((state) => state.selection);
  const [asked, setAsked] = useState<{ id: string; selection: readonly string[] } | null>(null);
  const [dismissed, setDismissed] = useState<ReadonlySet<string>>(new Set());

  const selected = entities.get(selection.at(-1) ?? '');
  const selectedService = selected?.kind === 'task' ? selected.serviceArn : (selected?.id ?? null);
  const services = ids
    .flatMap((id) => {
      const view = entities.get(id);
      return view?.kind === 'service' && isDeploying(view) ? [view] : [];
    })
    .filter((one) => !dismissed.has(one.serviceDeployment.id));
  // What was switched to holds until something else is selected.
  const askedFor = asked?.selection === selection ? asked.id : null;
  const shown = chosenOf(services, askedFor, selectedService);
  const next = () => {
    const after = services[(services.findIndex((one) => one === shown) + 1) % services.length];
    if (after) setAsked({ id: after.id, selection });
  };
  const dismiss = () => {
    if (shown) setDismissed(new Set([...dismissed, shown.serviceDeployment.id]));
  };
  const byHand = shown ? undefined : handOf(ids, entities, selectedService);
  return { shown, byHand, services, next, dismiss };
}
