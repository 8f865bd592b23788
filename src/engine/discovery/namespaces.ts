import { namespaceArn } from '../../model/ids';
import type { Namespace } from '../../model/discovery';
import { namedId } from '../../model/named-id';
import type { World } from '../world/world';

/** Adds a namespace to the world. */
export function addNamespace(
  world: World,
  given: Pick<Namespace, 'name' | 'type' | 'vpcId'>,
): Namespace {
  const id = namedId('ns', given.name).slice(0, 19);
  const namespace: Namespace = { id, arn: namespaceArn(id), ...given };
  world.namespaces.set(id, namespace);
  return namespace;
}

/**
 * CONNECT-4: the namespace of a cluster's Service Connect defaults, by name or ARN; by a name that
 * none has an HTTP namespace is made.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ClusterServiceConnectDefaultsRequest.html
 */
export function connectNamespace(world: World, reference: string): Namespace | undefined {
  const known = [...world.namespaces.values()].find(
    ({ arn, name }) => arn === reference || name === reference,
  );
  if (known || reference.startsWith('arn:')) return known;
  return addNamespace(world, { name: reference, type: 'HTTP' });
}
