import type { Handler } from '../../handler';
import { shownTags } from './tags';
import { taggedResources } from './tagged-resources';

export const describeTags: Handler<'ELBv2.DescribeTags'> = ({ ctx }, input) => ({
  TagDescriptions: taggedResources(ctx.world, input.ResourceArns).map(({ arn, tags }) => ({
    ResourceArn: arn,
    Tags: shownTags(tags),
  })),
});
