import { discoveryErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { found } from '../../refusal';
import { operationOf } from './create-namespace';

export const getOperation: Handler<'ServiceDiscovery.GetOperation'> = (
  { ctx },
  { OperationId },
) => {
  const namespace = found(
    [...ctx.world.namespaces.values()].find(({ id }) => operationOf(id) === OperationId),
    discoveryErrors.operationNotFound(OperationId),
  );
  return {
    Operation: {
      Id: OperationId,
      Type: 'CREATE_NAMESPACE',
      Status: 'SUCCESS',
      Targets: { NAMESPACE: namespace.id },
    },
  };
};
