import type { EngineContext } from '../../engine/engine-context';
import { lastPart } from '../../model/ids';
import type { Fix } from '../../model/explanation';
import type { Service } from '../../model/service';
import { fix } from './finding';
import { ofService } from './names';

/** Back to the newest revision that the service ran before this one; null where none is left. */
export function goBack(
  { world }: EngineContext,
  service: Service | undefined,
  taskDefinitionArn: string,
): Fix | null {
  const earlier = service?.revisions.find(
    (one) =>
      one.taskDefinitionArn !== taskDefinitionArn &&
      world.taskDefinitions.get(one.taskDefinitionArn)?.status === 'ACTIVE',
  );
  if (!service || !earlier) return null;
  const taskDefinition = lastPart(earlier.taskDefinitionArn);
  const loadBalancers = earlier.declaredLoadBalancers ?? earlier.loadBalancers;
  const isElsewhere = JSON.stringify(loadBalancers) !== JSON.stringify(service.loadBalancers);
  return fix(`Go back to ${taskDefinition}`, 'ECS.UpdateService', {
    ...ofService(service),
    taskDefinition,
    ...(isElsewhere && { loadBalancers }),
  });
}
