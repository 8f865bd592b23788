import { deregisterTarget } from '../../../engine/auto-scaling/scalable-targets';
import type { Handler } from '../../handler';
import { targetOf } from './targets';

/** With all its policies and scheduled actions. */
export const deregisterScalableTarget: Handler<
  'ApplicationAutoScaling.DeregisterScalableTarget'
> = ({ ctx }, input) => {
  deregisterTarget(ctx, targetOf(ctx.world, input));
  return {};
};
