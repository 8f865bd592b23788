import { toEpochSeconds } from '../../../model/sim-time';
import { codeDeployErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { epochSeconds } from '../ecs/moments';
import { applicationOf, groupOf, refuseToken } from './found';

/** Ids, newest first. */
export const listDeployments: Handler<'CodeDeploy.ListDeployments'> = ({ ctx }, input) => {
  refuseToken(input.nextToken);
  const { applicationName, deploymentGroupName, includeOnlyStatuses: statuses } = input;
  if (deploymentGroupName !== undefined && applicationName === undefined) {
    refuse(
      codeDeployErrors.of(
        'ApplicationNameRequiredException',
        'An application name must be given with a deployment group name.',
      ),
    );
  }
  if (applicationName !== undefined) {
    const application = applicationOf(ctx.world, applicationName);
    if (deploymentGroupName !== undefined) groupOf(application, deploymentGroupName);
  }
  const [start, end] = [input.createTimeRange?.start, input.createTimeRange?.end].map(momentOf);
  const wanted = [...ctx.world.codeDeployDeployments.values()].filter((one) => {
    const createdAt = toEpochSeconds(one.createdAt);
    return (
      (applicationName === undefined || one.applicationName === applicationName) &&
      (deploymentGroupName === undefined || one.groupName === deploymentGroupName) &&
      (!statuses?.length || statuses.includes(one.status)) &&
      (start === undefined || createdAt >= start) &&
      (end === undefined || createdAt <= end)
    );
  });
  return { deployments: wanted.map(({ id }) => id).reverse() };
};

function momentOf(given: string | number | undefined): number | undefined {
  const at = given === undefined ? undefined : epochSeconds(given);
  if (Number.isNaN(at)) {
    refuse(
      codeDeployErrors.of(
        'InvalidTimeRangeException',
        'The specified time range was specified in an invalid format.',
      ),
    );
  }
  return at;
}
