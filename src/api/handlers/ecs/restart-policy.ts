import type { InputOf } from '../../contract/operations';

type Container = InputOf<'ECS.RegisterTaskDefinition'>['containerDefinitions'][number];

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerRestartPolicy.html */
const PERIOD_SECONDS = [60, 1800] as const;
const MOST_CODES = 50;

/** What is wrong with a container's restart policy; undefined when nothing is. */
export function restartPolicyFault({ restartPolicy }: Container): string | undefined {
  if (!restartPolicy) return undefined;
  const { restartAttemptPeriod: period, ignoredExitCodes = [] } = restartPolicy;
  const [least, most] = PERIOD_SECONDS;
  if (period !== undefined && (period < least || period > most)) {
    return `'restartPolicy.restartAttemptPeriod' must be between ${least} and ${most}.`;
  }
  if (ignoredExitCodes.length > MOST_CODES) {
    return `'restartPolicy.ignoredExitCodes' can have at most ${MOST_CODES} items.`;
  }
  return undefined;
}
