import type { Handler } from '../../handler';
import { activeCluster } from '../references';
import { attributeTargets, describeAttribute } from './attribute-targets';

/** Those that are there, with that value if one is given. */
export const deleteAttributes: Handler<'ECS.DeleteAttributes'> = ({ ctx }, input) => {
  const cluster = activeCluster(ctx.world, input.cluster);
  const aimed = attributeTargets(ctx.world, cluster, input.attributes);
  for (const { attribute, instance } of aimed) {
    const { name, value } = attribute;
    instance.attributes = instance.attributes.filter(
      (one) => one.name !== name || (value !== undefined && one.value !== value),
    );
    ctx.touch(instance.arn);
  }
  return {
    attributes: aimed.map(({ attribute, instance }) => describeAttribute(attribute, instance)),
  };
};
