import { describe, expect, test } from 'vitest';
import { type Deployer, deployedBehindBalancer } from '../../../support/deployments';
import { webService } from '../../../support/sandbox-door';

const alarms = (changes: object = {}, more: object = {}) => ({
  deploymentConfiguration: {
    alarms: { alarmNames: ['errors', 'other'], enable: true, rollback: true, ...changes },
    ...more,
  },
});

/** Alarm of this name: more than 20 answers of 5xx from targets in 10 seconds. */
function putAlarm({ door }: Deployer, AlarmName: string): void {
  door.give('CloudWatch.PutMetricAlarm', {
    AlarmName,
    Namespace: 'AWS/ApplicationELB',
    MetricName: 'HTTPCode_Target_5XX_Count',
    Statistic: 'Sum',
    Dimensions: [{ Name: 'LoadBalancer', Value: 'web-alb' }],
    Period: 10,
    EvaluationPeriods: 1,
    Threshold: 20,
    ComparisonOperator: 'GreaterThanThreshold',
    TreatMissingData: 'notBreaching',
  });
}

/** A service that is served 20 requests a second, with two alarms watched by its deployments. */
function watched(configuration: object = alarms()): Deployer {
  const deployer = deployedBehindBalancer({}, 20);
  putAlarm(deployer, 'errors');
  putAlarm(deployer, 'other');
  deployer.wait(30);
  deployer.door.give('ECS.UpdateService', { cluster: 'demo', service: 'web', ...configuration });
  return deployer;
}

const BAD = { errorRate: 0.5 };
const now = ({ door }: Deployer) => door.give('Sandbox.DescribeClock', {}, 'now') as number;
const set = ({ door }: Deployer, AlarmName: string, StateValue: string) =>
  door.give('CloudWatch.SetAlarmState', { AlarmName, StateValue, StateReason: 'by hand' });

describe('settings', () => {
  test('fact 2.2-1: names, enable and rollback must all be given', () => {
    const { door } = watched();
    const half = { deploymentConfiguration: { alarms: { alarmNames: ['errors'] } } };
    const { message } = door.refused('ECS.UpdateService', {
      cluster: 'demo',
      service: 'web',
      ...half,
    });
    expect(message).toContain('"rollback"');
    expect(message).toContain('"enable"');
  });

  test('fact 2.2-1: only with the ECS controller', () => {
    const { door } = watched();
    const input = webService({
      serviceName: 'other',
      deploymentController: { type: 'EXTERNAL' },
      taskDefinition: undefined,
      launchType: undefined,
      networkConfiguration: undefined,
      ...alarms(),
    });
    const given = Object.fromEntries(Object.entries(input).filter(([, one]) => one !== undefined));
    expect(door.refused('ECS.CreateService', given).__type).toBe('InvalidParameterException');
  });

  test('alarms that are not there (yet) are taken, and enabled ones without a name refused', () => {
    const { door } = watched();
    const names = (alarmNames: string[]) => ({
      cluster: 'demo',
      service: 'web',
      ...alarms({ alarmNames }),
    });
    door.give('ECS.UpdateService', names(['not-there']));
    expect(door.refused('ECS.UpdateService', names([])).__type).toBe('InvalidParameterException');
  });
});

describe('an alarm goes off', () => {
  test('fact 2.2-2, 2.2-7: a deployment with bad answers goes back, and says why', () => {
    const deployer = watched();
    const { deploy, until, record, events, deployments } = deployer;
    const [good] = deployments();
    deploy('web:2', BAD);
    const [bad] = deployments();
    until('deployment:web=ROLLBACK_SUCCESSFUL', 900);
    expect(record()).toMatchObject({
      status: 'ROLLBACK_SUCCESSFUL',
      alarms: { status: 'TRIGGERED', alarmNames: ['errors', 'other'] },
    });
    expect(record().alarms.triggeredAlarmNames).toContain('errors');
    expect(record().statusReason).toMatch(/^Service deployment rolled back because .*errors/);
    const told = events();
    expect(told).toContain(`(deployment ${bad!.id}) deployment failed: alarm detected.`);
    expect(told).toContain(`rolling back to deployment ${good!.id}.`);
  });

  test('fact 2.2-2: any one of them is enough', () => {
    const deployer = watched();
    deployer.deploy('web:2');
    deployer.wait(5);
    set(deployer, 'other', 'ALARM');
    deployer.door.give('Sandbox.InjectFault', { type: 'alarm', alarmName: 'other' });
    deployer.until('deployment:web=ROLLBACK_IN_PROGRESS', 60);
    expect(deployer.record().alarms.triggeredAlarmNames).toEqual(['other']);
  });

  test('fact 2.2-2: without rollback it only fails', () => {
    const deployer = watched(alarms({ rollback: false }));
    deployer.deploy('web:2', BAD);
    deployer.until('deployment:web=STOPPED', 900);
    expect(deployer.deployments()[0]).toMatchObject({ status: 'PRIMARY', rolloutState: 'FAILED' });
  });

  test('fact 2.2-2: the breaker trips first: its own rollback setting counts', () => {
    const deploymentCircuitBreaker = { enable: true, rollback: false };
    const deployer = watched(alarms({}, { deploymentCircuitBreaker }));
    deployer.deploy('web:2', { missing: true });
    deployer.until('deployment:web=STOPPED', 900);
    expect(deployer.record()).toMatchObject({
      deploymentCircuitBreaker: { status: 'TRIGGERED' },
      alarms: { status: 'MONITORING_COMPLETE', triggeredAlarmNames: [] },
    });
  });

  test('fact 2.2-6: it is asked every 30 s: noticed then, not at once', () => {
    const deployer = watched();
    deployer.deploy('web:2');
    const since = now(deployer);
    deployer.wait(1);
    deployer.door.give('Sandbox.InjectFault', { type: 'alarm', alarmName: 'errors' });
    deployer.wait(28);
    expect(deployer.record().status).toBe('IN_PROGRESS');
    deployer.until('deployment:web=ROLLBACK_IN_PROGRESS', 60);
    expect(now(deployer) - since).toBeCloseTo(30, 3);
  });

  test('fact 2.2-3: one in ALARM at the start: none is watched for that whole deployment', () => {
    const deployer = watched();
    set(deployer, 'errors', 'ALARM');
    deployer.deploy('web:2', BAD);
    deployer.until('deployment:web=SUCCESSFUL', 900);
    expect(deployer.record().alarms).toMatchObject({
      status: 'DISABLED',
      triggeredAlarmNames: [],
    });
    expect(deployer.door.give('CloudWatch.DescribeAlarms', {}, 'MetricAlarms[0].StateValue')).toBe(
      'ALARM',
    );
  });
});

describe('the bake', () => {
  /** Waits until the old tasks have gone, and answers when that was. */
  function untilReplaced(deployer: Deployer): number {
    while (deployer.deployments().at(-1)!.runningCount > 0) deployer.wait(1);
    return now(deployer);
  }
  const live = ({ door }: Deployer) =>
    [...door.dispatcher.engine.ctx.world.tasks.values()].filter(
      ({ lastStatus }) => lastStatus !== 'STOPPED',
    ).length;

  test('fact 2.2-4, 2.2-5: 3 minutes from when the source is gone; the old one stays listed', () => {
    const deployer = watched();
    deployer.deploy('web:2');
    untilReplaced(deployer);
    while (live(deployer) > 2) deployer.wait(1);
    const since = now(deployer);
    deployer.wait(170);
    const [fresh, old] = deployer.deployments();
    expect(fresh).toMatchObject({ rolloutState: 'IN_PROGRESS', runningCount: 2 });
    expect(old).toMatchObject({ status: 'ACTIVE', rolloutState: 'COMPLETED', runningCount: 0 });
    deployer.until('deployment:web=SUCCESSFUL', 60);
    expect(now(deployer) - since).toBeGreaterThanOrEqual(175);
    expect(now(deployer) - since).toBeLessThanOrEqual(201);
    expect(deployer.deployments()).toHaveLength(1);
    expect(deployer.record().alarms.status).toBe('MONITORING_COMPLETE');
  });

  test('fact 2.2-4: bakeTimeInMinutes sets it', () => {
    const deployer = watched(alarms({}, { bakeTimeInMinutes: 10 }));
    deployer.deploy('web:2');
    while (live(deployer) !== 2 || deployer.deployments()[0]!.runningCount < 2) deployer.wait(1);
    deployer.wait(580);
    expect(deployer.record().status).toBe('IN_PROGRESS');
    deployer.until('deployment:web=SUCCESSFUL', 60);
  });

  test('fact 2.2-5: an alarm during the bake rolls back still', () => {
    const deployer = watched();
    const [good] = deployer.deployments();
    deployer.deploy('web:2');
    untilReplaced(deployer);
    deployer.wait(60);
    deployer.door.give('Sandbox.InjectFault', { type: 'alarm', alarmName: 'errors' });
    deployer.until('deployment:web=ROLLBACK_IN_PROGRESS', 60);
    expect(deployer.deployments()[0]).toMatchObject({ id: good!.id, status: 'PRIMARY' });
    deployer.until('deployment:web=ROLLBACK_SUCCESSFUL', 600);
    expect(deployer.deployments()[0]).toMatchObject({ id: good!.id, runningCount: 2 });
  });

  test('fact 1.5-6: without alarms there is none', () => {
    const deployer = watched({ deploymentConfiguration: { bakeTimeInMinutes: 10 } });
    deployer.deploy('web:2');
    untilReplaced(deployer);
    deployer.until('deployment:web=SUCCESSFUL', 60);
  });

  test('on the way back alarms are not asked, and nothing bakes', () => {
    const deploymentCircuitBreaker = { enable: true, rollback: true };
    const deployer = watched(alarms({}, { deploymentCircuitBreaker }));
    deployer.deploy('web:2', { missing: true });
    deployer.until('deployment:web=ROLLBACK_IN_PROGRESS', 900);
    const since = now(deployer);
    deployer.door.give('Sandbox.InjectFault', { type: 'alarm', alarmName: 'errors' });
    deployer.until('deployment:web=ROLLBACK_SUCCESSFUL', 120);
    expect(now(deployer) - since).toBeLessThan(60);
    expect(deployer.record().alarms.status).toBe('MONITORING_COMPLETE');
  });

  test('after the bake an alarm changes nothing', () => {
    const deployer = watched();
    deployer.deploy('web:2');
    deployer.until('deployment:web=SUCCESSFUL', 900);
    deployer.door.give('Sandbox.InjectFault', { type: 'alarm', alarmName: 'errors' });
    deployer.wait(300);
    expect(deployer.record()).toMatchObject({
      status: 'SUCCESSFUL',
      alarms: { status: 'MONITORING_COMPLETE' },
    });
  });
});
