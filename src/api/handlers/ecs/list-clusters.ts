import type { Handler } from '../../handler';
import { ecsPage } from './ecs-pages';

/** Deleted clusters leave the list at once. */
export const listClusters: Handler<'ECS.ListClusters'> = ({ ctx }, input) => {
  const active = [...ctx.world.clusters.values()].filter(({ status }) => status === 'ACTIVE');
  const { items, next } = ecsPage(
    active.map(({ arn }) => arn),
    input,
  );
  return { clusterArns: items, nextToken: next };
};
