import { codeDeployErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { describeDeployment } from './answers/deployment';

const MOST = 25;

/** In the order asked for; unknown ones are left out. */
export const batchGetDeployments: Handler<'CodeDeploy.BatchGetDeployments'> = ({ ctx }, input) => {
  const { world } = ctx;
  if (input.deploymentIds.length > MOST) {
    refuse(
      codeDeployErrors.of(
        'BatchLimitExceededException',
        `The maximum number of names or IDs allowed for this request (${MOST}) was exceeded.`,
      ),
    );
  }
  const known = input.deploymentIds.flatMap((id) => world.codeDeployDeployments.get(id) ?? []);
  return { deploymentsInfo: known.map((one) => describeDeployment(world, one)) };
};
