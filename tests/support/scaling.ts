/** Services that are scaled, and what Application Auto Scaling tells of them. */
import type { ScalableTarget } from '../../src/model/scaling';
import { must } from '../../src/model/assert';
import { plus, seconds, toSeconds } from '../../src/model/sim-time';
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

/** Service `web` whose tasks behave as said above, steady. */
function workingService(service: object): Door {
  const { door } = deployedBehindBalancer({ desiredCount: 2, ...service });
  const { give } = door;
  const behaviour = { cpuMsPerRequest: 25, serviceTimeMs: 5, concurrency: 50 };
  give('Sandbox.PutImage', { image: 'web:1', ...behaviour });
  // Containers behave as their image did when they were started: all are started anew.
  give('ECS.RegisterTaskDefinition', fargateTask({ containerDefinitions: [container] }));
  give('ECS.UpdateService', { cluster: 'demo', service: 'web', taskDefinition: 'web' });
  give('Sandbox.Wait', { until: 'steady:web', timeout: 600 });
  return door;
}

/** The same, registered with 1 to 10 tasks unless told otherwise. */
export function scalable(service: object = {}, min = 1, max = 10): Scaler {
  const door = workingService(service);
  const { give, dispatcher } = door;
  const { world } = dispatcher.engine.ctx;
  const { arn } = must([...world.services.values()].at(-1), 'the service');
  const desired = () => must(world.services.get(arn), 'the service').desiredCount;
  const target = () => must(world.scalableTargets.get(RESOURCE), 'the scalable target');
  const wait = (length: number) => void give('Sandbox.Wait', { for: length });
  const register = (changes: object = {}) => {
    const range = { MinCapacity: min, MaxCapacity: max };
    give('ApplicationAutoScaling.RegisterScalableTarget', { ...NAMED, ...range, ...changes });
  };
  register();
  return {
    door,
    wait,
    register,
    desired,
    target,
    now: () => give('Sandbox.DescribeClock', {}, 'now') as number,
    traffic: (rate) => {
      const client = { name: 'clients', loadBalancer: 'web-alb', pattern: 'constant', rate };
      give('Sandbox.PutTraffic', client);
    },
    track: (tracking, name = 'track') => {
      const type = 'TargetTrackingScaling';
      const policy = { PolicyType: type, TargetTrackingScalingPolicyConfiguration: tracking };
      give('ApplicationAutoScaling.PutScalingPolicy', { PolicyName: name, ...NAMED, ...policy });
    },
    steps: (name, steps, comparison) => putSteps(door, { name, steps, comparison }),
    ring: (name) => {
      for (const StateValue of ['OK', 'ALARM']) {
        give('CloudWatch.SetAlarmState', { AlarmName: name, StateValue, StateReason: 'by hand' });
      }
      wait(0.001);
    },
    running: () => {
      const asked = { cluster: 'demo', services: ['web'] };
      return give('ECS.DescribeServices', asked, 'services[0].runningCount') as number;
    },
    activities: (all = false) =>
      [...target().activities]
        .filter(({ notScaled }) => all || !notScaled)
        .reverse()
        .map(({ at, description, cause, statusCode }) => ({
          at: toSeconds(at),
          what: description,
          cause,
          status: statusCode,
        })),
    untilScaled: (limit = 3600) => {
      const before = desired();
      const { engine } = dispatcher;
      const end = plus(engine.now, seconds(limit));
      if (engine.advanceTo(end, () => desired() !== before)) return desired();
      throw new Error(`not scaled within ${limit} s`);
    },
  };
}

/** A policy of steps, and an alarm of its name that carries it out. */
function putSteps(
  { give }: Door,
  { name, steps, comparison = 'GreaterThanThreshold' }: StepPolicy,
): void {
  const configuration = { AdjustmentType: 'ChangeInCapacity', ...steps };
  const policy = { PolicyName: name, ...NAMED, StepScalingPolicyConfiguration: configuration };
  const arn = give('ApplicationAutoScaling.PutScalingPolicy', policy, 'PolicyARN');
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
}

interface StepPolicy {
  name: string;
  steps: object;
  comparison?: string | undefined;
}
