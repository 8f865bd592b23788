/** Whatever is deployed, however, and whatever breaks: all that can be asked tells one story. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expectOneStory, look, StoryKeeper } from '../support/one-story';
import type { Door } from '../support/sandbox-door';
import { container, fargateTask } from '../support/sandbox-door';
import { shiftingService, withTwoGroups } from '../support/shifting-service';

const RATE = 12;

const IMAGES: Record<string, Record<string, unknown>> = {
  good: {},
  missing: { missing: true },
  exits: { exitAfter: 3 },
  sick: { healthCheckStatus: 500 },
  errors: { errorRate: 0.3 },
  slow: { startup: 25, serviceTimeMs: 400 },
};

type Act =
  | { act: 'deploy'; image: string; strategy: string }
  | { act: 'force' | 'stop' }
  | { act: 'scale'; to: number }
  | { act: 'fault'; type: string };

const STRATEGIES = ['ROLLING', 'BLUE_GREEN', 'CANARY', 'LINEAR'];
const deploy = fc.record({
  act: fc.constant('deploy' as const),
  image: fc.constantFrom(...Object.keys(IMAGES)),
  strategy: fc.constantFrom(...STRATEGIES),
});
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 5, arbitrary: deploy },
  { weight: 1, arbitrary: fc.record({ act: fc.constantFrom('force' as const, 'stop' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      act: fc.constant('scale' as const),
      to: fc.integer({ min: 0, max: 4 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      act: fc.constant('fault' as const),
      type: fc.constantFrom('kill-task', 'crash-container', 'hang-task', 'az-outage'),
    }),
  },
);

const program = fc.record({
  seed: fc.integer({ min: 0, max: 1e6 }),
  desired: fc.integer({ min: 1, max: 4 }),
  first: fc.constantFrom(...STRATEGIES),
  percents: fc.constantFrom([100, 200], [50, 100], [100, 150], [0, 100], [50, 150]),
  breaker: fc.record({ enable: fc.boolean(), rollback: fc.boolean() }),
  threshold: fc.integer({ min: 2, max: 3 }),
  alarm: fc.boolean(),
  bake: fc.integer({ min: 0, max: 1 }),
  drain: fc.constantFrom(0, 10, 25),
  /** The first act comes once the service's creation is through, or while it goes on. */
  isSettled: fc.constantFrom(true, true, true, false),
  acts: fc.array(fc.tuple(act, fc.integer({ min: 5, max: 240 })), { minLength: 1, maxLength: 3 }),
});
type Program = typeof program extends fc.Arbitrary<infer P> ? P : never;

/** What UpdateService and CreateService take for it. */
const configurationOf = (p: Program, strategy: string): Record<string, unknown> => ({
  strategy,
  minimumHealthyPercent: p.percents[0],
  maximumPercent: p.percents[1],
  bakeTimeInMinutes: strategy === 'ROLLING' ? 0 : p.bake,
  deploymentCircuitBreaker: {
    ...p.breaker,
    thresholdConfiguration: { type: 'COUNT', value: p.threshold },
  },
  ...(strategy === 'CANARY' && {
    canaryConfiguration: { canaryPercent: 25, canaryBakeTimeInMinutes: 1 },
  }),
  ...(strategy === 'LINEAR' && {
    linearConfiguration: { stepPercent: 50, stepBakeTimeInMinutes: 0 },
  }),
  ...(p.alarm && { alarms: { alarmNames: ['errors'], enable: true, rollback: true } }),
});

function begin(p: Program): Door {
  const door = withTwoGroups({ seed: p.seed, drain: p.drain });
  for (const TargetGroupArn of ['blue', 'green']) {
    door.give('ELBv2.ModifyTargetGroup', { TargetGroupArn, HealthyThresholdCount: 2 });
  }
  if (p.alarm) {
    door.give('CloudWatch.PutMetricAlarm', {
      AlarmName: 'errors',
      Namespace: 'AWS/ApplicationELB',
      MetricName: 'HTTPCode_Target_5XX_Count',
      Dimensions: [{ Name: 'LoadBalancer', Value: 'web-alb' }],
      Statistic: 'Sum',
      Period: 10,
      EvaluationPeriods: 2,
      Threshold: 3,
      ComparisonOperator: 'GreaterThanThreshold',
      TreatMissingData: 'notBreaching',
    });
  }
  const configuration = configurationOf(p, p.first);
  door.give('ECS.CreateService', shiftingService(configuration, { desiredCount: p.desired }));
  return door;
}

/** One that is refused changes nothing, which is fine here. */
function perform({ dispatcher }: Door, p: Program, one: Act, count: number): void {
  const send = (target: string, input: Record<string, unknown>) => dispatcher.send(target, input);
  const update = (changes: Record<string, unknown>) =>
    send('ECS.UpdateService', { cluster: 'demo', service: 'web', ...changes });
  if (one.act === 'scale') update({ desiredCount: one.to });
  if (one.act === 'force') update({ forceNewDeployment: true });
  if (one.act === 'fault') {
    const aim =
      one.type === 'az-outage' ? { availabilityZone: 'us-east-1a' } : { service: 'web', count: 1 };
    send('Sandbox.InjectFault', { type: one.type, for: 40, ...aim });
  }
  if (one.act === 'stop') {
    const listed = send('ECS.ListServiceDeployments', { cluster: 'demo', service: 'web' });
    if (!listed.ok) return;
    const [newest] = (listed.output as { serviceDeployments: { serviceDeploymentArn: string }[] })
      .serviceDeployments;
    send('ECS.StopServiceDeployment', { serviceDeploymentArn: newest!.serviceDeploymentArn });
  }
  if (one.act === 'deploy') {
    const image = `${one.image}:${count}`;
    send('Sandbox.PutImage', { image, startup: 4, ...IMAGES[one.image] });
    const containerDefinitions = [{ ...container, image }];
    send('ECS.RegisterTaskDefinition', fargateTask({ containerDefinitions }));
    const deploymentConfiguration = configurationOf(p, one.strategy);
    update({ taskDefinition: 'web', deploymentConfiguration });
  }
}

test('at every second, whatever is deployed and breaks, the answers tell one story', () => {
  fc.assert(
    fc.property(program, (p) => {
      const door = begin(p);
      let rate = 0;
      let at = 0;
      const keeper = new StoryKeeper(() => rate);
      const pass = (length: number) => {
        for (let s = 0; s < length; s++) {
          door.give('Sandbox.Wait', { for: 1 });
          const now = look(door, at);
          at = now.at;
          expectOneStory(now);
          keeper.next(now);
        }
      };
      if (p.isSettled) door.give('Sandbox.Wait', { until: 'steady:web', timeout: 1200 });
      // Figures are kept by whole seconds: what is asked for second by second begins at one.
      const { now: begun } = door.give('Sandbox.DescribeClock') as { now: number };
      door.give('Sandbox.Wait', { for: Math.ceil(begun) - begun });
      pass(p.isSettled ? 2 : 30);
      door.give('Sandbox.PutTraffic', {
        name: 'clients',
        loadBalancer: 'web-alb',
        rate: RATE,
        pattern: 'constant',
        clientTimeout: 4,
      });
      rate = RATE;
      p.acts.forEach(([one, wait], i) => {
        perform(door, p, one, i);
        pass(wait);
      });
      pass(60);
    }),
    { numRuns: 6 },
  );
}, 120_000);

test('with drains long enough and no fault no strategy loses a request', () => {
  const calm = fc.record({
    seed: fc.integer({ min: 0, max: 1e6 }),
    desired: fc.integer({ min: 1, max: 4 }),
    strategy: fc.constantFrom(...STRATEGIES),
    image: fc.constantFrom('good', 'sick', 'missing', 'slow'),
  });
  fc.assert(
    fc.property(calm, ({ seed, desired, strategy, image }) => {
      const p: Program = {
        seed,
        desired,
        first: strategy,
        percents: [100, 200],
        breaker: { enable: true, rollback: true },
        threshold: 2,
        alarm: false,
        bake: 0,
        drain: 25,
        isSettled: true,
        acts: [],
      };
      const door = begin(p);
      door.give('Sandbox.Wait', { until: 'steady:web', timeout: 900 });
      door.give('Sandbox.PutTraffic', { name: 'clients', loadBalancer: 'web-alb', rate: 40 });
      perform(door, p, { act: 'deploy', image, strategy }, 1);
      door.give('Sandbox.Wait', { for: 900 });
      const metrics = door.give('Sandbox.GetMetrics') as {
        requestCount: number;
        httpCodeTarget: Record<string, number>;
        connectionsRefused: number;
      };
      expect(metrics.httpCodeTarget['2XX']).toBe(metrics.requestCount);
      expect(metrics.connectionsRefused).toBe(0);
      const report = door.give('Sandbox.GetDeploymentReport', { service: 'web' }) as {
        total: { failedRequests: number; requestCount: number };
      };
      expect(report.total.failedRequests).toBe(0);
      expect(report.total.requestCount).toBeGreaterThan(500);
    }),
    { numRuns: 8 },
  );
}, 120_000);
