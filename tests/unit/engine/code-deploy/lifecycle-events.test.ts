/** The eight lifecycle events of a CodeDeploy deployment to ECS, each seen from outside. */
import { describe, expect, test } from 'vitest';
import { CODE_DEPLOY_EVENTS } from '../../../../src/model/code-deploy';
import { codeDeployStage } from '../../../support/code-deploy-service';

describe('lifecycle events', () => {
  test('fact 4-1: BeforeInstall calls its function before there is a replacement, and is not rolled back', () => {
    const group = {
      autoRollbackConfiguration: { enabled: true, events: ['DEPLOYMENT_FAILURE'] },
    };
    const stage = codeDeployStage({ group });
    stage.door.give('Sandbox.PutHook', { function: 'check', answers: ['FAILED'] });
    const id = stage.deploy({ hooks: { BeforeInstall: 'check' } });
    stage.reach(id, 'Failed', 60);
    expect(stage.service().taskSets).toHaveLength(1);
    expect(stage.deployment(id).error?.code).toBe('HOOK_EXECUTION_FAILURE');
    expect(stage.deployment(id).rollbackInfo).toBeUndefined();
    expect(stage.door.give('CodeDeploy.ListDeployments', {}, 'deployments')).toEqual([id]);
  });

  test('fact 4-2: Install makes the replacement at full count behind the second target group', () => {
    const stage = codeDeployStage({ desired: 3 });
    const id = stage.deploy();
    stage.reach(id, 'AfterInstall', 200);
    const [replacement, original] = stage.service().taskSets;
    expect([replacement?.scale, replacement?.computedDesiredCount]).toEqual([100, 3]);
    expect(original?.computedDesiredCount).toBe(3);
    const { world } = stage.door.dispatcher.engine.ctx;
    const green = [...world.targetGroups.values()].find(({ name }) => name === 'green');
    expect(replacement?.loadBalancers[0]?.targetGroupArn).toBe(green?.arn);
    expect(green?.targets.map(({ health }) => health)).toEqual(['healthy', 'healthy', 'healthy']);
    expect(stage.weights()).toEqual({ blue: 100, green: 0 });
  });

  test('fact 4-3: what fails at AfterInstall is rolled back by a deployment of its own', () => {
    const group = {
      autoRollbackConfiguration: { enabled: true, events: ['DEPLOYMENT_FAILURE'] },
    };
    const stage = codeDeployStage({ group });
    stage.door.give('Sandbox.PutHook', { function: 'check', answers: ['FAILED'] });
    const id = stage.deploy({ hooks: { AfterInstall: 'check' } });
    stage.reach(id, 'Failed', 200);
    const back = stage.deployment(id).rollbackInfo?.rollbackDeploymentId ?? '';
    stage.reach(back, 'Succeeded', 60);
    stage.until(() => stage.service().taskSets.length === 1, 200);
    expect(stage.service().taskDefinitionArn).toMatch(/web:1$/);
  });

  test('fact 4-4: AllowTestTraffic sends what comes to the test listener to the second group', () => {
    const stage = codeDeployStage();
    const id = stage.deploy();
    stage.reach(id, 'AfterInstall', 200);
    expect(stage.weights(8080)).toEqual({ blue: 100, green: 0 });
    stage.until(() => stage.events(id).AllowTestTraffic !== undefined, 10);
    expect(stage.weights(8080)).toEqual({ blue: 0, green: 100 });
    expect(stage.weights(80).green).toBe(0);
  });

  test('fact 4-5: AfterAllowTestTraffic tests what the test listener answers, production untouched', () => {
    const stage = codeDeployStage();
    const { give } = stage.door;
    give('Sandbox.PutHook', { function: 'check', answers: ['IN_PROGRESS'] });
    give('Sandbox.PutTraffic', {
      name: 'tester',
      loadBalancer: 'web-alb',
      listenerPort: 8080,
      rate: 5,
    });
    give('Sandbox.PutTraffic', { name: 'users', loadBalancer: 'web-alb', rate: 5 });
    const id = stage.deploy({ hooks: { AfterAllowTestTraffic: 'check' } });
    stage.until(() => stage.deployment(id).execution !== undefined, 200);
    const before = stage.served();
    stage.advance(60);
    const after = stage.served();
    expect((after['web:2'] ?? 0) - (before['web:2'] ?? 0)).toBeGreaterThan(200);
    expect((after['web:1'] ?? 0) - (before['web:1'] ?? 0)).toBeGreaterThan(200);
    expect(stage.weights(80)).toEqual({ blue: 100, green: 0 });
  });

  test('fact 4-5: without a test listener both test events pass', () => {
    const stage = codeDeployStage({ tests: false });
    const id = stage.deploy();
    stage.reach(id, 'Succeeded', 200);
    expect(stage.events(id)).toMatchObject({
      AllowTestTraffic: 'Succeeded',
      AfterAllowTestTraffic: 'Succeeded',
    });
    expect(stage.weights(8080)).toEqual({ blue: 100, green: 0 });
  });

  test('fact 4-5: nor is the function of AfterAllowTestTraffic called then', () => {
    const stage = codeDeployStage({ tests: false });
    stage.door.give('Sandbox.PutHook', { function: 'check', answers: ['FAILED'] });
    const id = stage.deploy({ hooks: { AfterAllowTestTraffic: 'check' } });
    stage.reach(id, 'Succeeded', 200);
    expect(stage.door.give('Sandbox.ListHooks', {}, 'hooks[0].calls')).toBe(0);
  });

  test('fact 4-6: BeforeAllowTraffic calls its function while production is still on the original', () => {
    const stage = codeDeployStage();
    stage.door.give('Sandbox.PutHook', { function: 'check', answers: ['IN_PROGRESS'] });
    const id = stage.deploy({ hooks: { BeforeAllowTraffic: 'check' } });
    stage.until(() => stage.deployment(id).execution !== undefined, 200);
    expect(stage.deployment(id).execution).toMatchObject({
      event: 'BeforeAllowTraffic',
      functionName: 'check',
    });
    expect(stage.weights()).toEqual({ blue: 100, green: 0 });
    stage.door.give('CodeDeploy.PutLifecycleEventHookExecutionStatus', {
      deploymentId: id,
      lifecycleEventHookExecutionId: stage.deployment(id).execution?.id,
      status: 'Succeeded',
    });
    stage.reach(id, 'Succeeded', 60);
  });

  test('fact 4-7: AllowTraffic sends production to the second group, as the configuration says', () => {
    const stage = codeDeployStage({ config: 'CodeDeployDefault.ECSCanary10Percent5Minutes' });
    const id = stage.deploy();
    stage.reach(id, 'AllowTraffic', 200);
    expect(stage.weights()).toEqual({ blue: 90, green: 10 });
    expect(stage.service().taskSets.map(({ status }) => status)).toEqual(['ACTIVE', 'PRIMARY']);
    stage.until(() => stage.weights().green === 100, 400);
    expect(stage.service().taskSets.map(({ status }) => status)).toEqual(['PRIMARY', 'ACTIVE']);
  });

  test('fact 4-8: after AfterAllowTraffic the deployment succeeds and the original goes', () => {
    const stage = codeDeployStage({ termination: 5 });
    const id = stage.deploy();
    stage.until(() => stage.events(id).AfterAllowTraffic === 'Succeeded', 200);
    const at = stage.now();
    expect(stage.service().taskSets).toHaveLength(2);
    stage.reach(id, 'Succeeded', 310);
    expect(stage.now() - at).toBeGreaterThan(298);
    expect(stage.service().taskSets.map(({ status }) => status)).toEqual(['PRIMARY', 'DRAINING']);
    stage.until(() => stage.service().taskSets.length === 1, 200);
    expect(stage.service().taskDefinitionArn).toMatch(/web:2$/);
  });

  test('all eight come in order, each ending before the next begins', () => {
    const stage = codeDeployStage();
    const id = stage.deploy();
    stage.reach(id, 'Succeeded', 200);
    const { events } = stage.deployment(id);
    expect(events.map(({ event }) => event)).toEqual([...CODE_DEPLOY_EVENTS]);
    for (const [i, { startedAt = 0, endedAt = 0, status }] of events.entries()) {
      expect(status).toBe('Succeeded');
      expect(startedAt).toBeLessThanOrEqual(endedAt);
      expect(endedAt).toBeLessThanOrEqual(events[i + 1]?.startedAt ?? Infinity);
    }
  });

  test('fact 4-19: Created, InProgress, Ready, and one of three ends; events Pending to Skipped', () => {
    const stage = codeDeployStage({ ready: 10 });
    const id = stage.deploy();
    const statuses = new Set<string>();
    const note = () => statuses.add(stage.deployment(id).status);
    note();
    stage.until(() => {
      note();
      return stage.deployment(id).status === 'Ready';
    }, 200);
    const events = stage.deployment(id).events.map(({ status }) => status);
    expect(events).toEqual([
      ...Array<string>(5).fill('Succeeded'),
      'Pending',
      'Pending',
      'Pending',
    ]);
    stage.door.give('CodeDeploy.StopDeployment', { deploymentId: id });
    note();
    expect([...statuses]).toEqual(['Created', 'InProgress', 'Ready', 'Stopped']);
    const target = stage.door.give(
      'CodeDeploy.GetDeploymentTarget',
      { deploymentId: id, targetId: 'demo:web' },
      'deploymentTarget.ecsTarget.lifecycleEvents[-1].status',
    );
    expect(target).toBe('Skipped');
  });
});
