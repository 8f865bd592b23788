import type { Handler } from '../../handler';
import { taggedResources } from './tagged-resources';

export const removeTags: Handler<'ELBv2.RemoveTags'> = ({ ctx }, input) => {
  for (const resource of taggedResources(ctx.world, input.ResourceArns)) {
    resource.tags = resource.tags.filter(({ key }) => !input.TagKeys.includes(key));
  }
  return {};
};
