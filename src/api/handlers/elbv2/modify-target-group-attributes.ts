import { targetGroupSettingsChanged } from '../../../engine/control-plane/operations';
import type { Handler } from '../../handler';
import { targetGroupOf } from '../references';
import { shownAttributes, withAttributes } from './attribute-rules';
import { checkRulesOf, checkTogether, TARGET_GROUP_ATTRIBUTES } from './target-group-attributes';

/** Answers all attributes, not only those given. */
export const modifyTargetGroupAttributes: Handler<'ELBv2.ModifyTargetGroupAttributes'> = (
  { ctx },
  input,
) => {
  const group = targetGroupOf(ctx.world, input.TargetGroupArn);
  const attributes = withAttributes(
    'Target group',
    TARGET_GROUP_ATTRIBUTES,
    group.attributes,
    input.Attributes,
  );
  checkTogether(attributes);
  checkRulesOf(ctx.world, group, attributes);
  group.attributes = attributes;
  targetGroupSettingsChanged(ctx, group);
  return { Attributes: shownAttributes(group.attributes) };
};
