import type { InputOf } from '../../api/contract/operations';
import { DEFAULT_THRESHOLD } from '../../model/breaker-threshold';
import type { DeploymentConfiguration } from '../../model/deployment-configuration';

/** A number, or nothing: then AWS's default holds. */
type OrDefault = number | '';

/** A service's deployment configuration under the names of the form; hooks and alarms are apart. */
export type ConfigurationValues = {
  strategy: DeploymentConfiguration['strategy'];
  minimumHealthyPercent: number;
  maximumPercent: number;
  bakeTimeInMinutes: OrDefault;
  canaryPercent: OrDefault;
  canaryBakeTimeInMinutes: OrDefault;
  stepPercent: OrDefault;
  stepBakeTimeInMinutes: OrDefault;
  earlySuccess: boolean;
  earlyHealthyPercent: OrDefault;
  earlyCleanup: 'BLOCKING' | 'DEFERRED';
  breaker: boolean;
  breakerRollback: boolean;
  resetOnHealthyTask: boolean;
  thresholdType: NonNullable<
    DeploymentConfiguration['deploymentCircuitBreaker']['thresholdConfiguration']
  >['type'];
  thresholdValue: number;
  alarmRollback: boolean;
};

/** Of those, the numbers that may be left to AWS. */
export const LEFT_TO_AWS: readonly (keyof ConfigurationValues)[] = [
  'bakeTimeInMinutes',
  'canaryPercent',
  'canaryBakeTimeInMinutes',
  'stepPercent',
  'stepBakeTimeInMinutes',
  'earlyHealthyPercent',
];

type Configuration = NonNullable<InputOf<'ECS.UpdateService'>['deploymentConfiguration']>;
/** A lifecycle hook; what the form does not show of it is carried along. */
export type Hook = NonNullable<Configuration['lifecycleHooks']>[number];
export type HookStage = NonNullable<Hook['lifecycleStages']>[number];

/** All that `deploymentConfiguration` says. */
export interface ConfigurationDraft {
  values: ConfigurationValues;
  alarmNames: readonly string[];
  hooks: readonly Hook[];
}

/** As DescribeServices says it. */
export function draftOf(described: Configuration): ConfigurationDraft {
  const { deploymentCircuitBreaker: breaker, alarms, earlySuccessCriteria: early } = described;
  const threshold = breaker?.thresholdConfiguration ?? DEFAULT_THRESHOLD;
  const strategy = described.strategy ?? 'ROLLING';
  return {
    values: {
      strategy,
      minimumHealthyPercent: described.minimumHealthyPercent ?? 100,
      maximumPercent: described.maximumPercent ?? 200,
      bakeTimeInMinutes: described.bakeTimeInMinutes ?? '',
      canaryPercent: described.canaryConfiguration?.canaryPercent ?? '',
      canaryBakeTimeInMinutes: described.canaryConfiguration?.canaryBakeTimeInMinutes ?? '',
      stepPercent: described.linearConfiguration?.stepPercent ?? '',
      stepBakeTimeInMinutes: described.linearConfiguration?.stepBakeTimeInMinutes ?? '',
      earlySuccess: early?.enable ?? false,
      earlyHealthyPercent: early?.healthyPercent ?? '',
      earlyCleanup: early?.sourceServiceRevisionCleanup ?? 'BLOCKING',
      breaker: breaker?.enable ?? false,
      // Ticked, as the console has it, for one that is switched on here.
      breakerRollback: breaker?.enable ? breaker.rollback : true,
      resetOnHealthyTask: breaker?.resetOnHealthyTask ?? true,
      thresholdType: threshold.type,
      thresholdValue: threshold.value,
      alarmRollback: alarms?.enable ? alarms.rollback : true,
    },
    alarmNames: alarms?.enable ? alarms.alarmNames : [],
    hooks: described.lifecycleHooks ?? [],
  };
}

const given = (value: OrDefault): number | undefined => (value === '' ? undefined : value);

/** Without the members that are undefined. */
const present = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as T;

function breakerOf(values: ConfigurationValues): Configuration['deploymentCircuitBreaker'] {
  const { breaker: enable, breakerRollback: rollback, resetOnHealthyTask } = values;
  const { thresholdType: type, thresholdValue: value } = values;
  const isDefault = type === DEFAULT_THRESHOLD.type && value === DEFAULT_THRESHOLD.value;
  if (!enable) return { enable, rollback: false };
  return {
    enable,
    rollback,
    ...(!resetOnHealthyTask && { resetOnHealthyTask }),
    ...(!isDefault && { thresholdConfiguration: { type, value } }),
  };
}

/** The whole of it, with only what goes with the strategy. */
function configurationOf({ values, alarmNames, hooks }: ConfigurationDraft): Configuration {
  const { strategy } = values;
  const isRolling = strategy === 'ROLLING';
  const early = values.earlySuccess && {
    enable: true,
    healthyPercent: given(values.earlyHealthyPercent),
    sourceServiceRevisionCleanup: values.earlyCleanup,
  };
  return {
    deploymentCircuitBreaker: breakerOf(values),
    maximumPercent: values.maximumPercent,
    minimumHealthyPercent: values.minimumHealthyPercent,
    alarms: {
      alarmNames: [...alarmNames],
      enable: alarmNames.length > 0,
      rollback: values.alarmRollback && alarmNames.length > 0,
    },
    strategy,
    bakeTimeInMinutes: given(values.bakeTimeInMinutes),
    lifecycleHooks: isRolling ? [] : [...hooks],
    linearConfiguration:
      strategy === 'LINEAR'
        ? present({
            stepPercent: given(values.stepPercent),
            stepBakeTimeInMinutes: given(values.stepBakeTimeInMinutes),
          })
        : undefined,
    canaryConfiguration:
      strategy === 'CANARY'
        ? present({
            canaryPercent: given(values.canaryPercent),
            canaryBakeTimeInMinutes: given(values.canaryBakeTimeInMinutes),
          })
        : undefined,
    earlySuccessCriteria: isRolling ? present(early || { enable: false }) : undefined,
  };
}

/** The members that are to be different from now; undefined where none is. */
export function configurationChange(
  now: ConfigurationDraft,
  wanted: ConfigurationDraft,
): Configuration | undefined {
  const before = configurationOf(now);
  const changed = Object.entries(configurationOf(wanted)).filter(
    ([member, value]) =>
      value !== undefined &&
      JSON.stringify(value) !== JSON.stringify(before[member as keyof Configuration]),
  );
  return changed.length === 0 ? undefined : (Object.fromEntries(changed) as Configuration);
}
