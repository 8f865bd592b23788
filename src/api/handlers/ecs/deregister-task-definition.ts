import { lastPart } from '../../../model/ids';
import { ecsErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { found, refuse } from '../../refusal';
import { findTaskDefinition } from '../references';
import { describeTaskDefinition } from './answers/task-definition';

/** What runs from the revision goes on, and services go on replacing its tasks. */
export const deregisterTaskDefinition: Handler<'ECS.DeregisterTaskDefinition'> = (
  engine,
  input,
) => {
  const [, revision] = lastPart(input.taskDefinition).split(':');
  if (!revision) refuse(ecsErrors.client('Revision is missing.'));
  if (!/^\d+$/.test(revision!)) {
    refuse(ecsErrors.client(`Invalid revision number. Number: ${revision}`));
  }
  const definition = found(
    findTaskDefinition(engine.ctx.world, input.taskDefinition),
    ecsErrors.cannotDescribeTaskDefinition(),
  );
  if (definition.status === 'ACTIVE') {
    definition.status = 'INACTIVE';
    definition.deregisteredAt = engine.now;
  }
  return { taskDefinition: describeTaskDefinition(definition) };
};
