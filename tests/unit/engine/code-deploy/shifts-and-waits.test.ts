/** How production traffic is shifted, and what CodeDeploy waits for on the way. */
import { describe, expect, test } from 'vitest';
import { codeDeployStage, type CodeDeployStage } from '../../../support/code-deploy-service';

/** Seconds from the first shift to each later one, by the percent then on the replacement. */
function shiftsOf(stage: CodeDeployStage, id: string): [percent: number, seconds: number][] {
  const events = stage.door.give(
    'Sandbox.DescribeEvents',
    {},
    "events[?type=='TrafficShift'].[at, message]",
  ) as [number, string][];
  const own = events.filter(([, message]) => message.startsWith(id));
  const first = own[0]?.[0] ?? 0;
  return own.map(([at, message]) => [
    Number(/shifted (\d+) %/.exec(message)?.[1]),
    Math.round(at - first),
  ]);
}

describe('predefined configurations', () => {
  test('fact 4-9: ECSAllAtOnce shifts everything at once', () => {
    const stage = codeDeployStage();
    const id = stage.deploy();
    stage.reach(id, 'Succeeded', 200);
    expect(shiftsOf(stage, id)).toEqual([[100, 0]]);
  });

  test.each([
    [1, 60],
    [3, 180],
  ])('fact 4-10: ECSLinear10PercentEvery%iMinutes, 10 % more each time', (minutes, s) => {
    const stage = codeDeployStage({
      config: `CodeDeployDefault.ECSLinear10PercentEvery${minutes}Minutes`,
    });
    const id = stage.deploy();
    stage.reach(id, 'Succeeded', 2000);
    expect(shiftsOf(stage, id)).toEqual(
      Array.from({ length: 10 }, (_, i) => [10 * (i + 1), s * i]),
    );
  });

  test.each([
    [5, 300],
    [15, 900],
  ])('fact 4-11: ECSCanary10Percent%iMinutes, 10 % and then the rest', (minutes, s) => {
    const stage = codeDeployStage({
      config: `CodeDeployDefault.ECSCanary10Percent${minutes}Minutes`,
    });
    const id = stage.deploy();
    stage.reach(id, 'Succeeded', 2000);
    expect(shiftsOf(stage, id)).toEqual([
      [10, 0],
      [100, s],
    ]);
  });

  test('fact 4-11: a canary puts 10 % of the requests on the replacement, none before, none lost', () => {
    const stage = codeDeployStage({
      config: 'CodeDeployDefault.ECSCanary10Percent5Minutes',
      drain: 60,
    });
    const { give } = stage.door;
    give('Sandbox.PutTraffic', { name: 'users', loadBalancer: 'web-alb', rate: 40 });
    const id = stage.deploy();
    stage.reach(id, 'AllowTraffic', 200);
    const before = stage.served();
    expect(before['web:2'] ?? 0).toBeLessThanOrEqual(40);
    stage.advance(280);
    const after = stage.served();
    const target = (after['web:2'] ?? 0) - (before['web:2'] ?? 0);
    const source = (after['web:1'] ?? 0) - (before['web:1'] ?? 0);
    const share = target / (target + source);
    // Three standard errors of a share of 10 % of some 11,200 requests.
    expect(Math.abs(share - 0.1)).toBeLessThan(3 * Math.sqrt((0.1 * 0.9) / (target + source)));
    stage.reach(id, 'Succeeded', 400);
    stage.until(() => stage.service().taskSets.length === 1, 300);
    const lost = give('Sandbox.GetMetrics', {}, '[sum(values(httpCodeElb)), httpCodeTarget."5XX"]');
    expect(lost).toEqual([0, 0]);
    expect(give('CodeDeploy.ListDeploymentConfigs', {}, 'length(deploymentConfigsList)')).toBe(5);
  });
});

describe('waits', () => {
  test('fact 4-12: CONTINUE_DEPLOYMENT re-routes at once', () => {
    const stage = codeDeployStage();
    const id = stage.deploy();
    stage.reach(id, 'Succeeded', 200);
    const states = stage.deployment(id).machine.history.map(({ value }) => value);
    expect(states).not.toContain('Ready');
  });

  test('fact 4-12: STOP_DEPLOYMENT waits to be continued, and is Stopped when nobody does', () => {
    const stage = codeDeployStage({ ready: 5 });
    const id = stage.deploy();
    stage.reach(id, 'Ready', 200);
    const at = stage.now();
    expect(stage.deployment(id).status).toBe('Ready');
    stage.reach(id, 'Stopped', 400);
    expect(stage.now() - at).toBeGreaterThanOrEqual(299);
    expect(stage.now() - at).toBeLessThanOrEqual(301);
    expect(stage.deployment(id).error).toEqual({
      code: 'TIMEOUT',
      message:
        'The deployment timed out while waiting for a notification to continue. This time out period is 5 minutes.',
    });
    expect(stage.weights()).toEqual({ blue: 100, green: 0 });
  });

  test('fact 4-12: ContinueDeployment(READY_WAIT) re-routes', () => {
    const stage = codeDeployStage({ ready: 60 });
    const id = stage.deploy();
    const { give, refused } = stage.door;
    const go = { deploymentId: id, deploymentWaitType: 'READY_WAIT' };
    expect(refused('CodeDeploy.ContinueDeployment', go).__type).toBe(
      'DeploymentIsNotInReadyStateException',
    );
    stage.reach(id, 'Ready', 200);
    give('CodeDeploy.ContinueDeployment', go);
    stage.reach(id, 'Succeeded', 30);
    expect(stage.weights()).toEqual({ blue: 0, green: 100 });
  });

  test('fact 4-14: the original is kept for the termination wait; 60 minutes unless told', () => {
    const usual = codeDeployStage({ group: { blueGreenDeploymentConfiguration: undefined } });
    expect(
      usual.door.give(
        'CodeDeploy.GetDeploymentGroup',
        { applicationName: 'app', deploymentGroupName: 'group' },
        'deploymentGroupInfo.blueGreenDeploymentConfiguration',
      ),
    ).toEqual({
      terminateBlueInstancesOnDeploymentSuccess: {
        action: 'TERMINATE',
        terminationWaitTimeInMinutes: 60,
      },
      deploymentReadyOption: { actionOnTimeout: 'CONTINUE_DEPLOYMENT', waitTimeInMinutes: 0 },
    });
    const id = usual.deploy();
    usual.reach(id, 'TerminationWait', 200);
    const at = usual.now();
    expect(usual.deployment(id).status).toBe('InProgress');
    usual.reach(id, 'Succeeded', 4000);
    expect(Math.abs(usual.now() - at - 3600)).toBeLessThanOrEqual(1);
  });

  test('fact 4-15: ContinueDeployment(TERMINATION_WAIT) ends that wait', () => {
    const stage = codeDeployStage({ termination: 60 });
    const id = stage.deploy();
    stage.reach(id, 'TerminationWait', 200);
    const { give, refused } = stage.door;
    const go = { deploymentId: id, deploymentWaitType: 'TERMINATION_WAIT' };
    give('CodeDeploy.ContinueDeployment', go);
    expect(stage.deployment(id).status).toBe('Succeeded');
    expect(refused('CodeDeploy.ContinueDeployment', go).__type).toBe(
      'DeploymentAlreadyCompletedException',
    );
  });

  test('KEEP_ALIVE leaves the original running', () => {
    const blueGreenDeploymentConfiguration = {
      terminateBlueInstancesOnDeploymentSuccess: { action: 'KEEP_ALIVE' },
    };
    const stage = codeDeployStage({ group: { blueGreenDeploymentConfiguration } });
    const id = stage.deploy();
    stage.reach(id, 'Succeeded', 200);
    stage.advance(60);
    expect(stage.service().taskSets.map(({ status }) => status)).toEqual(['PRIMARY', 'ACTIVE']);
  });

  test('fact 4-16: a function that reports nothing is waited for an hour', () => {
    const stage = codeDeployStage();
    stage.door.give('Sandbox.PutHook', { function: 'check', answers: ['IN_PROGRESS'] });
    const id = stage.deploy({ hooks: { BeforeAllowTraffic: 'check' } });
    stage.reach(id, 'BeforeAllowTraffic', 200);
    const at = stage.now();
    stage.reach(id, 'Failed', 3700);
    expect(Math.abs(stage.now() - at - 3600)).toBeLessThanOrEqual(1);
    expect(stage.deployment(id).error?.message).toMatch(
      /^The deployment timed out while waiting for a status callback\./,
    );
  });

  test('a replacement that never comes up fails the deployment after an hour', () => {
    const stage = codeDeployStage({ image: { missing: true } });
    const id = stage.deploy();
    stage.reach(id, 'Install', 60);
    const at = stage.now();
    stage.reach(id, 'Failed', 3700);
    expect(Math.abs(stage.now() - at - 3600)).toBeLessThanOrEqual(1);
    expect(stage.deployment(id).error).toEqual({
      code: 'TIMEOUT',
      message:
        'The deployment timed out while waiting for the replacement task set to become healthy. This time out period is 60 minutes.',
    });
  });
});

describe('scaling meanwhile', () => {
  const scale = ({ door }: CodeDeployStage, desiredCount: number) =>
    door.give('ECS.UpdateService', { cluster: 'demo', service: 'web', desiredCount });

  test('fact 6-3: scaled before the shift, it waits for the replacement to be steady', () => {
    const stage = codeDeployStage();
    const id = stage.deploy();
    stage.reach(id, 'Install', 60);
    stage.advance(20);
    scale(stage, 5);
    stage.reach(id, 'AfterInstall', 300);
    const [replacement] = stage.service().taskSets;
    expect([replacement?.computedDesiredCount, replacement?.stabilityStatus]).toEqual([
      5,
      'STEADY_STATE',
    ]);
    stage.reach(id, 'Succeeded', 60);
  });

  test('fact 6-3: scaled in the middle, the shift goes on and succeeds when it is steady in time', () => {
    const stage = codeDeployStage({ config: 'CodeDeployDefault.ECSLinear10PercentEvery1Minutes' });
    const id = stage.deploy();
    stage.reach(id, 'AllowTraffic', 200);
    scale(stage, 4);
    stage.advance(70);
    expect(stage.weights().green).toBe(20);
    expect(stage.service().taskSets.map((one) => one.computedDesiredCount)).toEqual([4, 4]);
    stage.reach(id, 'Succeeded', 900);
  });

  test('fact 6-3: scaled in the middle, it fails after five minutes without a steady state', () => {
    const stage = codeDeployStage({ config: 'CodeDeployDefault.ECSLinear10PercentEvery1Minutes' });
    const id = stage.deploy();
    stage.reach(id, 'AllowTraffic', 200);
    stage.door.give('Sandbox.PutImage', { image: 'web:2', missing: true });
    scale(stage, 4);
    const at = stage.now();
    stage.advance(190);
    expect(stage.weights().green).toBe(40);
    stage.reach(id, 'Failed', 400);
    expect(stage.now() - at).toBeGreaterThanOrEqual(300);
    expect(stage.now() - at).toBeLessThanOrEqual(311);
  });
});
