/** How ECS and the target group fit together, tasks-and-load-balancing 5.2 and 6. */
import { describe, expect, test } from 'vitest';
import { isSteady } from '../../../../src/engine/control-plane/operations';
import { toSeconds } from '../../../../src/model/sim-time';
import { type Stage, stageWebService, steadyWebService } from '../../../support/web-service';

const setCheck = (stage: Stage, changes: Record<string, unknown>) =>
  stage.door.give('ELBv2.ModifyTargetGroup', { TargetGroupArn: 'web', ...changes });
const targetOf = (stage: Stage) => stage.group.targets[0]!;
const enteredAt = (stage: Stage, id: string, state: string) => {
  const task = stage.tasks().find((one) => one.id === id)!;
  return toSeconds(task.machine.history.find(({ value }) => value === state)!.at);
};

/** Fails the only target's checks at once and for so long; when it turned bad and good again. */
function failing(stage: Stage, seconds: number) {
  const began = stage.now();
  const fault = { type: 'fail-health-check', service: 'web', for: seconds };
  stage.door.give('Sandbox.InjectFault', fault);
  const bad = stage.until(() => targetOf(stage).health === 'unhealthy') - began;
  const good = stage.until(() => targetOf(stage).health === 'healthy') - (began + seconds);
  return { bad, good };
}

describe('detection', () => {
  test('fact T5.2-24: out after interval × unhealthy threshold, back after × healthy', () => {
    const stage = steadyWebService({ desired: 1, grace: 100_000 });
    setCheck(stage, { HealthCheckIntervalSeconds: 30 });
    stage.advance(60);
    const { bad, good } = failing(stage, 120);
    expect(bad).toBeGreaterThan(30);
    expect(bad).toBeLessThanOrEqual(61);
    expect(good).toBeGreaterThan(119);
    expect(good).toBeLessThanOrEqual(151);
  });

  test('fact T6-13: an interval of 5 s and a threshold of 2: back in 10 s, not in 150', () => {
    const stage = steadyWebService({ desired: 1, grace: 100_000 });
    setCheck(stage, {
      HealthCheckIntervalSeconds: 5,
      HealthCheckTimeoutSeconds: 4,
      HealthyThresholdCount: 2,
    });
    stage.advance(60);
    expect(failing(stage, 60).good).toBeLessThanOrEqual(11);
  });
});

describe('on the way down', () => {
  /** Stops the only task of a service that wants none any more; its id. */
  function scaleIn(stage: Stage): string {
    const [task] = stage.live();
    stage.update({ desiredCount: 0 });
    stage.until(() => stage.live().length === 0);
    return task!.id;
  }

  test('fact T6-6: the signal comes when the target is unused, SIGKILL after stopTimeout', () => {
    const stage = steadyWebService({
      desired: 1,
      deregistrationDelay: 30,
      image: { sigtermExit: 'never' },
    });
    const id = scaleIn(stage);
    const left = enteredAt(stage, id, 'DEACTIVATING');
    const signalled = enteredAt(stage, id, 'STOPPING');
    expect(signalled - left).toBeCloseTo(9 + 30, 0);
    expect(enteredAt(stage, id, 'DEPROVISIONING') - signalled).toBeCloseTo(30, 0);
    const [container] = stage.tasks().find((one) => one.id === id)!.containers;
    expect(container?.exitCode).toBe(137);
  });

  test('fact T6-7: then its interface is removed, and its address is free', () => {
    const stage = steadyWebService({ desired: 1, deregistrationDelay: 0 });
    const [task] = stage.live();
    const interfaces = () =>
      stage.door.give(
        'EC2.DescribeNetworkInterfaces',
        { Filters: [{ Name: 'private-ip-address', Values: [task!.privateIp] }] },
        'length(NetworkInterfaces)',
      );
    expect(interfaces()).toBe(1);
    const id = scaleIn(stage);
    expect(enteredAt(stage, id, 'STOPPED')).toBeGreaterThan(enteredAt(stage, id, 'DEPROVISIONING'));
    expect(interfaces()).toBe(0);
  });

  test('fact T6-14: a deregistration delay of 5 s: gone in a quarter of a minute', () => {
    const stage = steadyWebService({ desired: 1, deregistrationDelay: 5 });
    const id = scaleIn(stage);
    const took = enteredAt(stage, id, 'STOPPING') - enteredAt(stage, id, 'DEACTIVATING');
    expect(took).toBeCloseTo(14, 0);
  });

  test('fact T6-15: a stopTimeout of 2 s ends a process that does not heed the signal', () => {
    const stage = steadyWebService({
      desired: 1,
      deregistrationDelay: 0,
      image: { sigtermExit: 'never' },
      containers: [{ stopTimeout: 2 }],
    });
    const id = scaleIn(stage);
    const took = enteredAt(stage, id, 'DEPROVISIONING') - enteredAt(stage, id, 'STOPPING');
    expect(took).toBeCloseTo(2, 1);
  });
});

describe('between service and target group', () => {
  test('fact T6-11: a task that fails the load balancer’s checks is stopped and replaced', () => {
    const stage = steadyWebService({ desired: 1, image: { unhealthyAfter: 100 } });
    const [first] = stage.live();
    stage.until(() => first!.desiredStatus === 'STOPPED', 300);
    expect(first).toMatchObject({
      stopCode: 'ServiceSchedulerInitiated',
      stoppedReason: `Task failed ELB health checks in (target-group ${stage.group.arn})`,
    });
    expect(stage.live().some(({ id }) => id !== first!.id)).toBe(true);
  });

  test('fact T6-16: an app that boots slowly, with a grace period longer than that, and without', () => {
    const replaced = (grace: number) => {
      const stage = stageWebService({ desired: 1, grace, image: { startup: 90 } });
      stage.advance(200);
      return stage.tasks().length > 1;
    };
    expect(replaced(180)).toBe(false);
    expect(replaced(0)).toBe(true);
  });

  test('fact T6-12: other load balancers for a service start a deployment', () => {
    const stage = steadyWebService({ desired: 1 });
    const before = stage.service.deployments[0]!.id;
    stage.update({ loadBalancers: [] });
    expect(stage.service.deployments[0]!.id).not.toBe(before);
    stage.until(() => isSteady(stage.ctx, stage.service), 900);
    expect(stage.group.targets).toEqual([]);
  });

  test('fact T6-10: several target groups: every task is a target of each', () => {
    const stage = steadyWebService({ desired: 2 });
    stage.door.give('ELBv2.CreateTargetGroup', {
      Name: 'second',
      Protocol: 'HTTP',
      Port: 80,
      VpcId: 'vpc-1',
      TargetType: 'ip',
    });
    stage.door.give('ELBv2.CreateListener', {
      LoadBalancerArn: 'web-alb',
      Protocol: 'HTTP',
      Port: 8080,
      DefaultActions: [{ Type: 'forward', TargetGroupArn: 'second' }],
    });
    const entry = { containerName: 'web', containerPort: 80 };
    const loadBalancers = ['web', 'second'].map((name) => ({ ...entry, targetGroupArn: name }));
    stage.update({ loadBalancers });
    stage.until(() => isSteady(stage.ctx, stage.service), 900);
    const health = (TargetGroupArn: string) =>
      stage.door.give(
        'ELBv2.DescribeTargetHealth',
        { TargetGroupArn },
        "TargetHealthDescriptions[?TargetHealth.State=='healthy'].Target.Id",
      ) as string[];
    expect(health('second')).toHaveLength(2);
    expect(health('second').toSorted()).toEqual(health('web').toSorted());
  });
});
