import { lastPart, taskSetArn } from '../../../model/ids';
import type { Handler } from '../../handler';
import { describeTaskSet } from './answers/service';
import { findTaskSet, taskSetOwner } from './task-set-references';

/** All of a service, or those asked for; unknown ones are failures, not errors. */
export const describeTaskSets: Handler<'ECS.DescribeTaskSets'> = ({ ctx }, input) => {
  const { service } = taskSetOwner(ctx.world, input);
  const { taskSets: asked = service.taskSets.map((one) => one.id), include = [] } = input;
  const withTags = include.includes('TAGS');
  const all = asked.map((reference) => ({ reference, own: findTaskSet(service, reference) }));
  const arnOf = (reference: string) =>
    reference.startsWith('arn:')
      ? reference
      : taskSetArn(lastPart(service.clusterArn), service.name, reference);
  return {
    taskSets: all.flatMap(({ own }) => (own ? [describeTaskSet(ctx, service, own, withTags)] : [])),
    failures: all.flatMap(({ reference, own }) =>
      own ? [] : [{ arn: arnOf(reference), reason: 'MISSING' }],
    ),
  };
};
