import type { Foresight } from './foresight';

/** Clusters, capacity providers, container instances and service auto scaling. */
export const ofCapacity: Foresight = ({ target, input }, entities) => {
  switch (target) {
    case 'ECS.UpdateCapacityProvider':
      return ['Holds from the next evaluation of its alarms on, a minute from now at the latest.'];
    case 'ECS.PutClusterCapacityProviders':
      return ['Holds for tasks and services that are made from now on; running ones stay.'];
    case 'ECS.UpdateClusterSettings':
      return ['Container Insights counts from now on; nothing is restarted.'];
    case 'ECS.UpdateContainerInstancesState':
      return input.status === 'DRAINING'
        ? ['Its service tasks are replaced elsewhere; no new task is placed on it.']
        : ['Tasks are placed on it again, from now on.'];
    case 'AutoScaling.SetDesiredCapacity':
      return ['The group launches or terminates instances until there are so many.'];
    case 'ApplicationAutoScaling.RegisterScalableTarget':
      return outside(input, [...entities.values()]);
    default:
      return [];
  }
};

/** A count outside of the new range is brought into it. */
function outside(
  { ResourceId, MinCapacity, MaxCapacity }: Record<string, unknown>,
  entities: readonly { kind: string }[],
): string[] {
  const path = String(ResourceId).split('/').slice(1).join('/');
  const service = entities.find(
    (view): view is { kind: 'service'; id: string; desired: number } =>
      view.kind === 'service' && (view as { id?: string }).id?.endsWith(`/${path}`) === true,
  );
  const within = 'Service auto scaling keeps the desired count within this range.';
  if (!service) return [within];
  const { desired } = service;
  if (typeof MinCapacity === 'number' && desired < MinCapacity) {
    return [within, `It is ${desired} now: raised to ${MinCapacity} when scaling next looks.`];
  }
  if (typeof MaxCapacity === 'number' && desired > MaxCapacity) {
    return [within, `It is ${desired} now: lowered to ${MaxCapacity} when scaling next looks.`];
  }
  return [within];
}
