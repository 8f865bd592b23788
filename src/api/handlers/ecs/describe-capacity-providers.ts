import { capacityProviderArn, lastPart } from '../../../model/ids';
import type { Handler } from '../../handler';
import { activeCluster } from '../references';
import { describeFargateProvider, describeProvider } from './answers/capacity-provider';
import { FARGATE_PROVIDERS, isFargateProvider } from './capacity-providers';
import { ecsPage } from './ecs-pages';

/** All of the account, of a cluster, or those named; unknown names are told as failures. */
export const describeCapacityProviders: Handler<'ECS.DescribeCapacityProviders'> = (
  { ctx },
  input,
) => {
  const { world } = ctx;
  const { capacityProviders: asked = [], cluster, include = [] } = input;
  const usual =
    cluster === undefined
      ? [...FARGATE_PROVIDERS, ...world.capacityProviders.keys()]
      : activeCluster(world, cluster).capacityProviders;
  const names = asked.length > 0 ? asked.map(lastPart) : usual;
  const isKnown = (name: string) => isFargateProvider(name) || world.capacityProviders.has(name);
  const { items, next } = ecsPage(names.filter(isKnown), input, 10);
  return {
    capacityProviders: items.map((name) => {
      const provider = world.capacityProviders.get(name);
      return provider
        ? describeProvider(world, provider, include.includes('TAGS'))
        : describeFargateProvider(name);
    }),
    failures: names
      .filter((name) => !isKnown(name))
      .map((name) => ({ arn: capacityProviderArn(name), reason: 'MISSING' })),
    nextToken: next,
  };
};
