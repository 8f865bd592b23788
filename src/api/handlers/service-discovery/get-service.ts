import type { Handler } from '../../handler';
import { describeDiscoveryService } from './answers';
import { discoveryService } from './found';

export const getService: Handler<'ServiceDiscovery.GetService'> = ({ ctx }, { Id }) => ({
  Service: describeDiscoveryService(discoveryService(ctx.world, Id)),
});
