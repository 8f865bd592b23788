import type { TaskDefinition } from '../../../model/task-definition';
import type { Handler } from '../../handler';
import { ecsPage } from './ecs-pages';

/** `familyPrefix` is a whole family name here, unlike in ListTaskDefinitionFamilies. */
export const listTaskDefinitions: Handler<'ECS.ListTaskDefinitions'> = ({ ctx }, input) => {
  const { familyPrefix, status = 'ACTIVE', sort = 'ASC' } = input;
  const wanted = [...ctx.world.taskDefinitions.values()]
    .filter((one) => one.status === status)
    .filter((one) => familyPrefix === undefined || one.family === familyPrefix)
    .sort(byFamilyAndRevision);
  if (sort === 'DESC') wanted.reverse();
  const { items, next } = ecsPage(
    wanted.map(({ arn }) => arn),
    input,
  );
  return { taskDefinitionArns: items, nextToken: next };
};

function byFamilyAndRevision(a: TaskDefinition, b: TaskDefinition): number {
  if (a.family !== b.family) return a.family < b.family ? -1 : 1;
  return a.revision - b.revision;
}
