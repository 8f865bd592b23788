import { deploymentsOf as codeDeploymentsOf } from '../code-deploy/deployment-records';
import type { Service } from '../../model/service';
import type { ServiceDeployment, TrafficWeights } from '../../model/service-deployment';
import type { World } from '../world/world';
import { observe, observeCodeDeploy } from './observe-deployments';
import type { ObservedRevision } from './observed-deployment';

/** Percent that a deployment's rules give a revision; null where it shifts no such traffic. */
export function weightOf(
  { sourceDeploymentId }: ServiceDeployment,
  weights: TrafficWeights | undefined,
  { role, deploymentId }: Pick<ObservedRevision, 'role' | 'deploymentId'>,
): number | null {
  if (!weights) return null;
  // Of several sources one goes on serving: the others have no weight.
  const isStray = role === 'source' && (sourceDeploymentId ?? deploymentId) !== deploymentId;
  return isStray ? 0 : weights[role];
}

/** A revision with the percent of production traffic that the rules give it. */
export interface AskedWeight {
  deploymentId: string;
  taskDefinition: string;
  weight: number;
}

/** Of the revisions that a service's newest deployment shifts traffic between. */
export function askedWeights(world: World, service: Service): AskedWeight[] {
  if (service.deploymentController.type === 'CODE_DEPLOY') {
    const [newest] = codeDeploymentsOf(world, service.arn);
    if (!newest) return [];
    return observeCodeDeploy(service, newest).revisions.map((one) => ({
      deploymentId: one.deploymentId,
      taskDefinition: one.taskDefinition,
      weight: newest.weights[one.role],
    }));
  }
  const [record] = service.serviceDeployments;
  if (!record?.productionWeights) return [];
  return observe(service, record).revisions.map((one) => ({
    deploymentId: one.deploymentId,
    taskDefinition: one.taskDefinition,
    weight: weightOf(record, record.productionWeights, one) ?? 0,
  }));
}
