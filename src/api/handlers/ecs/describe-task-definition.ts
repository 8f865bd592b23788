import { ecsErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { found } from '../../refusal';
import { findTaskDefinition } from '../references';
import { describeTaskDefinitionWithTags } from './answers/task-definition';

export const describeTaskDefinition: Handler<'ECS.DescribeTaskDefinition'> = ({ ctx }, input) => {
  const definition = found(
    findTaskDefinition(ctx.world, input.taskDefinition),
    ecsErrors.cannotDescribeTaskDefinition(),
  );
  return describeTaskDefinitionWithTags(definition, input.include?.includes('TAGS') ?? false);
};
