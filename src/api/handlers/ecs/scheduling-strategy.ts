import { ecsErrors } from '../../contract/errors';
import type { InputOf } from '../../contract/operations';
import { refuse } from '../../refusal';

type Input = InputOf<'ECS.CreateService'>;
type UpdateInput = InputOf<'ECS.UpdateService'>;

/** How a service is scheduled, and what its tasks are to run on. */
interface Scheduling {
  readonly isDaemon: boolean;
  readonly asked: Pick<
    Input,
    | 'launchType'
    | 'capacityProviderStrategy'
    | 'platformVersion'
    | 'placementConstraints'
    | 'placementStrategy'
  >;
}

/**
 * A daemon runs once on each container instance: it has no count, and nothing chooses an instance.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html
 */
export function scheduling(input: Input): Scheduling {
  if (input.schedulingStrategy !== 'DAEMON') return { isDaemon: false, asked: input };
  const fault = daemonFault(input);
  if (fault !== undefined) refuse(ecsErrors.invalidParameter(fault));
  // The cluster's default strategy is for those who ask for a number of tasks.
  return { isDaemon: true, asked: { ...input, launchType: 'EC2' } };
}

function daemonFault(input: Input): string | undefined {
  const { launchType, deploymentConfiguration: { maximumPercent = 100, strategy } = {} } = input;
  if (launchType === 'FARGATE') return 'DAEMON is not supported with FARGATE launch type.';
  if (input.capacityProviderStrategy?.length) {
    return 'The daemon scheduling strategy does not support a capacity provider strategy.';
  }
  if (input.desiredCount !== undefined) {
    return (
      'The daemon scheduling strategy does not support a desired count for services. Remove the ' +
      'desired count value and try again'
    );
  }
  if (input.placementStrategy?.length) {
    return 'The daemon scheduling strategy does not support placement strategies.';
  }
  if (maximumPercent !== 100) {
    return 'The daemon scheduling strategy supports a maximumPercent of 100 only.';
  }
  if (strategy !== undefined && strategy !== 'ROLLING') {
    return `The daemon scheduling strategy does not support the deployment strategy ${strategy}.`;
  }
  return undefined;
}

/** What UpdateService must not ask of a daemon. */
export function checkDaemonChanges({
  desiredCount,
  deploymentConfiguration,
  capacityProviderStrategy,
}: UpdateInput): void {
  const asked = { desiredCount, deploymentConfiguration, capacityProviderStrategy };
  const fault = daemonFault({ serviceName: '', ...asked });
  if (fault !== undefined) refuse(ecsErrors.invalidParameter(fault));
}
