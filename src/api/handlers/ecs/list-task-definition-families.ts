import type { Handler } from '../../handler';
import { ecsPage } from './ecs-pages';

/** A family is ACTIVE while one of its revisions is. Here `familyPrefix` is a true prefix. */
export const listTaskDefinitionFamilies: Handler<'ECS.ListTaskDefinitionFamilies'> = (
  { ctx },
  input,
) => {
  const { familyPrefix = '', status = 'ALL' } = input;
  const definitions = [...ctx.world.taskDefinitions.values()];
  const active = new Set(
    definitions.filter((one) => one.status === 'ACTIVE').map(({ family }) => family),
  );
  const families = [...new Set(definitions.map(({ family }) => family))]
    .filter((family) => family.startsWith(familyPrefix))
    .filter((family) => status === 'ALL' || active.has(family) === (status === 'ACTIVE'))
    .sort();
  const { items, next } = ecsPage(families, input);
  return { families: items, nextToken: next };
};
