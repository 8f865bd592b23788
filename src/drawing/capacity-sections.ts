/**
 * Where instances are drawn: in the frame of their capacity provider, and in the cluster itself
 * where they have none. Both lie in a cluster.
 */
import type { CapacityProviderView, ContainerInstanceView } from '../model/infrastructure-view';
import type { EntityView } from '../model/view';
import { isShown, shownOf } from './shown';

type Entities = ReadonlyMap<string, EntityView>;

const isShownCluster = (entities: Entities, id: string): boolean => {
  const view = entities.get(id);
  return view?.kind === 'cluster' && isShown(view);
};

/** The cluster a provider's frame lies in: where its instances are, or the first it belongs to. */
export function homeOfProvider(entities: Entities, view: CapacityProviderView): string | null {
  const own = shownOf(entities, 'containerInstance').find(
    (one) => one.capacityProvider === view.name,
  );
  const asked = [...(own ? [own.clusterArn] : []), ...view.clusterArns];
  return asked.find((id) => isShownCluster(entities, id)) ?? null;
}

export interface Section {
  /** The provider's id, or the cluster's ARN for instances without one. */
  id: string;
  clusterArn: string;
  provider: CapacityProviderView | null;
  instances: ContainerInstanceView[];
}

/** The sections of all clusters: providers in order, then what has none. */
export function sectionsOf(entities: Entities): Section[] {
  const instances = shownOf(entities, 'containerInstance').filter((one) =>
    isShownCluster(entities, one.clusterArn),
  );
  const providers = shownOf(entities, 'capacityProvider').flatMap((provider): Section[] => {
    const clusterArn = homeOfProvider(entities, provider);
    if (clusterArn === null) return [];
    const own = instances.filter(
      (one) => one.capacityProvider === provider.name && one.clusterArn === clusterArn,
    );
    return [{ id: provider.id, clusterArn, provider, instances: own }];
  });
  const placed = new Set(providers.flatMap((section) => section.instances));
  const loose = new Map<string, ContainerInstanceView[]>();
  for (const one of instances.filter((view) => !placed.has(view))) {
    loose.set(one.clusterArn, [...(loose.get(one.clusterArn) ?? []), one]);
  }
  return [
    ...providers,
    ...[...loose].map(([clusterArn, own]) => ({
      id: clusterArn,
      clusterArn,
      provider: null,
      instances: own,
    })),
  ];
}

/** Key of an Availability Zone's instances in a section, in `TaskSlots`. */
export const zoneKey = (section: string, zone: string): string => `${section} instances ${zone}`;
