import type { Handler } from '../../handler';
import { taggedResource } from './tagged-resources';

export const untagResource: Handler<'ECS.UntagResource'> = ({ ctx }, input) => {
  const resource = taggedResource(ctx, input.resourceArn);
  resource.tags = resource.tags.filter(({ key }) => !input.tagKeys.includes(key));
  return {};
};
