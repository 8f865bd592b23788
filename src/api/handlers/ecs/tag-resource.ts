import { ecsErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { withTags } from './tags';
import { taggedResource } from './tagged-resources';

export const tagResource: Handler<'ECS.TagResource'> = ({ ctx }, input) => {
  const resource = taggedResource(ctx, input.resourceArn);
  const tags = withTags(resource.tags, input.tags);
  if (tags.length > 50) refuse(ecsErrors.atMost('tags', 50));
  resource.tags = tags;
  return {};
};
