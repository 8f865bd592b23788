import { attributesOf } from '../../../engine/capacity/instance-attributes';
import { instancesOf } from '../../../engine/capacity/instance-facts';
import type { Handler } from '../../handler';
import { activeCluster } from '../references';
import { describeAttribute } from './attribute-targets';
import { ecsPage } from './ecs-pages';

/** Attributes of all instances of a cluster, of one name and value if they are given. */
export const listAttributes: Handler<'ECS.ListAttributes'> = ({ ctx }, input) => {
  const cluster = activeCluster(ctx.world, input.cluster);
  const { attributeName, attributeValue } = input;
  const all = instancesOf(ctx.world, cluster.arn).flatMap((instance) =>
    attributesOf(instance)
      .filter(({ name }) => attributeName === undefined || name === attributeName)
      .filter(({ value }) => attributeValue === undefined || value === attributeValue)
      .map((attribute) => describeAttribute(attribute, instance)),
  );
  const { items, next } = ecsPage(all, input);
  return { attributes: items, nextToken: next };
};
