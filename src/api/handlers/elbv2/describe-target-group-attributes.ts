import type { Handler } from '../../handler';
import { targetGroupOf } from '../references';
import { shownAttributes } from './attribute-rules';

export const describeTargetGroupAttributes: Handler<'ELBv2.DescribeTargetGroupAttributes'> = (
  { ctx },
  input,
) => ({
  Attributes: shownAttributes(targetGroupOf(ctx.world, input.TargetGroupArn).attributes),
});
