import { ecsErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { describeServiceRevision } from './answers/service-deployment';

export const describeServiceRevisions: Handler<'ECS.DescribeServiceRevisions'> = (
  { ctx },
  input,
) => {
  const arns = input.serviceRevisionArns;
  if (arns.length === 0) refuse(ecsErrors.empty('Service revisions'));
  if (arns.length > 20) refuse(ecsErrors.atMost('serviceRevisionArns', 20));
  const all = [...ctx.world.services.values()].flatMap((service) =>
    service.revisions.map((revision) => ({ service, revision })),
  );
  const known = arns.map((arn) => ({ arn, match: all.find((one) => one.revision.arn === arn) }));
  return {
    serviceRevisions: known.flatMap(({ match }) =>
      match ? [describeServiceRevision(ctx, match.service, match.revision)] : [],
    ),
    failures: known.flatMap(({ arn, match }) => (match ? [] : [{ arn, reason: 'MISSING' }])),
  };
};
