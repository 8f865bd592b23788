import type { Handler } from '../../handler';
import { describeTraffic } from './describe-traffic';

export const listTraffic: Handler<'Sandbox.ListTraffic'> = ({ ctx }) => ({
  traffic: [...ctx.world.traffic.values()].map((source) => describeTraffic(ctx.world, source)),
});
