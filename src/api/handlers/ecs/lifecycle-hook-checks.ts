import type { DeploymentLifecycleHook } from '../../../model/deployment-configuration';
import { ecsErrors } from '../../contract/errors';
import type { InputOf } from '../../contract/operations';
import { refuse } from '../../refusal';

type Given = NonNullable<
  NonNullable<InputOf<'ECS.CreateService'>['deploymentConfiguration']>['lifecycleHooks']
>;

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/pause-lifecycle-hooks.html */
const MOST_OF_A_TYPE = 10;
const LONGEST_MINUTES = { AWS_LAMBDA: 1440, PAUSE: 20_160 } as const;
/** Passed again on the way back, so that nobody may hold them up. */
const NEVER_PAUSED = ['TEST_TRAFFIC_SHIFT', 'PRODUCTION_TRAFFIC_SHIFT'];

const invalid = (message: string): never => refuse(ecsErrors.invalidParameter(message));

const isTargetType = (type: string): type is 'AWS_LAMBDA' | 'PAUSE' =>
  type === 'AWS_LAMBDA' || type === 'PAUSE';

/** What hooks must be; sentences that AWS does not document are our own, in its manner. */
export function checkedHooks(given: Given): DeploymentLifecycleHook[] {
  const hooks = given.map(checkedHook);
  for (const type of ['AWS_LAMBDA', 'PAUSE'] as const) {
    const many = hooks.filter((hook) => hook.targetType === type).length;
    if (many > MOST_OF_A_TYPE) {
      invalid(`A service can have at most ${MOST_OF_A_TYPE} lifecycle hooks of type ${type}.`);
    }
  }
  return hooks;
}

function checkedHook(hook: Given[number]): DeploymentLifecycleHook {
  const { targetType = 'AWS_LAMBDA', lifecycleStages = [], timeoutConfiguration } = hook;
  if (!isTargetType(targetType)) {
    return invalid('Invalid targetType. Valid values are: AWS_LAMBDA, PAUSE');
  }
  if (lifecycleStages.length === 0) invalid('lifecycleStages cannot be empty.');
  if (targetType === 'PAUSE' && lifecycleStages.some((stage) => NEVER_PAUSED.includes(stage))) {
    invalid('Invalid lifecycle stage provided for Pause Hook');
  }
  if (targetType === 'AWS_LAMBDA' && !hook.hookTargetArn) {
    invalid('hookTargetArn is required for lifecycle hooks of type AWS_LAMBDA.');
  }
  const longest = LONGEST_MINUTES[targetType];
  if ((timeoutConfiguration?.timeoutInMinutes ?? 1) > longest) {
    invalid(
      `timeoutInMinutes must be between 1 and ${longest} for lifecycle hooks of type ${targetType}.`,
    );
  }
  return { ...hook, targetType };
}
