import type { Handler } from '../../handler';
import { withTags } from './tags';
import { taggedResources } from './tagged-resources';

export const addTags: Handler<'ELBv2.AddTags'> = ({ ctx }, input) => {
  for (const resource of taggedResources(ctx.world, input.ResourceArns)) {
    resource.tags = withTags(resource.tags, input.Tags);
  }
  return {};
};
