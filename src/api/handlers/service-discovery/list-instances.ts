import { lastPart } from '../../../model/ids';
import type { Handler } from '../../handler';
import { attributesOf } from './answers';
import { discoveryService } from './found';

export const listInstances: Handler<'ServiceDiscovery.ListInstances'> = (
  { ctx },
  { ServiceId },
) => ({
  Instances: discoveryService(ctx.world, ServiceId).instances.map((one) => ({
    Id: lastPart(one.taskArn),
    Attributes: attributesOf(ctx.world, one),
  })),
});
