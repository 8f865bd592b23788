import { describe, expect, test } from 'vitest';
import { seconds } from '../../../../src/model/sim-time';
import { type Shifting, steadyHeadless, steadyShifting } from '../../../support/shifting-service';

const lambda = (name: string, lifecycleStages: string[], more: object = {}) => ({
  hookTargetArn: `arn:aws:lambda:us-east-1:123456789012:function:${name}`,
  roleArn: 'arn:aws:iam::123456789012:role/hooks',
  lifecycleStages,
  ...more,
});
const pause = (lifecycleStages: string[], timeoutConfiguration?: object) => ({
  targetType: 'PAUSE',
  lifecycleStages,
  ...(timeoutConfiguration && { timeoutConfiguration }),
});
const blueGreen = (...lifecycleHooks: object[]) => ({
  strategy: 'BLUE_GREEN',
  bakeTimeInMinutes: 0,
  lifecycleHooks,
});

const hooks = (web: Shifting) => web.deployment().lifecycleHookDetails ?? [];
const answer = (web: Shifting, action?: string, hookId = hooks(web)[0]?.hookId) =>
  web.give('ECS.ContinueServiceDeployment', {
    serviceDeploymentArn: web.deployment().serviceDeploymentArn,
    hookId,
    ...(action && { action }),
  });
const declare = (web: Shifting, name: string, answers: string[], more: object = {}) =>
  web.give('Sandbox.PutHook', { function: name, answers, ...more });
const events = (web: Shifting) =>
  (
    web.give('Sandbox.DescribeEvents', {}, "events[?type=='HookStateChange'].message") as string[]
  ).map((message) => message.split(':')[0]);

describe('functions', () => {
  test('fact 3.1-8: without a targetType it is AWS_LAMBDA; undeclared, it answers SUCCEEDED', () => {
    const web = steadyShifting(blueGreen(lambda('check', ['POST_SCALE_UP'])));
    web.deploy();
    web.until('deployment:web=SUCCESSFUL');
    expect(events(web)).toEqual(['HOOK_SUCCEEDED']);
    expect(
      web.give(
        'ECS.DescribeServices',
        { cluster: 'demo', services: ['web'] },
        'services[0].deploymentConfiguration.lifecycleHooks[0].targetType',
      ),
    ).toBe('AWS_LAMBDA');
  });

  test('fact 3.3-4: IN_PROGRESS is asked again after 30 s, or as the function says', () => {
    const lasting = (more: object) => {
      const web = steadyShifting(blueGreen(lambda('check', ['POST_SCALE_UP'])));
      declare(web, 'check', ['IN_PROGRESS', 'IN_PROGRESS', 'SUCCEEDED'], more);
      web.deploy();
      web.until('stage:web=POST_SCALE_UP');
      const began = web.now();
      web.pass(3);
      expect(hooks(web)).toMatchObject([{ status: 'IN_PROGRESS', targetType: 'AWS_LAMBDA' }]);
      web.until('stage:web=TEST_TRAFFIC_SHIFT');
      return web.now() - began;
    };
    expect(lasting({})).toBeCloseTo(2 + 60, 3);
    expect(lasting({ callBackDelay: 5 })).toBeCloseTo(2 + 10, 3);
  });

  test('fact 3.3-4: one that does not return within 15 minutes rolls the deployment back', () => {
    const web = steadyShifting(blueGreen(lambda('check', ['PRE_SCALE_UP'])));
    declare(web, 'check', ['NONE']);
    web.deploy();
    web.pass(890);
    expect(web.deployment().status).toBe('IN_PROGRESS');
    web.until('deployment:web=ROLLBACK_SUCCESSFUL', 60);
    expect(web.deployment().statusReason).toMatch(/PRE_SCALE_UP lifecycle hook\(s\) failed/);
  });

  test('fact 3.1-10: a function has 1440 minutes unless told otherwise', () => {
    const brief = { timeoutConfiguration: { timeoutInMinutes: 3 } };
    const web = steadyShifting(
      blueGreen(lambda('check', ['PRE_SCALE_UP']), lambda('other', ['PRE_SCALE_UP'], brief)),
    );
    declare(web, 'check', ['IN_PROGRESS']);
    declare(web, 'other', ['IN_PROGRESS']);
    web.deploy();
    web.pass(3);
    const lengths = hooks(web).map((one) => one.expiresAt - web.deployment().createdAt);
    expect(lengths[0]).toBeCloseTo(1440 * 60, 2);
    expect(lengths[1]).toBeCloseTo(180, 2);
    web.until('deployment:web=ROLLBACK_SUCCESSFUL');
    expect(web.now()).toBeLessThan(1000);
    expect(events(web)).toContain('HOOK_TIMED_OUT');
  });

  test('fact 3.1-9: hooks of one stage are called together, and all of them must pass', () => {
    const both = [lambda('one', ['PRE_SCALE_UP']), lambda('two', ['PRE_SCALE_UP'])];
    const web = steadyShifting(blueGreen(...both, pause(['PRE_SCALE_UP'])));
    declare(web, 'one', ['IN_PROGRESS', 'SUCCEEDED']);
    declare(web, 'two', ['SUCCEEDED']);
    web.deploy();
    web.pass(3);
    expect(hooks(web).map(({ status }) => status)).toEqual([
      'IN_PROGRESS',
      'SUCCEEDED',
      'AWAITING_ACTION',
    ]);
    web.pass(60);
    expect(web.deployment().lifecycleStage).toBe('PRE_SCALE_UP');
    answer(web, 'CONTINUE', hooks(web)[2]?.hookId);
    web.pass(1);
    expect(web.deployment().lifecycleStage).toBe('SCALE_UP');
  });

  test('a hook is called once for each step of a shift', () => {
    const web = steadyShifting({
      strategy: 'LINEAR',
      linearConfiguration: { stepPercent: 50, stepBakeTimeInMinutes: 1 },
      lifecycleHooks: [
        lambda('check', ['PRE_PRODUCTION_TRAFFIC_SHIFT', 'PRODUCTION_TRAFFIC_SHIFT']),
      ],
    });
    declare(web, 'check', ['SUCCEEDED']);
    web.deploy();
    web.until('deployment:web=SUCCESSFUL');
    expect(web.give('Sandbox.ListHooks', {}, 'hooks[0].calls')).toBe(4);
    web.give('Sandbox.DeleteHook', { function: 'check' });
    expect(web.give('Sandbox.ListHooks', {}, 'hooks')).toEqual([]);
  });
});

describe('pauses', () => {
  test('fact 3.6-1, 3.6-2: a hookId of its own, AWAITING_ACTION, until when and then what', () => {
    const web = steadyShifting(blueGreen(pause(['POST_TEST_TRAFFIC_SHIFT'])));
    web.deploy();
    web.until('stage:web=POST_TEST_TRAFFIC_SHIFT');
    const began = web.now();
    web.pass(3600);
    const [hook] = hooks(web);
    expect(hook).toMatchObject({
      targetType: 'PAUSE',
      status: 'AWAITING_ACTION',
      timeoutAction: 'ROLLBACK',
    });
    expect(hook).not.toHaveProperty('targetArn');
    expect(hook?.hookId).toMatch(/^ecs-pause-[\w-]{43}$/);
    const epoch = web.deployment().createdAt - web.now();
    expect((hook?.expiresAt ?? 0) - epoch - began).toBeGreaterThan(1440 * 60);
  });

  test('a pause is there to be answered from the moment at which its stage begins', () => {
    const web = steadyShifting(blueGreen(pause(['POST_TEST_TRAFFIC_SHIFT'])));
    web.deploy();
    web.until('stage:web=POST_TEST_TRAFFIC_SHIFT');
    expect(hooks(web).map(({ status }) => status)).toEqual(['AWAITING_ACTION']);
    answer(web, 'CONTINUE', hooks(web)[0]?.hookId);
    expect(web.deployment().lifecycleStage).toBe('PRE_PRODUCTION_TRAFFIC_SHIFT');
    expect(events(web)).toEqual(['HOOK_AWAITING_ACTION', 'HOOK_SUCCEEDED']);
  });

  test('fact 3.6-3: CONTINUE is what it means when nothing is said', () => {
    const web = steadyShifting(blueGreen(pause(['PRE_SCALE_UP'])));
    web.deploy();
    web.pass(600);
    const { serviceDeploymentArn } = web.deployment();
    expect(answer(web)).toEqual({ serviceDeploymentArn });
    web.pass(1);
    expect(web.deployment().lifecycleStage).toBe('SCALE_UP');
    web.until('deployment:web=SUCCESSFUL');
    expect(events(web)).toEqual(['HOOK_AWAITING_ACTION', 'HOOK_SUCCEEDED']);
  });

  test('fact 3.6-3: ROLLBACK', () => {
    const web = steadyShifting(blueGreen(pause(['PRE_PRODUCTION_TRAFFIC_SHIFT'])));
    web.deploy();
    web.until('stage:web=PRE_PRODUCTION_TRAFFIC_SHIFT');
    web.pass(5);
    answer(web, 'ROLLBACK');
    web.until('deployment:web=ROLLBACK_SUCCESSFUL');
    expect(web.weights(8080)).toEqual({ blue: 100, green: 0 });
  });

  test('fact 3.6-4: each change of a hook is an event', () => {
    const brief = { timeoutInMinutes: 1, action: 'CONTINUE' };
    const web = steadyShifting(
      blueGreen(pause(['PRE_SCALE_UP'], brief), lambda('check', ['POST_SCALE_UP'])),
    );
    declare(web, 'check', ['FAILED']);
    web.deploy();
    web.until('deployment:web=ROLLBACK_SUCCESSFUL');
    expect(events(web)).toEqual(['HOOK_AWAITING_ACTION', 'HOOK_TIMED_OUT', 'HOOK_FAILED']);
  });

  test('fact 3.1-10: a pause that times out goes on, or goes back, as it was told', () => {
    const until = (action: string) =>
      steadyShifting(blueGreen(pause(['PRE_SCALE_UP'], { timeoutInMinutes: 2, action })));
    const on = until('CONTINUE');
    on.deploy();
    on.until('stage:web=SCALE_UP', 125);
    const back = until('ROLLBACK');
    back.deploy();
    back.until('deployment:web=ROLLBACK_SUCCESSFUL', 200);
    expect(back.deployment().statusReason).toBe(
      'Service deployment rolled back because PRE_SCALE_UP pause hook timed out.',
    );
  });

  test('fact 3.3-1, 3.3-2: a pause may last 14 days, longer than a stage otherwise may', () => {
    const twoWeeks = { timeoutInMinutes: 20_160 };
    const web = steadyHeadless(blueGreen(pause(['PRE_SCALE_UP'], twoWeeks)), {
      desiredCount: 0,
    });
    web.deploy();
    web.pass(2 * 86_400);
    expect(web.deployment()).toMatchObject({
      status: 'IN_PROGRESS',
      lifecycleStage: 'PRE_SCALE_UP',
    });
    answer(web);
    web.until('deployment:web=SUCCESSFUL');
  });

  test('fact 3.3-2: whatever pauses allow, a deployment ends within 30 days', () => {
    const twoWeeks = { timeoutInMinutes: 20_160 };
    const web = steadyHeadless(blueGreen(pause(['PRE_SCALE_UP'], twoWeeks)));
    web.deploy();
    web.pass(100);
    const [service] = web.dispatcher.engine.ctx.world.services.values();
    const [record] = service?.serviceDeployments ?? [];
    // Thirty days are long to simulate: it began so long ago.
    record!.startedAt = seconds(-30 * 86_400);
    web.until('deployment:web=ROLLBACK_SUCCESSFUL', 60);
    expect(web.deployment().statusReason).toMatch(/did not complete within 30 days\.$/);
  });

  test('a pause before each of five steps has five ids', () => {
    const web = steadyShifting({
      strategy: 'LINEAR',
      linearConfiguration: { stepPercent: 20, stepBakeTimeInMinutes: 0 },
      lifecycleHooks: [pause(['PRE_PRODUCTION_TRAFFIC_SHIFT'])],
    });
    web.deploy();
    const ids = new Set<string>();
    for (const step of [1, 2, 3, 4, 5]) {
      web.until('stage:web=PRE_PRODUCTION_TRAFFIC_SHIFT');
      web.pass(10);
      expect(web.weights().green).toBe((step - 1) * 20);
      ids.add(hooks(web)[0]?.hookId ?? '');
      answer(web);
      web.until('stage:web=PRODUCTION_TRAFFIC_SHIFT');
    }
    expect(ids.size).toBe(5);
    web.until('deployment:web=SUCCESSFUL');
  });

  test('an hour after a pause was answered, its old time limit means nothing', () => {
    const web = steadyShifting(
      blueGreen(
        pause(['PRE_SCALE_UP'], { timeoutInMinutes: 3 }),
        pause(['POST_SCALE_UP'], { timeoutInMinutes: 60 }),
      ),
    );
    web.deploy();
    web.pass(5);
    answer(web);
    web.pass(600);
    expect(web.deployment()).toMatchObject({
      status: 'IN_PROGRESS',
      lifecycleStage: 'POST_SCALE_UP',
    });
  });
});

describe('fact 3.6-5: what ContinueServiceDeployment refuses', () => {
  const paused = () => {
    const web = steadyShifting(blueGreen(pause(['PRE_SCALE_UP'])));
    web.deploy();
    web.pass(5);
    const input = {
      serviceDeploymentArn: web.deployment().serviceDeploymentArn,
      hookId: hooks(web)[0]?.hookId,
    };
    return { web, input };
  };

  test('an id of another form', () => {
    const { web, input } = paused();
    expect(web.refused('ECS.ContinueServiceDeployment', { ...input, hookId: 'abc' })).toEqual({
      __type: 'InvalidParameterException',
      message: 'Invalid hookId: hookId must follow the format: ecs-{hookType}-{id}',
    });
  });

  test('an id that has been answered', () => {
    const { web, input } = paused();
    web.give('ECS.ContinueServiceDeployment', input);
    expect(web.refused('ECS.ContinueServiceDeployment', input).message).toBe(
      'Provided hookId is either completed, unavailable, or not associated with the given Resource ARN',
    );
  });

  test('a deployment that is over, and one that never was', () => {
    const { web, input } = paused();
    web.give('ECS.ContinueServiceDeployment', { ...input, action: 'ROLLBACK' });
    web.until('deployment:web=ROLLBACK_SUCCESSFUL');
    expect(web.refused('ECS.ContinueServiceDeployment', input).message).toBe(
      'Continuing a service deployment is not allowed for service deployment in terminal states.',
    );
    const serviceDeploymentArn = `${input.serviceDeploymentArn}x`;
    expect(
      web.refused('ECS.ContinueServiceDeployment', { ...input, serviceDeploymentArn }),
    ).toEqual({
      __type: 'ServiceDeploymentNotFoundException',
      message: 'The service deployment does not exist.',
    });
  });
});
