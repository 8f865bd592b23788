/** Which hooks each lifecycle stage has, and what is shown of them. */
import { describe, expect, test } from 'vitest';
import { type Shifting, steadyShifting } from '../../../support/shifting-service';

const both = (stage: string) => [
  {
    hookTargetArn: 'arn:aws:lambda:us-east-1:123456789012:function:check',
    roleArn: 'arn:aws:iam::123456789012:role/hooks',
    lifecycleStages: [stage],
  },
  { targetType: 'PAUSE', lifecycleStages: [stage] },
];
const hooked = (lifecycleHooks: object[]): Shifting => {
  const web = steadyShifting({ strategy: 'BLUE_GREEN', bakeTimeInMinutes: 0, lifecycleHooks });
  web.give('Sandbox.PutHook', { function: 'check', answers: ['SUCCEEDED'] });
  return web;
};
const shown = (web: Shifting) =>
  (web.deployment().lifecycleHookDetails ?? []).map(({ targetType, status }) => [
    targetType,
    status,
  ]);
const calls = (web: Shifting) => web.give('Sandbox.ListHooks', {}, 'hooks[0].calls');

/** At the stage, both have been called and the pause is waited for; answered, it goes on. */
function passes(web: Shifting, stage: string): void {
  web.until(`stage:web=${stage}`);
  web.pass(600);
  expect(web.deployment().lifecycleStage).toBe(stage);
  expect(shown(web)).toEqual([
    ['AWS_LAMBDA', 'SUCCEEDED'],
    ['PAUSE', 'AWAITING_ACTION'],
  ]);
  const { serviceDeploymentArn, lifecycleHookDetails = [] } = web.deployment();
  const hookId = lifecycleHookDetails[1]?.hookId;
  web.give('ECS.ContinueServiceDeployment', { serviceDeploymentArn, hookId });
  web.until('deployment:web=SUCCESSFUL');
  expect(calls(web)).toBe(1);
}

describe('functions and pauses', () => {
  test.each([
    ['fact 3.2-2: PRE_SCALE_UP', 'PRE_SCALE_UP'],
    ['fact 3.2-4: POST_SCALE_UP', 'POST_SCALE_UP'],
    ['fact 3.2-6: POST_TEST_TRAFFIC_SHIFT', 'POST_TEST_TRAFFIC_SHIFT'],
    ['fact 3.2-7: PRE_PRODUCTION_TRAFFIC_SHIFT', 'PRE_PRODUCTION_TRAFFIC_SHIFT'],
    ['fact 3.2-9: POST_PRODUCTION_TRAFFIC_SHIFT', 'POST_PRODUCTION_TRAFFIC_SHIFT'],
  ])('%s', (_name, stage) => {
    const web = hooked(both(stage));
    web.deploy();
    passes(web, stage);
  });

  test('fact 3.2-1: RECONCILE_SERVICE, where a deployment began in the middle of another', () => {
    const web = hooked(both('RECONCILE_SERVICE'));
    web.deploy();
    web.until('stage:web=POST_SCALE_UP');
    expect(calls(web)).toBe(0);
    web.deploy({ taskDefinition: 'web:1', forceNewDeployment: true });
    passes(web, 'RECONCILE_SERVICE');
  });

  test('fact 3.2-1: its pause can be answered at once, and the stage is still not left too soon', () => {
    const web = hooked(both('RECONCILE_SERVICE'));
    web.deploy();
    web.until('stage:web=POST_SCALE_UP');
    web.deploy({ taskDefinition: 'web:1', forceNewDeployment: true });
    web.until('stage:web=RECONCILE_SERVICE');
    const { serviceDeploymentArn, lifecycleHookDetails = [] } = web.deployment();
    const hookId = lifecycleHookDetails[1]?.hookId;
    web.give('ECS.ContinueServiceDeployment', { serviceDeploymentArn, hookId });
    web.pass(5);
    expect(web.deployment().lifecycleStage).toBe('RECONCILE_SERVICE');
    expect(shown(web)).toEqual([
      ['AWS_LAMBDA', 'IN_PROGRESS'],
      ['PAUSE', 'SUCCEEDED'],
    ]);
    web.until('stage:web=PRE_SCALE_UP');
    expect(calls(web)).toBe(1);
    web.until('deployment:web=SUCCESSFUL');
  });

  test('fact 3.2-1: with a pause alone, answered at once, the other revisions still go first', () => {
    const web = hooked(both('RECONCILE_SERVICE').slice(1));
    web.deploy();
    web.until('stage:web=POST_SCALE_UP');
    web.deploy({ taskDefinition: 'web:1', forceNewDeployment: true });
    web.until('stage:web=RECONCILE_SERVICE');
    const { serviceDeploymentArn, lifecycleHookDetails = [] } = web.deployment();
    const hookId = lifecycleHookDetails[0]?.hookId;
    web.give('ECS.ContinueServiceDeployment', { serviceDeploymentArn, hookId });
    web.until('stage:web=PRE_SCALE_UP');
    const input = { cluster: 'demo', services: ['web'] };
    expect(web.give('ECS.DescribeServices', input, 'length(services[0].deployments)')).toBe(2);
    web.until('deployment:web=SUCCESSFUL');
  });
});

test.each([
  ['fact 3.2-5: TEST_TRAFFIC_SHIFT', 'TEST_TRAFFIC_SHIFT'],
  ['fact 3.2-8: PRODUCTION_TRAFFIC_SHIFT', 'PRODUCTION_TRAFFIC_SHIFT'],
])('%s: functions alone', (_name, stage) => {
  const web = hooked(both(stage).slice(0, 1));
  web.deploy();
  web.until('deployment:web=SUCCESSFUL');
  expect(calls(web)).toBe(1);
});

test('fact 3.6-2: one that timed out is shown so while another of its stage is waited for', () => {
  const [check = {}, pause = {}] = both('PRE_SCALE_UP');
  const brief = { timeoutConfiguration: { timeoutInMinutes: 1, action: 'CONTINUE' } };
  const web = hooked([{ ...pause, ...brief }, pause, check]);
  web.give('Sandbox.PutHook', { function: 'check', answers: ['IN_PROGRESS'] });
  web.deploy();
  web.pass(90);
  expect(shown(web)).toEqual([
    ['PAUSE', 'TIMED_OUT'],
    ['PAUSE', 'AWAITING_ACTION'],
    ['AWS_LAMBDA', 'IN_PROGRESS'],
  ]);
});

test('fact 3.6-2: hooks of stages that are over are shown no longer', () => {
  const web = hooked(both('PRE_SCALE_UP').slice(0, 1));
  web.deploy();
  web.until('stage:web=SCALE_UP');
  expect(shown(web)).toEqual([]);
});
