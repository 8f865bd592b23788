import type { World } from '../../../engine/world/world';
import type { Account } from '../../../model/account';
import type { Alarm } from '../../../model/alarm';
import { nameInDimension } from '../cloudwatch/alarm-names';
import { shownDimensions, statisticMembers } from '../cloudwatch/answers/alarm';

type Declared = Account['operations'][number];

/**
 * Alarms, with names where a dimension would belong to this run only. Those that a scaling policy
 * has made for it come back with it.
 */
export function cloudWatchDeclarations(world: World): Declared[] {
  const made = new Set(
    [...world.scalableTargets.values()].flatMap(({ policies }) =>
      policies.flatMap((one) => (one.type === 'StepScaling' ? [] : one.alarmNames)),
    ),
  );
  return [...world.alarms.values()]
    .filter(({ name }) => !made.has(name))
    .map((alarm) => ({ target: 'CloudWatch.PutMetricAlarm', input: alarmInput(alarm) }));
}

const alarmInput = (alarm: Alarm): Record<string, unknown> => ({
  AlarmName: alarm.name,
  AlarmDescription: alarm.description,
  ActionsEnabled: alarm.actionsEnabled,
  MetricName: alarm.metricName,
  Namespace: alarm.namespace,
  ...statisticMembers(alarm),
  Dimensions: shownDimensions(alarm).map(({ Name, Value }) => ({
    Name,
    Value: nameInDimension(Value),
  })),
  Period: alarm.periodSeconds,
  EvaluationPeriods: alarm.evaluationPeriods,
  DatapointsToAlarm: alarm.datapointsToAlarm,
  Threshold: alarm.threshold,
  ComparisonOperator: alarm.comparisonOperator,
  TreatMissingData: alarm.treatMissingData,
  ...alarm.carried,
});
