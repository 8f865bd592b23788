import { clusterArn, lastPart } from '../../../model/ids';
import { ecsErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { findCluster } from '../references';
import { describeCluster } from './answers/cluster';

/** Unknown ones are failures, not errors. Without names: the one called default. */
export const describeClusters: Handler<'ECS.DescribeClusters'> = ({ ctx }, input) => {
  const references = input.clusters?.length ? input.clusters : ['default'];
  if (references.length > 100) refuse(ecsErrors.atMost('Clusters', 100));
  const known = references.map((reference) => ({
    reference,
    cluster: findCluster(ctx.world, reference),
  }));
  return {
    clusters: known.flatMap(({ cluster }) =>
      cluster ? [describeCluster(ctx.world, cluster, input.include)] : [],
    ),
    failures: known.flatMap(({ reference, cluster }) =>
      cluster ? [] : [{ arn: clusterArn(lastPart(reference)), reason: 'MISSING' }],
    ),
  };
};
