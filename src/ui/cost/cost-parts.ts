import { lastPart } from '../../model/ids';
import type { ClusterView, EntityView } from '../../model/view';

/** Whether what is priced, as EstimateCost names it, belongs to a cluster. */
export function isOfCluster(
  { id, name }: ClusterView,
  { entities }: { entities: ReadonlyMap<string, EntityView> },
): (resource: string) => boolean {
  const own = new Set<string>();
  for (const view of entities.values()) {
    if (view.kind === 'containerInstance' && view.clusterArn === id) {
      own.add(`instance ${view.ec2InstanceId}`);
    }
    if (view.kind === 'task' && view.clusterArn === id && view.serviceArn === null) {
      own.add(`task ${lastPart(view.id)}`);
    }
  }
  return (resource) => own.has(resource) || resource.startsWith(`service ${name}/`);
}
