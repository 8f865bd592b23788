import { describe, expect, test } from 'vitest';
import { parseCommandLine } from '../../../src/cli/parse-command-line';
import { openDoor, withBalancer } from '../../support/sandbox-door';

const alarm = (changes: object = {}): Record<string, unknown> => {
  const input = {
    AlarmName: 'a',
    Namespace: 'AWS/ApplicationELB',
    MetricName: 'HTTPCode_Target_5XX_Count',
    Statistic: 'Sum',
    Dimensions: [{ Name: 'LoadBalancer', Value: 'web-alb' }],
    Period: 60,
    EvaluationPeriods: 1,
    Threshold: 10,
    ComparisonOperator: 'GreaterThanThreshold',
    ...changes,
  };
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
};
const first = 'MetricAlarms[0]';

describe('PutMetricAlarm', () => {
  test('is described with AWS’s defaults, members in its order', () => {
    const { give } = withBalancer();
    expect(give('CloudWatch.PutMetricAlarm', alarm())).toEqual({});
    const shown = give('CloudWatch.DescribeAlarms', {}, first) as object;
    expect(shown).toMatchObject({
      AlarmName: 'a',
      AlarmArn: 'arn:aws:cloudwatch:us-east-1:123456789012:alarm:a',
      ActionsEnabled: true,
      StateValue: 'INSUFFICIENT_DATA',
      DatapointsToAlarm: 1,
      TreatMissingData: 'missing',
    });
    expect(Object.keys(shown).slice(0, 4)).toEqual([
      'AlarmName',
      'AlarmArn',
      'AlarmConfigurationUpdatedTimestamp',
      'ActionsEnabled',
    ]);
  });

  test('a bare name stands for what CloudWatch calls the thing', () => {
    const { give } = withBalancer();
    const Dimensions = [
      { Name: 'LoadBalancer', Value: 'web-alb' },
      { Name: 'TargetGroup', Value: 'web' },
    ];
    give('CloudWatch.PutMetricAlarm', alarm({ Dimensions }));
    expect(give('CloudWatch.DescribeAlarms', {}, `${first}.Dimensions[].Value`)).toEqual([
      expect.stringMatching(/^app\/web-alb\/[0-9a-f]{16}$/),
      expect.stringMatching(/^targetgroup\/web\/[0-9a-f]{16}$/),
    ]);
  });

  test('replaces the whole configuration', () => {
    const { give } = withBalancer();
    give('CloudWatch.PutMetricAlarm', alarm({ AlarmDescription: 'x', Tags: [] }));
    give('CloudWatch.PutMetricAlarm', alarm({ Threshold: 3 }));
    const query = `${first}.[AlarmDescription, Threshold]`;
    expect(give('CloudWatch.DescribeAlarms', {}, query)).toEqual([null, 3]);
  });

  test.each([
    [{ MetricName: undefined }, 'MetricName must be set'],
    [{ Period: undefined }, 'Period must be set'],
    [{ Period: 45 }, 'Period must be 10, 20, 30 or a multiple of 60.'],
    [{ Period: 60, EvaluationPeriods: 1441 }, '(EvaluationPeriods * Period must be <= 86400)'],
    [{ Period: 3600, EvaluationPeriods: 169 }, '(EvaluationPeriods * Period must be <= 604800)'],
    [{ DatapointsToAlarm: 2 }, 'less than or equal to EvaluationPeriods'],
    [{ Statistic: undefined }, 'Exactly one of Statistic and ExtendedStatistic'],
    [{ ExtendedStatistic: 'p99' }, 'Exactly one of Statistic and ExtendedStatistic'],
    [{ Statistic: undefined, ExtendedStatistic: 'p101' }, 'p101'],
    [{ TreatMissingData: 'never' }, "TreatMissingData cannot be 'never'"],
    [{ ComparisonOperator: 'Above' }, 'Member must satisfy enum value set'],
  ])('%j is a ValidationError', (changes, said) => {
    const { __type, message } = withBalancer().refused('CloudWatch.PutMetricAlarm', alarm(changes));
    expect(__type).toBe('ValidationError');
    expect(message).toContain(said);
  });

  test.each([
    [{ Metrics: [{ Id: 'e1', Expression: 'm1/m2' }] }, 'metric math'],
    [{ ComparisonOperator: 'GreaterThanUpperThreshold' }, 'anomaly detection'],
    [{ Namespace: 'AWS/Lambda' }, 'AWS/Lambda'],
    [{ MetricName: 'ActiveConnectionCount' }, 'ActiveConnectionCount'],
    [{ Dimensions: [{ Name: 'AvailabilityZone', Value: 'us-east-1a' }] }, 'AvailabilityZone'],
    [{ Statistic: undefined, ExtendedStatistic: 'tm90' }, 'tm90'],
    [{ EvaluateLowSampleCountPercentile: 'ignore' }, 'EvaluateLowSampleCountPercentile'],
    [{ EvaluationWindow: {} }, 'EvaluationWindow'],
  ])('%j is refused by name', (changes, said) => {
    const { __type, message } = withBalancer().refused('CloudWatch.PutMetricAlarm', alarm(changes));
    expect(__type).toBe('UnsupportedFeatureException');
    expect(message).toContain(said);
  });

  test('what AWS takes though nothing has it is taken: it has no data', () => {
    const { give } = openDoor();
    give('CloudWatch.PutMetricAlarm', alarm({ Namespace: 'MyApp', MetricName: 'Orders' }));
    give('Sandbox.Wait', { for: 130 });
    expect(give('CloudWatch.DescribeAlarms', {}, `${first}.StateValue`)).toBe('INSUFFICIENT_DATA');
  });
});

describe('the other operations', () => {
  const withAlarms = (...names: string[]) => {
    const door = withBalancer();
    for (const AlarmName of names) door.give('CloudWatch.PutMetricAlarm', alarm({ AlarmName }));
    return door;
  };

  test('DescribeAlarms filters by name, prefix and state, in order of the names', () => {
    const { give, refused } = withAlarms('web-b', 'api', 'web-a');
    const names = (input: Record<string, unknown>) =>
      give('CloudWatch.DescribeAlarms', input, 'MetricAlarms[].AlarmName');
    expect(names({})).toEqual(['api', 'web-a', 'web-b']);
    expect(names({ AlarmNamePrefix: 'web' })).toEqual(['web-a', 'web-b']);
    expect(names({ AlarmNames: ['api', 'none'] })).toEqual(['api']);
    expect(names({ StateValue: 'ALARM' })).toEqual([]);
    expect(names({ MaxRecords: 2 })).toEqual(['api', 'web-a']);
    expect(names({ AlarmTypes: ['CompositeAlarm'] })).toEqual([]);
    const both = { AlarmNames: ['api'], AlarmNamePrefix: 'a' };
    expect(refused('CloudWatch.DescribeAlarms', both).__type).toBe('InvalidParameterCombination');
    expect(refused('CloudWatch.DescribeAlarms', { NextToken: 'x' }).__type).toBe(
      'InvalidNextToken',
    );
  });

  test('DeleteAlarms deletes all of them, or none', () => {
    const { give, refused } = withAlarms('a', 'b');
    expect(refused('CloudWatch.DeleteAlarms', { AlarmNames: ['a', 'c'] }).__type).toBe(
      'ResourceNotFound',
    );
    give('CloudWatch.DeleteAlarms', { AlarmNames: ['a', 'b'] });
    expect(give('CloudWatch.DescribeAlarms', {}, 'MetricAlarms')).toEqual([]);
    give('Sandbox.Wait', { for: 200 });
  });

  test('SetAlarmState wants an alarm, a state and JSON', () => {
    const { refused } = withAlarms('a');
    const set = (changes: object) =>
      refused('CloudWatch.SetAlarmState', {
        AlarmName: 'a',
        StateValue: 'OK',
        StateReason: 'x',
        ...changes,
      }).__type;
    expect(set({ AlarmName: 'b' })).toBe('ResourceNotFound');
    expect(set({ StateValue: 'FINE' })).toBe('ValidationError');
    expect(set({ StateReasonData: '{' })).toBe('InvalidFormat');
  });

  test('actions are switched off and on', () => {
    const { give } = withAlarms('a');
    const enabled = () => give('CloudWatch.DescribeAlarms', {}, `${first}.ActionsEnabled`);
    give('CloudWatch.DisableAlarmActions', { AlarmNames: ['a', 'none'] });
    expect(enabled()).toBe(false);
    give('CloudWatch.EnableAlarmActions', { AlarmNames: ['a'] });
    expect(enabled()).toBe(true);
  });

  test('a fault of type alarm names one, and only it does', () => {
    const { refused, give } = withAlarms('a');
    const refusal = (input: Record<string, unknown>) => refused('Sandbox.InjectFault', input);
    expect(refusal({ type: 'alarm' }).__type).toBe('ValidationException');
    expect(refusal({ type: 'kill-task', alarmName: 'a' }).__type).toBe('ValidationException');
    expect(refusal({ type: 'alarm', alarmName: 'b' }).__type).toBe('ResourceNotFound');
    const fault = give('Sandbox.InjectFault', { type: 'alarm', alarmName: 'a' }, 'fault');
    expect(fault).toMatchObject({ type: 'alarm', alarmName: 'a', active: true, taskArns: [] });
  });
});

test('an account brings its alarms back, by names', () => {
  const { give } = withBalancer();
  give('CloudWatch.PutMetricAlarm', alarm({ Statistic: undefined, ExtendedStatistic: 'p99.9' }));
  const account = give('Sandbox.DescribeAccount') as object;
  expect(JSON.stringify(account)).not.toContain('app/web-alb');
  const other = openDoor(2);
  other.give('Sandbox.LoadAccount', { account });
  expect(other.give('Sandbox.DescribeAccount')).toEqual(account);
  expect(other.give('CloudWatch.DescribeAlarms', {}, `${first}.Dimensions[0].Value`)).toMatch(
    /^app\/web-alb\/[0-9a-f]{16}$/,
  );
});

test('aws cloudwatch put-metric-alarm, as the command line spells it', () => {
  const line =
    'cloudwatch put-metric-alarm --alarm-name a --namespace AWS/ApplicationELB --metric-name ' +
    'TargetResponseTime --extended-statistic p99 --dimensions Name=LoadBalancer,Value=web-alb ' +
    'Name=TargetGroup,Value=web --period 60 --evaluation-periods 3 --datapoints-to-alarm 2 ' +
    '--threshold 0.5 --comparison-operator GreaterThanThreshold --treat-missing-data notBreaching';
  const command = parseCommandLine(line.split(' '), () => {
    throw new Error('no file');
  });
  expect(command).toMatchObject({
    kind: 'operation',
    target: 'CloudWatch.PutMetricAlarm',
    input: {
      Dimensions: [
        { Name: 'LoadBalancer', Value: 'web-alb' },
        { Name: 'TargetGroup', Value: 'web' },
      ],
      Threshold: 0.5,
      DatapointsToAlarm: 2,
    },
  });
});
