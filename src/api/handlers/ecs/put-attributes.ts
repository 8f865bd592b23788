import type { Handler } from '../../handler';
import { activeCluster } from '../references';
import { attributeTargets, describeAttribute } from './attribute-targets';

/** An attribute of the same name gets the new value. */
export const putAttributes: Handler<'ECS.PutAttributes'> = ({ ctx }, input) => {
  const cluster = activeCluster(ctx.world, input.cluster);
  const aimed = attributeTargets(ctx.world, cluster, input.attributes);
  for (const { attribute, instance } of aimed) {
    const { name, value } = attribute;
    const others = instance.attributes.filter((one) => one.name !== name);
    instance.attributes = [...others, { name, ...(value !== undefined && { value }) }];
    ctx.touch(instance.arn);
  }
  return {
    attributes: aimed.map(({ attribute, instance }) => describeAttribute(attribute, instance)),
  };
};
