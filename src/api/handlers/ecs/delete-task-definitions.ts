import { lastPart } from '../../../model/ids';
import type { World } from '../../../engine/world/world';
import { ecsErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { findTaskDefinition } from '../references';
import { describeTaskDefinition } from './answers/task-definition';

/** Each that cannot be deleted is a failure with its reason; the others are. */
export const deleteTaskDefinitions: Handler<'ECS.DeleteTaskDefinitions'> = ({ ctx }, input) => {
  const references = input.taskDefinitions;
  if (references.length === 0) refuse(ecsErrors.empty('Task definitions'));
  if (references.length > 10) refuse(ecsErrors.atMost('Task definitions', 10));
  const judged = references.map((reference) => ({
    reference,
    reason: whyNot(ctx.world, reference),
  }));
  const failures = judged.filter(({ reason }) => reason !== undefined);
  const gone = judged.flatMap(({ reference, reason }) => {
    const definition = reason === undefined && findTaskDefinition(ctx.world, reference);
    return definition ? [definition] : [];
  });
  for (const definition of gone) definition.status = 'DELETE_IN_PROGRESS';
  return {
    taskDefinitions: gone.map(describeTaskDefinition),
    failures: failures.map(({ reference, reason }) => ({ arn: reference, reason })),
  };
};

function whyNot(world: World, reference: string): string | undefined {
  if (!/^[A-Za-z0-9_-]+:\d+$/.test(lastPart(reference))) {
    return 'The specified task definition identifier is invalid. Specify a valid name or ARN and try again.';
  }
  const definition = findTaskDefinition(world, reference);
  if (!definition) {
    return 'The specified task definition does not exist. Specify a valid account, family, revision and try again.';
  }
  if (definition.status !== 'ACTIVE') return undefined;
  return 'The specified task definition is still in ACTIVE status. Please deregister the target and try again.';
}
