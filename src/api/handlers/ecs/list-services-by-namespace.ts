import { connectOf, namespaceOf } from '../../../engine/discovery/service-connect';
import type { Handler } from '../../handler';
import { ecsPage } from './ecs-pages';

/**
 * Services of any cluster that have Service Connect on in this namespace, given by name or ARN.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListServicesByNamespace.html
 */
export const listServicesByNamespace: Handler<'ECS.ListServicesByNamespace'> = (
  { ctx: { world } },
  input,
) => {
  const declared = [...world.namespaces.values()].find(
    ({ arn, id }) => input.namespace === arn || input.namespace === id,
  );
  const name = declared?.name ?? input.namespace;
  const services = [...world.services.values()].filter(
    (one) => one.status === 'ACTIVE' && connectOf(one) && namespaceOf(world, one) === name,
  );
  const { items, next } = ecsPage(
    services.map(({ arn }) => arn),
    input,
    10,
  );
  return { serviceArns: items, nextToken: next };
};
