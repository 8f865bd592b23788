/** What people lost days to, with whole services: `what-users-ask` 8, 14, 18. */
import { describe, expect, test } from 'vitest';
import { type Setting, type Stage, steadyWebService } from '../../../support/web-service';

const traffic = ({ door }: Stage, rate: number) =>
  door.give('Sandbox.PutTraffic', { name: 'clients', loadBalancer: 'web-alb', rate });
const attributes = ({ door }: Stage, given: Record<string, string>) =>
  door.give('ELBv2.ModifyTargetGroupAttributes', {
    TargetGroupArn: 'web',
    Attributes: Object.entries(given).map(([Key, Value]) => ({ Key, Value })),
  });
const figures = ({ door }: Stage, since: number) =>
  door.give('Sandbox.GetMetrics', { since }) as {
    requestCount: number;
    httpCodeElb: Record<string, number>;
    httpCodeTarget: Record<string, number>;
  };

describe('domino under overload (users’ 18)', () => {
  /** Ten requests in a second are what a task can do; four tasks, so forty. */
  const slow = { serviceTimeMs: 100, concurrency: 1, queueLimit: 500, exitAfter: undefined };
  const overloaded = (image: Setting['image'], rate: number) => {
    const stage = steadyWebService({ desired: 4, deregistrationDelay: 10, image });
    traffic(stage, rate);
    const stopped = () => stage.tasks().filter((task) => task.lastStatus === 'STOPPED').length;
    stage.advance(600);
    return { stage, stopped: stopped() };
  };

  test('checks that wait in line fail one task after another, and each replacement too', () => {
    const { stage, stopped } = overloaded({ ...slow, healthCheckWaits: true }, 60);
    expect(stopped).toBeGreaterThan(8);
    const reasons = stage.tasks().map((task) => task.stoppedReason ?? '');
    expect(reasons.filter((why) => why.includes('failed ELB health checks')).length).toBe(stopped);
    expect(stage.events().some((text) => text.includes('Request timed out'))).toBe(true);
  });

  test('within capacity nobody falls', () => {
    expect(overloaded({ ...slow, healthCheckWaits: true }, 20).stopped).toBe(0);
  });

  test('checks answered beside the line leave the tasks alone: slow, but standing', () => {
    expect(overloaded({ ...slow, healthCheckWaits: false }, 60).stopped).toBe(0);
  });
});

describe('502s when a task stops (users’ 14)', () => {
  const killOne = (image: Setting['image'], delay: number) => {
    const stage = steadyWebService({ desired: 2, deregistrationDelay: delay, image });
    traffic(stage, 50);
    stage.advance(30);
    stage.door.give('Sandbox.InjectFault', { type: 'kill-task', service: 'web', count: 1 });
    stage.advance(120);
    return figures(stage, 120).httpCodeElb['502']!;
  };

  test('drained long enough, none', () => {
    expect(killOne({ serviceTimeMs: 500 }, 30)).toBe(0);
  });

  test('a delay shorter than its requests cuts them off', () => {
    const long = { serviceTimeMs: 5000, serviceTimeDistribution: 'constant' };
    expect(killOne({ ...long, sigtermExit: 30 }, 1)).toBeGreaterThan(10);
  });

  test('a crash is undrained: what it had, and what comes until it is out', () => {
    const stage = steadyWebService({ desired: 2 });
    traffic(stage, 50);
    stage.advance(30);
    stage.door.give('Sandbox.InjectFault', { type: 'crash-container', service: 'web', count: 1 });
    stage.advance(60);
    expect(figures(stage, 60).httpCodeElb['502']).toBeGreaterThan(0);
  });
});

describe('the port has moved (users’ 8)', () => {
  const on = (containerPort: number) => ({
    containers: [
      { portMappings: [{ containerPort, hostPort: containerPort, protocol: 'tcp' as const }] },
    ],
  });
  const behind = (stage: Stage, containerPort: number) => ({
    loadBalancers: [{ targetGroupArn: stage.group.arn, containerName: 'web', containerPort }],
  });

  test('a revision without the service’s port is refused, and nothing changes', () => {
    const stage = steadyWebService();
    stage.registerRevision(on(8080));
    const input = { cluster: 'demo', service: 'web', taskDefinition: 'web' };
    const { message } = stage.door.refused('ECS.UpdateService', input);
    expect(message).toBe('The container web did not have a container port 80 defined.');
  });

  test('ip targets take the port with them; back on the old one, checks of the new one fail', () => {
    const stage = steadyWebService({ deregistrationDelay: 10 });
    stage.registerRevision(on(8080));
    stage.update({ taskDefinition: 'web', ...behind(stage, 8080) });
    const healthyOn = (port: number) =>
      stage.group.targets.filter((t) => t.port === port && t.health === 'healthy').length;
    stage.until(() => healthyOn(8080) === 3 && stage.group.targets.length === 3);
    stage.door.give('ELBv2.ModifyTargetGroup', { TargetGroupArn: 'web', HealthCheckPort: '8080' });
    stage.advance(60);
    expect(healthyOn(8080)).toBe(3);
    stage.update({ taskDefinition: 'web:1', ...behind(stage, 80) });
    stage.advance(300);
    expect(healthyOn(80)).toBe(0);
    expect(healthyOn(8080)).toBe(3);
    const reasons = stage.group.targets.filter((t) => t.port === 80).map((t) => t.reason);
    expect(reasons).toContain('Target.FailedHealthChecks');
  });

  test('an address registered by hand at a port that nothing maps refuses connections', () => {
    const stage = steadyWebService({ desired: 1 });
    const [task] = stage.live();
    stage.door.give('ELBv2.RegisterTargets', {
      TargetGroupArn: 'web',
      Targets: [{ Id: task!.privateIp, Port: 81 }],
    });
    stage.advance(120);
    const target = stage.group.targets.find((one) => one.port === 81);
    expect(target).toMatchObject({ health: 'unhealthy', reason: 'Target.FailedHealthChecks' });
  });
});

test('DescribeTargetHealth tells of anomalies when it is asked to (5.2)', () => {
  const stage = steadyWebService();
  attributes(stage, {
    'load_balancing.algorithm.type': 'weighted_random',
    'load_balancing.algorithm.anomaly_mitigation': 'on',
  });
  traffic(stage, 100);
  stage.door.give('Sandbox.InjectFault', {
    type: 'error-burst',
    service: 'web',
    count: 1,
    errorRate: 0.5,
  });
  stage.advance(30);
  const ask = (Include?: string[]) =>
    stage.door.give(
      'ELBv2.DescribeTargetHealth',
      { TargetGroupArn: 'web', Include },
      'TargetHealthDescriptions[].AnomalyDetection.[Result, MitigationInEffect]',
    ) as string[][];
  expect(ask()).toEqual([]);
  expect(ask(['AnomalyDetection']).sort()).toEqual([
    ['anomalous', 'yes'],
    ['normal', 'no'],
    ['normal', 'no'],
  ]);
  const events = stage.door.give('Sandbox.DescribeEvents', {}, "events[?type=='TargetAnomaly']");
  expect(events).toHaveLength(1);
});
