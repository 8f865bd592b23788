import { describe, expect, test } from 'vitest';
import { seconds } from '../../../../src/model/sim-time';
import type { DomainEvent, TaskView } from '../../../../src/model/view';
import { deploymentsOf, labelPlace } from '../../../../src/ui/dock/deployment-lane';
import { historyFrom } from '../../../../src/ui/dock/run-history';
import { stageLabel, stageSpans } from '../../../../src/ui/dock/stage-lane';
import { hasFailed, segmentsOf } from '../../../../src/ui/dock/task-lane';
import { flagsOf, marksOf } from '../../../../src/ui/dock/timeline-marks';
import { sampleService, sampleTask } from '../../../support/sample-views';

let seq = 0;
const event = (at: number, type: string, message: string, subject = ''): DomainEvent => ({
  seq: ++seq,
  at: seconds(at),
  type,
  subject,
  message,
});

const lived = (states: [string, number][], change: Partial<TaskView> = {}): TaskView => {
  const task = sampleTask(0, change);
  const history = states.map(([value, at]) => ({ value, at: seconds(at) }));
  return { ...task, createdAt: seconds(0), machine: { ...task.machine, history } };
};
const inSeconds = (task: TaskView, events: DomainEvent[] = []) =>
  segmentsOf(task, historyFrom(events).trouble).map(({ kind, from, to }) => [
    kind,
    from / 1e6,
    to === null ? null : to / 1e6,
  ]);
const UP: [string, number][] = [
  ['PROVISIONING', 0],
  ['PENDING', 10],
  ['ACTIVATING', 13],
  ['RUNNING', 25],
];

describe('the lane of a task', () => {
  test('starts, runs, and lasts until now', () => {
    expect(inSeconds(lived(UP))).toEqual([
      ['starting', 0, 10],
      ['starting', 10, 13],
      ['starting', 13, 25],
      ['running', 25, null],
    ]);
  });

  test('drains and stops, and ends with STOPPED', () => {
    const down = lived([
      ...UP,
      ['DEACTIVATING', 100],
      ['STOPPING', 130],
      ['DEPROVISIONING', 131],
      ['STOPPED', 140],
    ]);
    expect(inSeconds(down).slice(3)).toEqual([
      ['running', 25, 100],
      ['draining', 100, 130],
      ['stopping', 130, 131],
      ['stopping', 131, 140],
    ]);
  });

  test('shows when its target failed health checks, also once the target has left', () => {
    const task = lived([...UP, ['DEACTIVATING', 90]], { privateIp: '10.0.0.7' });
    const events = [
      event(40, 'TargetHealthChange', '10.0.0.7:80 initial → healthy'),
      event(60, 'TargetHealthChange', '10.0.0.7:80 healthy → unhealthy (Target.Timeout)'),
      event(65, 'TargetHealthChange', '10.0.0.8:80 healthy → unhealthy (Target.Timeout)'),
      event(70, 'TargetHealthChange', '10.0.0.7:80 unhealthy → healthy'),
    ];
    expect(inSeconds(task, events).slice(3)).toEqual([
      ['running', 25, 60],
      ['failing', 60, 70],
      ['running', 70, 90],
      ['draining', 90, null],
    ]);
  });

  test('is failing to this moment while its target still is', () => {
    const task = lived(UP, { privateIp: '10.0.0.7' });
    const events = [event(60, 'TargetHealthChange', '10.0.0.7:80 healthy → unhealthy (x)')];
    expect(inSeconds(task, events).at(-1)).toEqual(['failing', 60, null]);
  });

  test('is marked as failed for a crash, not for a stop that was asked for', () => {
    expect(hasFailed(sampleTask(0, { stopCode: 'EssentialContainerExited' }))).toBe(true);
    expect(hasFailed(sampleTask(0, { stopCode: 'TaskFailedToStart' }))).toBe(true);
    expect(hasFailed(sampleTask(0, { stopCode: 'UserInitiated' }))).toBe(false);
    expect(hasFailed(sampleTask(0, { stopCode: 'ServiceSchedulerInitiated' }))).toBe(false);
  });
});

describe('the lane of deployments', () => {
  test('keeps those that are gone, named by the revision of their tasks', () => {
    const service = sampleService('web', [
      { id: 'ecs-svc/2', revision: 'web:2', running: 2, desired: 2 },
    ]);
    const current = service.deployments[0]!;
    const history = [
      { value: 'IN_PROGRESS', at: seconds(100) },
      { value: 'COMPLETED', at: seconds(160) },
    ];
    service.deployments[0] = { ...current, machine: { ...current.machine!, history } };
    const events = [
      event(0, 'DeploymentStateChange', 'ecs-svc/1 IN_PROGRESS', service.id),
      event(30, 'DeploymentStateChange', 'ecs-svc/1 IN_PROGRESS → COMPLETED', service.id),
      event(150, 'DeploymentStateChange', 'ecs-svc/1 COMPLETED → REPLACED', service.id),
    ];
    const old = sampleTask(1, { deploymentId: 'ecs-svc/1', taskDefinition: 'web:1' });
    const blocks = deploymentsOf(service, historyFrom(events), [old]);
    expect(blocks).toMatchObject([
      { revision: 'web:1', from: seconds(0), settled: seconds(30), to: seconds(150) },
      { revision: 'web:2', role: 'source', from: seconds(100), settled: seconds(160), to: null },
    ]);
  });
});

describe('the lane of stages', () => {
  const changes = (states: [string, number][]) => states.map(([state, at]) => ({ state, at }));

  test('has AWS’s stages one after another; the bake of a step belongs to its shift', () => {
    const spans = stageSpans(
      changes([
        ['IN_PROGRESS', 0],
        ['PRE_SCALE_UP', 0],
        ['SCALE_UP', 2],
        ['POST_SCALE_UP', 60],
        ['PRODUCTION_TRAFFIC_SHIFT', 62],
        ['CANARY_BAKE', 77],
        ['PRE_PRODUCTION_TRAFFIC_SHIFT', 300],
      ]),
    );
    expect(spans.map(({ stage, from, to }) => [stage, from, to])).toEqual([
      ['PRE_SCALE_UP', 0, 2],
      ['SCALE_UP', 2, 60],
      ['POST_SCALE_UP', 60, 62],
      ['PRODUCTION_TRAFFIC_SHIFT', 62, 300],
      ['PRE_PRODUCTION_TRAFFIC_SHIFT', 300, null],
    ]);
  });

  test('the way back is told apart and ends with the deployment', () => {
    const spans = stageSpans(
      changes([
        ['BAKE_TIME', 0],
        ['ROLLBACK_PRODUCTION_TRAFFIC_SHIFT', 10],
        ['ROLLBACK_CLEAN_UP', 25],
        ['FAILED', 25],
        ['ROLLBACK_SUCCESSFUL', 60],
        ['REPLACED', 61],
      ]),
    );
    expect(spans.map(({ stage, isRollback, to }) => [stage, isRollback, to])).toEqual([
      ['BAKE_TIME', false, 10],
      ['PRODUCTION_TRAFFIC_SHIFT', true, 25],
      ['CLEAN_UP', true, 60],
    ]);
  });

  test('a rolling update has none', () => {
    const states = changes([
      ['IN_PROGRESS', 0],
      ['BAKING', 9],
      ['COMPLETED', 20],
    ]);
    expect(stageSpans(states)).toEqual([]);
  });

  test('a block’s name stands where no later block covers it, or nowhere', () => {
    const block = { start: 100, width: 300 };
    expect(labelPlace(block, [], 50)).toBe(100);
    expect(labelPlace(block, [{ start: 160, width: 100 }], 50)).toBe(100);
    expect(labelPlace(block, [{ start: 110, width: 100 }], 50)).toBe(210);
    const both = [
      { start: 240, width: 200 },
      { start: 110, width: 100 },
    ];
    expect(labelPlace(block, both, 50)).toBeNull();
  });

  test('its name is shortened before it is left out', () => {
    const within = (n: number) => (text: string) => text.length <= n;
    expect(stageLabel('PRODUCTION_TRAFFIC_SHIFT', within(30))).toBe('PRODUCTION_TRAFFIC_SHIFT');
    expect(stageLabel('PRODUCTION_TRAFFIC_SHIFT', within(12))).toBe('PRODUCTION');
    expect(stageLabel('POST_PRODUCTION_TRAFFIC_SHIFT', within(9))).toBe('POST_PROD');
    expect(stageLabel('SCALE_UP', within(5))).toBe('SCALE');
    expect(stageLabel('BAKE_TIME', within(4))).toBe('BAKE');
    expect(stageLabel('SCALE_UP', within(4))).toBeNull();
  });
});

describe('marks', () => {
  const log = [
    { at: seconds(0), target: 'ECS.CreateCluster', input: { clusterName: 'demo' } },
    { at: seconds(0), target: 'Sandbox.Wait', input: { for: 60 } },
    { at: seconds(50), target: 'Sandbox.InjectFault', input: { type: 'kill-task' } },
    { at: seconds(80), target: 'ECS.UpdateService', input: { service: 'web', desiredCount: 3 } },
  ];
  const faults = [event(50, 'FaultInjected', 'kill-task on 1 task')];

  test('are commands as they are typed and faults by what they hit; waiting is none', () => {
    expect(marksOf(log, faults, []).map((mark) => [mark.kind, mark.text()])).toEqual([
      ['command', 'aws ecs create-cluster --cluster-name demo'],
      ['fault', 'Fault: kill-task on 1 task'],
      ['command', 'aws ecs update-service --service web --desired-count 3'],
    ]);
  });

  test('near to each other share a flag of the gravest kind; those before are left out', () => {
    const flags = flagsOf(
      marksOf(log, faults, []),
      [seconds(10), seconds(1000)],
      (at) => at / 1e6,
      40,
    );
    expect(flags).toMatchObject([{ kind: 'fault', x: 50 }]);
    expect(flags[0]!.marks).toHaveLength(2);
  });

  test('an alarm that goes off and calms down is one each; its first OK is no news', () => {
    const arn = 'arn:aws:cloudwatch:us-east-1:123456789012:alarm:5xx-high';
    const alarms = [
      event(10, 'AlarmStateChange', 'INSUFFICIENT_DATA → OK', arn),
      event(20, 'AlarmStateChange', 'OK → ALARM', arn),
      event(90, 'AlarmStateChange', 'ALARM → OK', arn),
    ];
    expect(marksOf([], [], alarms).map((mark) => [mark.kind, mark.text()])).toEqual([
      ['alarm', 'Alarm 5xx-high: OK → ALARM'],
      ['calm', 'Alarm 5xx-high: ALARM → OK'],
    ]);
  });
});
