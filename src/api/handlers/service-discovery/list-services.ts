import type { Handler } from '../../handler';
import { describeDiscoveryService } from './answers';

export const listServices: Handler<'ServiceDiscovery.ListServices'> = ({ ctx }) => ({
  Services: [...ctx.world.discoveryServices.values()].map(describeDiscoveryService),
});
