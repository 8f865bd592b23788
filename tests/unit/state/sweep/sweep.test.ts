import { beforeAll, describe, expect, test } from 'vitest';
import { createInProcessTrials } from '../../../../src/bridge/in-process-trials';
import { seconds, ZERO } from '../../../../src/model/sim-time';
import { evenValues, type SweepSetting } from '../../../../src/state/sweep/sweep-setting';
import { logWithValue } from '../../../../src/state/sweep/log-with-value';
import { runSweep, sweptFigures } from '../../../../src/state/sweep/run-sweep';
import { sweepSettings } from '../../../../src/state/sweep/sweep-settings';
import type { Dispatcher } from '../../../../src/api/dispatcher';
import { played } from '../../../support/scenario-documents';

const SCRIPT = `
aws ecs create-cluster --cluster-name shop
aws ecs register-task-definition --family web --requires-compatibilities FARGATE --network-mode awsvpc --cpu 256 --memory 512 --container-definitions '[{"name":"app","image":"web:1","portMappings":[{"containerPort":80}]}]'
aws sandbox put-image --image web:1 --service-time-ms 100 --concurrency 1
GROUP=$(aws elbv2 create-target-group --name web --protocol HTTP --port 80 --vpc-id vpc-1 --target-type ip --query 'TargetGroups[0].TargetGroupArn' --output text)
BALANCER=$(aws elbv2 create-load-balancer --name web --subnets subnet-a subnet-b --query 'LoadBalancers[0].LoadBalancerArn' --output text)
aws elbv2 create-listener --load-balancer-arn $BALANCER --protocol HTTP --port 80 --default-actions Type=forward,TargetGroupArn=$GROUP
aws ecs create-service --cluster shop --service-name web --task-definition web --desired-count 4 --launch-type FARGATE --network-configuration 'awsvpcConfiguration={subnets=[subnet-a,subnet-b]}' --load-balancers targetGroupArn=$GROUP,containerName=app,containerPort=80
aws sandbox wait --until steady:web --timeout 300
aws sandbox put-traffic --name shoppers --load-balancer web --rate 30
aws sandbox wait --for 60
`;

let sandbox: Dispatcher;
let settings: SweepSetting[];
const settingOf = (label: string) => settings.find((one) => one.label === label)!;
const log = () => sandbox.log;

beforeAll(async () => {
  sandbox = await played(SCRIPT);
  const { upserts } = sandbox.engine.drainFrame(true);
  settings = sweepSettings(new Map(upserts.map((view) => [view.id, view])));
});

const plan = (label: string, values: number[], seeds = 3) => ({
  log: log(),
  madeUnder: 1,
  setting: settingOf(label),
  values,
  seeds,
  from: seconds(180),
  until: seconds(240),
});

describe('a log as it would have been with another value', () => {
  test('what is given when the thing is made is rewritten there', () => {
    const { log: rewritten, changes } = logWithValue(log(), settingOf('Desired count').giving, 9);
    const made = rewritten.find(({ target }) => target === 'ECS.CreateService');
    expect(made?.input.desiredCount).toBe(9);
    expect(changes).toEqual([]);
    expect(log().find(({ target }) => target === 'ECS.CreateService')?.input.desiredCount).toBe(4);
  });

  test('what is not given there is given at that moment', () => {
    const { changes } = logWithValue(log(), settingOf('Deregistration delay').giving, 45);
    expect(changes).toMatchObject([
      {
        at: ZERO,
        target: 'ELBv2.ModifyTargetGroupAttributes',
        input: { Attributes: [{ Key: 'deregistration_delay.timeout_seconds', Value: '45' }] },
      },
    ]);
  });

  test('a later command that gives another value is rewritten too', () => {
    const { id } = settingOf('Deregistration delay');
    const TargetGroupArn = id.slice(id.indexOf('/') + 1);
    const later = {
      at: seconds(100),
      target: 'ELBv2.ModifyTargetGroupAttributes',
      input: {
        TargetGroupArn,
        Attributes: [
          { Key: 'stickiness.enabled', Value: 'false' },
          { Key: 'deregistration_delay.timeout_seconds', Value: '5' },
        ],
      },
    };
    const { giving } = settingOf('Deregistration delay');
    const { log: rewritten, changes } = logWithValue([...log(), later], giving, 45);
    expect(rewritten.at(-1)?.input.Attributes).toEqual([
      { Key: 'stickiness.enabled', Value: 'false' },
      { Key: 'deregistration_delay.timeout_seconds', Value: '45' },
    ]);
    expect(changes).toHaveLength(1);
  });

  test('in a loaded account it is given when that is loaded', () => {
    const loaded = {
      at: seconds(5),
      target: 'Sandbox.LoadAccount',
      input: {
        account: {
          operations: [{ target: 'ECS.CreateService', input: { serviceName: 'web' } }],
        },
      },
    };
    const { changes } = logWithValue([loaded], settingOf('Minimum healthy percent').giving, 50);
    expect(changes).toMatchObject([
      {
        at: seconds(5),
        target: 'ECS.UpdateService',
        input: { deploymentConfiguration: { minimumHealthyPercent: 50 } },
      },
    ]);
  });
});

describe('a sweep', () => {
  test('more tasks wait less: the figure falls as the value grows, under the same arrivals', async () => {
    const points = await runSweep(createInProcessTrials, plan('Desired count', [4, 6, 12]));
    const p99 = sweptFigures(points, 'latencyP99Ms');
    expect(p99.map(({ value, n }) => [value, n])).toEqual([
      [4, 3],
      [6, 3],
      [12, 3],
    ]);
    expect(p99[0]!.p5).toBeGreaterThan(p99[2]!.p95);
    for (const { p5, median, p95 } of p99) {
      expect(p5).toBeLessThanOrEqual(median);
      expect(median).toBeLessThanOrEqual(p95);
    }
    const arrivals = points.map(({ results }) => results.map((one) => one?.arrivals));
    expect(arrivals[1]).toEqual(arrivals[0]);
    expect(arrivals[2]).toEqual(arrivals[0]);
  });

  test('a value that AWS refuses is told in its words', async () => {
    const [bad] = await runSweep(createInProcessTrials, plan('Maximum percent', [50], 1));
    expect(bad?.refused.join()).toContain('maximumPercent cannot be less than 100');
  });

  test('called off it has what was done, something of every value first', async () => {
    const stop = new AbortController();
    const points = await runSweep(createInProcessTrials, plan('Desired count', [4, 8], 4), {
      signal: stop.signal,
      onProgress: (done) => done === 3 && stop.abort(),
    });
    const done = points.map(({ results }) => results.filter((one) => one !== null).length);
    expect(done).toEqual([2, 1]);
  });

  test.each([
    [2, 20, 7, [2, 5, 8, 11, 14, 17, 20]],
    [20, 2, 3, [2, 11, 20]],
    [1, 3, 9, [1, 2, 3]],
    [5, 5, 4, [5]],
  ])('from %d to %d in at most %d values', (from, to, count, values) => {
    expect(evenValues(from, to, count)).toEqual(values);
  });
});
