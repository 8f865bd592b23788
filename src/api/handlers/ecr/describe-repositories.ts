import type { Handler } from '../../handler';
import { describeRepository } from './answers/repository';
import { ecrPage } from './ecr-pages';
import { repositoryOf } from './found';

export const describeRepositories: Handler<'ECR.DescribeRepositories'> = ({ ctx }, input) => {
  const { repositoryNames: names } = input;
  const all = names
    ? names.map((name) => repositoryOf(ctx.world, name))
    : [...ctx.world.repositories.values()].filter((one) => !one.deleted);
  const { items, next } = ecrPage(all, input);
  return { repositories: items.map(describeRepository), nextToken: next };
};
