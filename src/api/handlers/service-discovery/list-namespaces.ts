import type { Handler } from '../../handler';
import { describeNamespace } from './answers';

export const listNamespaces: Handler<'ServiceDiscovery.ListNamespaces'> = ({ ctx }) => ({
  Namespaces: [...ctx.world.namespaces.values()].map((one) => describeNamespace(ctx.world, one)),
});
