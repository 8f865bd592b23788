import { ecsErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { describeServiceDeployment } from './answers/service-deployment';

export const describeServiceDeployments: Handler<'ECS.DescribeServiceDeployments'> = (
  { ctx },
  input,
) => {
  const arns = input.serviceDeploymentArns;
  if (arns.length === 0) refuse(ecsErrors.empty('Service deployments'));
  if (arns.length > 20) refuse(ecsErrors.atMost('serviceDeploymentArns', 20));
  const all = [...ctx.world.services.values()].flatMap((service) =>
    service.serviceDeployments.map((one) => ({ service, one })),
  );
  const known = arns.map((arn) => ({ arn, match: all.find(({ one }) => one.arn === arn) }));
  return {
    serviceDeployments: known.flatMap(({ match }) =>
      match ? [describeServiceDeployment(ctx, match.service, match.one)] : [],
    ),
    failures: known.flatMap(({ arn, match }) => (match ? [] : [{ arn, reason: 'MISSING' }])),
  };
};
