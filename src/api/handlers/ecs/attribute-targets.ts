import { isBuiltIn } from '../../../engine/capacity/instance-attributes';
import type { World } from '../../../engine/world/world';
import type { Cluster } from '../../../model/cluster';
import type { ContainerInstance } from '../../../model/container-instance';
import { ecsErrors } from '../../contract/errors';
import { refuse } from '../../refusal';
import { findContainerInstance } from './container-instance-references';

interface Given {
  name: string;
  value?: string;
  targetType?: string;
  targetId?: string;
}

/** An attribute, and the container instance that it is about. */
interface Aimed {
  attribute: Given;
  instance: ContainerInstance;
}

/**
 * Whom attributes are about: at most ten in one command, names and values of a hundred-odd
 * characters, and never those that the agent gives itself.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Attribute.html
 */
export function attributeTargets(
  world: World,
  cluster: Cluster,
  attributes: readonly Given[],
): Aimed[] {
  if (attributes.length > 10) refuse(ecsErrors.atMost('attributes', 10));
  return attributes.map((attribute) => {
    const { name, value = '', targetId = '' } = attribute;
    if (!/^[\w.\\/-]{1,128}$/.test(name)) {
      refuse(ecsErrors.invalidParameter(`'${name}' is no name for an attribute.`));
    }
    if (value.length > 128) {
      refuse(ecsErrors.invalidParameter('The value of an attribute has at most 128 characters.'));
    }
    const instance = findContainerInstance(world, cluster, targetId);
    if (!instance || instance.status === 'INACTIVE') {
      return refuse({
        __type: 'TargetNotFoundException',
        message: 'The specified target was not found.',
      });
    }
    if (isBuiltIn(instance, name)) {
      refuse(ecsErrors.invalidParameter(`The attribute ${name} is the agent's own.`));
    }
    return { attribute, instance };
  });
}

/** An attribute as ECS answers it. */
export const describeAttribute = (
  { name, value }: { name: string; value?: string },
  instance: ContainerInstance,
): object => ({ name, value, targetId: instance.arn });
