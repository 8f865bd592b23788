import type { Handler } from '../../handler';
import { taggedResource } from './tagged-resources';

/** Tags by key, and by value where one is given; without any, all of them. */
export const deleteTags: Handler<'EC2.DeleteTags'> = ({ ctx }, { Resources, Tags }) => {
  for (const resource of Resources.map((id) => taggedResource(ctx.world, id))) {
    resource.tags = resource.tags.filter(
      ({ key, value }) =>
        Tags !== undefined &&
        !Tags.some((tag) => tag.Key === key && (tag.Value ?? value) === value),
    );
  }
  return {};
};
