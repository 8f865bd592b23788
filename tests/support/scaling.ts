/** Services that are scaled, and what Application Auto Scaling tells of them. */
import type { ScalableTarget } from '../../src/model/scaling';
import { plus, seconds } from '../../src/model/sim-time';
import { deployedBehindBalancer } from './deployments';
import { container, type Door, fargateTask } from './sandbox-door';

export const RESOURCE = 'service/demo/web';

const NAMED = {
  ServiceNamespace: 'ecs',
  ResourceId: RESOURCE,
  ScalableDimension: 'ecs:service:DesiredCount',
};

export interface Scaler {
  readonly door: Door;
  wait: (seconds: number) => void;
  /** Constant requests a second; each takes 25 ms of CPU, of which a task has 250 ms a second. */
  traffic: (rate: number) => void;
  register: (changes?: object) => void;
  /** Puts a policy that keeps a metric at a target. */
  track: (tracking: object, name?: string) => void;
  /** Puts a policy of steps and an alarm that carries it out; the alarm is named after it. */
  steps: (name: string, steps: object, comparison?: string) => void;
  /** The alarm goes off, by hand. */
  ring: (name: string) => void;
  desired: () => number;
  running: () => number;
  target: () => ScalableTarget;
  /** Description, cause, status and second of each activity, the oldest first. */
  activities: (all?: boolean) => { at: number; what: string; cause: string; status: string }[];
  now: () => number;
  /** Waits until the desired count has changed, and answers it. */
  untilScaled: (limit?: number) => number;
}

const CPU50 = {
  TargetValue: 50,
  PredefinedMetricSpecification: { PredefinedMetricType: 'ECSServiceAverageCPUUtilization' },
};
export const cpu = (changes: object = {}): object => ({ ...CPU50, ...changes });

/** Service `web` behind a load balancer, steady; 1 to 10 tasks if registered so. */
export function scalable(service: object = {}, min = 1, max = 10): Scaler {
  const { door } = deployedBehindBalancer({ desiredCount: 2, ...service });
  const { give } = door;
  give('Sandbox.PutImage', {
    image: 'web:1',
    cpuMsPerRequest: 25,
    serviceTimeMs: 5,
    concurrency: 50,
  });
  // Containers behave as their image did when they were started: all are started anew.
  give('ECS.RegisterTaskDefinition', fargateTask({ containerDefinitions: [container] }));
  give('ECS.UpdateService', { cluster: 'demo', service: 'web', taskDefinition: 'web' });
  give('Sandbox.Wait', { until: 'steady:web', timeout: 600 });
  const world = () => door.dispatcher.engine.ctx.world;
  const one = () => [...world().services.values()].find(({ name }) => name === 'web')!;
  const now = () => give('Sandbox.DescribeClock', {}, 'now') as number;
  const wait = (seconds: number) => void give('Sandbox.Wait', { for: seconds });
  const register = (changes: object = {}) =>
    void give('ApplicationAutoScaling.RegisterScalableTarget', {
      ...NAMED,
      MinCapacity: min,
      MaxCapacity: max,
      ...changes,
    });
  register();
  return {
    door,
    wait,
    register,
    now,
    traffic: (rate) =>
      void give('Sandbox.PutTraffic', {
        name: 'clients',
        loadBalancer: 'web-alb',
        pattern: 'constant',
        rate,
      }),
    track: (tracking, name = 'track') =>
      void give('ApplicationAutoScaling.PutScalingPolicy', {
        PolicyName: name,
        ...NAMED,
        PolicyType: 'TargetTrackingScaling',
        TargetTrackingScalingPolicyConfiguration: tracking,
      }),
    steps: (name, steps, comparison = 'GreaterThanThreshold') => {
      const arn = give(
        'ApplicationAutoScaling.PutScalingPolicy',
        {
          PolicyName: name,
          ...NAMED,
          PolicyType: 'StepScaling',
          StepScalingPolicyConfiguration: { AdjustmentType: 'ChangeInCapacity', ...steps },
        },
        'PolicyARN',
      );
      give('CloudWatch.PutMetricAlarm', {
        AlarmName: name,
        Namespace: 'AWS/ApplicationELB',
        MetricName: 'RequestCount',
        Dimensions: [{ Name: 'LoadBalancer', Value: 'web-alb' }],
        Statistic: 'Sum',
        Period: 60,
        EvaluationPeriods: 1,
        Threshold: 1e6,
        ComparisonOperator: comparison,
        AlarmActions: [arn],
      });
    },
    ring: (name) => {
      for (const StateValue of ['OK', 'ALARM']) {
        give('CloudWatch.SetAlarmState', { AlarmName: name, StateValue, StateReason: 'by hand' });
      }
      wait(0.001);
    },
    desired: () => one().desiredCount,
    running: () =>
      give(
        'ECS.DescribeServices',
        { cluster: 'demo', services: ['web'] },
        'services[0].runningCount',
      ) as number,
    target: () => world().scalableTargets.get(RESOURCE)!,
    activities: (all = false) =>
      [...world().scalableTargets.get(RESOURCE)!.activities]
        .filter(({ notScaled }) => all || !notScaled)
        .reverse()
        .map(({ at, description, cause, statusCode }) => ({
          at: at / 1e6,
          what: description,
          cause,
          status: statusCode,
        })),
    untilScaled: (limit = 3600) => {
      const before = one().desiredCount;
      const { engine } = door.dispatcher;
      const hasChanged = () => one().desiredCount !== before;
      if (!engine.advanceTo(plus(engine.now, seconds(limit)), hasChanged)) {
        throw new Error(`not scaled within ${limit} s`);
      }
      return one().desiredCount;
    },
  };
}
