import type { Handler } from '../../handler';
import { describeNamespace } from './answers';
import { namespaceOf } from './found';

export const getNamespace: Handler<'ServiceDiscovery.GetNamespace'> = ({ ctx }, { Id }) => ({
  Namespace: describeNamespace(ctx.world, namespaceOf(ctx.world, Id)),
});
