/** Names that every object has are no namespaces, and no metrics. */
import { expect, test } from 'vitest';
import { metricShape } from '../../../../src/engine/cloudwatch/alarm-metrics';
import { openDoor } from '../../../support/sandbox-door';

test.each([
  ['AWS/ECS', 'constructor'],
  ['AWS/ECS', '__proto__'],
  ['constructor', 'name'],
  ['toString', 'length'],
])('%s %s is no metric of the sandbox', (Namespace, MetricName) => {
  expect(metricShape(Namespace, MetricName)).toBeUndefined();
  const { give } = openDoor();
  give('CloudWatch.PutMetricAlarm', {
    AlarmName: 'a',
    Namespace,
    MetricName,
    Statistic: 'Sum',
    Period: 60,
    EvaluationPeriods: 1,
    Threshold: 1,
    ComparisonOperator: 'GreaterThanThreshold',
  });
  give('Sandbox.Wait', { for: 200 });
  expect(give('CloudWatch.DescribeAlarms', {}, 'MetricAlarms[0].StateValue')).toBe(
    'INSUFFICIENT_DATA',
  );
});
