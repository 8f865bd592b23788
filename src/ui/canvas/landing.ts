import type { EntityView } from '../../model/view';
import type { ComponentId } from '../palette/components';

type Entities = ReadonlyMap<string, EntityView>;

const KIND_OF: Partial<Record<ComponentId, EntityView['kind']>> = {
  'listener-rule': 'loadBalancer',
  traffic: 'loadBalancer',
};

/** What a component dropped on this node is put into or aimed at; null where it lands beside it. */
export function landingOf(
  component: ComponentId,
  id: string | null,
  entities: Entities,
): string | null {
  const view = id === null ? undefined : entities.get(id);
  if (!view) return null;
  if (component === 'service' || component === 'task') {
    if (view.kind === 'cluster') return view.id;
    return view.kind === 'service' || view.kind === 'task' ? view.clusterArn : null;
  }
  if (component === 'fault') {
    return view.kind === 'task' || view.kind === 'service' || view.kind === 'cluster'
      ? view.id
      : null;
  }
  return view.kind === KIND_OF[component] ? view.id : null;
}
