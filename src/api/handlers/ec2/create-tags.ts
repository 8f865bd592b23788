import type { Handler } from '../../handler';
import { givenTags } from './given-tags';
import { taggedResource } from './tagged-resources';

export const createTags: Handler<'EC2.CreateTags'> = ({ ctx }, { Resources, Tags }) => {
  const added = givenTags([{ ResourceType: '', Tags }], '');
  for (const resource of Resources.map((id) => taggedResource(ctx.world, id))) {
    const kept = resource.tags.filter(({ key }) => !added.some((tag) => tag.key === key));
    resource.tags = [...kept, ...added];
  }
  return {};
};
