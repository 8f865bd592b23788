import type { EntityView } from '../../model/view';

type Kind = EntityView['kind'];

/** What each kind can be connected to, and the words for it. */
const ENDS: Partial<Record<Kind, readonly Kind[]>> = {
  traffic: ['loadBalancer'],
  loadBalancer: ['targetGroup', 'service'],
  targetGroup: ['service'],
  fileSystem: ['service'],
};

const WORDS: Partial<Record<Kind, string>> = {
  loadBalancer: 'load balancer',
  targetGroup: 'target group',
  service: 'service',
};

/** Whether the two are connected already, so that it need not be offered again. */
function isConnected(from: EntityView, to: EntityView): boolean {
  if (from.kind === 'traffic') return from.loadBalancerArn === to.id;
  if (from.kind === 'loadBalancer' && to.kind === 'targetGroup') {
    return to.loadBalancerArns.includes(from.id);
  }
  return (
    from.kind === 'targetGroup' && to.kind === 'service' && to.targetGroupArns.includes(from.id)
  );
}

/** Everything a node can be connected to now, in the order of the canvas. */
export function connectionChoices(
  from: EntityView,
  entities: ReadonlyMap<string, EntityView>,
): { to: string; label: string }[] {
  const kinds = ENDS[from.kind] ?? [];
  return kinds.flatMap((kind) =>
    [...entities.values()].flatMap((to) => {
      if (to.kind !== kind || isConnected(from, to) || !('name' in to)) return [];
      if ('status' in to && to.status === 'INACTIVE') return [];
      return [{ to: to.id, label: `${WORDS[kind]} ${to.name}` }];
    }),
  );
}

/** Everything a node sends to now and can be cut off from, in the order of the canvas. */
export function connectionsToCut(
  from: EntityView,
  entities: ReadonlyMap<string, EntityView>,
): { to: string; label: string }[] {
  const kinds = ENDS[from.kind] ?? [];
  return [...entities.values()].flatMap((to) => {
    if (!kinds.includes(to.kind) || !isConnected(from, to) || !('name' in to)) return [];
    return [{ to: to.id, label: `${WORDS[to.kind]} ${to.name}` }];
  });
}

/** Tasks are reached through their service: an edge dropped on one is meant for it. */
export function connectionEnd(id: string, entities: ReadonlyMap<string, EntityView>): string {
  const view = entities.get(id);
  return view?.kind === 'task' && view.serviceArn !== null ? view.serviceArn : id;
}
