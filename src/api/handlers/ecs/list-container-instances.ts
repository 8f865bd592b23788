import { instancesOf } from '../../../engine/capacity/instance-facts';
import { candidatesFor } from '../../../engine/capacity/placement/candidate';
import { parseExpression } from '../../../engine/capacity/placement/expression';
import { matches } from '../../../engine/capacity/placement/expression-match';
import type { Handler } from '../../handler';
import { activeCluster } from '../references';
import { ecsPage } from './ecs-pages';
import { checkExpression } from './placement-rules';

/**
 * All but INACTIVE ones, unless a status or an expression narrows them down.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cluster-query-language.html
 */
export const listContainerInstances: Handler<'ECS.ListContainerInstances'> = ({ ctx }, input) => {
  const { world } = ctx;
  const { filter, status } = input;
  const cluster = activeCluster(world, input.cluster);
  if (filter !== undefined) checkExpression(filter);
  const expression = filter === undefined ? undefined : parseExpression(filter);
  const all = instancesOf(world, cluster.arn).filter(
    (one) => status === undefined || one.status === status,
  );
  const candidates = candidatesFor(world, all, '');
  const arns = candidates
    .filter(
      ({ instance, usage, groups }) =>
        !expression || matches(expression, { instance, runningTasks: usage.running, groups }),
    )
    .map(({ instance }) => instance.arn);
  const { items, next } = ecsPage(arns, input);
  return { containerInstanceArns: items, nextToken: next };
};
