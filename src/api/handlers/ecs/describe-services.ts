import { lastPart, serviceArn } from '../../../model/ids';
import { ecsErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { clusterFor, findService } from '../references';
import { describeService } from './answers/service';

/** In the order asked for; unknown ones are failures, not errors. */
export const describeServices: Handler<'ECS.DescribeServices'> = ({ ctx }, input) => {
  const { services: references, include = [] } = input;
  const cluster = clusterFor(ctx.world, input.cluster, references[0] ?? '');
  if (references.length === 0) refuse(ecsErrors.empty('Services'));
  if (references.length > 10) refuse(ecsErrors.atMost('Services', 10));
  const all = references.map((reference) => ({
    reference,
    service: findService(ctx.world, cluster, reference),
  }));
  const withTags = include.includes('TAGS');
  return {
    services: all.flatMap(({ service }) =>
      service ? [describeService(ctx, service, withTags)] : [],
    ),
    failures: all.flatMap(({ reference, service }) =>
      service ? [] : [{ arn: missingArn(cluster.name, reference), reason: 'MISSING' }],
    ),
  };
};

const missingArn = (cluster: string, reference: string): string =>
  reference.startsWith('arn:') ? reference : serviceArn(cluster, lastPart(reference));
