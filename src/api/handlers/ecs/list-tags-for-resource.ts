import type { Handler } from '../../handler';
import { taggedResource } from './tagged-resources';

export const listTagsForResource: Handler<'ECS.ListTagsForResource'> = ({ ctx }, input) => ({
  tags: taggedResource(ctx, input.resourceArn).tags,
});
