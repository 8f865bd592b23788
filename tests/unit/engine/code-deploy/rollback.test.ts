/** What stops a CodeDeploy deployment, and how it is taken back. */
import { describe, expect, test } from 'vitest';
import { codeDeployStage, type CodeDeploySetting } from '../../../support/code-deploy-service';

const CANARY = 'CodeDeployDefault.ECSCanary10Percent5Minutes';

const rollingBack = (...events: string[]): Record<string, unknown> => ({
  autoRollbackConfiguration: { enabled: true, events },
});

/** A canary at 10 %, with clients. */
function atTenPercent(setting: CodeDeploySetting) {
  const stage = codeDeployStage({ config: CANARY, drain: 60, ...setting });
  stage.door.give('Sandbox.PutTraffic', { name: 'users', loadBalancer: 'web-alb', rate: 40 });
  const id = stage.deploy();
  stage.reach(id, 'AllowTraffic', 200);
  stage.advance(60);
  return { stage, id };
}

const alarm = (stage: ReturnType<typeof codeDeployStage>) =>
  stage.door.give('CloudWatch.PutMetricAlarm', {
    AlarmName: 'errors',
    Namespace: 'AWS/ApplicationELB',
    MetricName: 'HTTPCode_Target_5XX_Count',
    Dimensions: [{ Name: 'LoadBalancer', Value: 'web-alb' }],
    Statistic: 'Sum',
    Period: 60,
    EvaluationPeriods: 1,
    Threshold: 10,
    ComparisonOperator: 'GreaterThanThreshold',
    TreatMissingData: 'notBreaching',
  });

const watching = { enabled: true, alarms: [{ name: 'errors' }] };

describe('automatic rollback', () => {
  test('fact 4-18: a stop on request is rolled back by a new deployment, to the request', () => {
    const { stage, id } = atTenPercent({ group: rollingBack('DEPLOYMENT_STOP_ON_REQUEST') });
    const { give } = stage.door;
    give('CodeDeploy.StopDeployment', { deploymentId: id });
    expect(stage.deployment(id)).toMatchObject({
      status: 'Stopped',
      error: { code: 'MANUAL_STOP' },
    });
    const back = stage.deployment(id).rollbackInfo?.rollbackDeploymentId ?? '';
    expect(back).not.toBe(id);
    expect(stage.deployment(id).rollbackInfo?.rollbackMessage).toBe(
      `Deployment ${id} terminated. Automatic rollback is triggered with a DeploymentId ${back}.`,
    );
    stage.reach(back, 'Succeeded', 30);
    expect(
      give('CodeDeploy.GetDeployment', { deploymentId: back }, 'deploymentInfo'),
    ).toMatchObject({
      creator: 'codeDeployRollback',
      deploymentConfigName: 'CodeDeployDefault.ECSAllAtOnce',
      rollbackInfo: { rollbackTriggeringDeploymentId: id },
    });
    expect(stage.weights()).toEqual({ blue: 100, green: 0 });
    expect(stage.weights(8080)).toEqual({ blue: 100, green: 0 });
    const before = stage.served();
    stage.advance(100);
    expect(stage.service().taskSets.map(({ status }) => status)).toEqual(['PRIMARY']);
    // What was under way when the traffic went back may still end.
    expect((stage.served()['web:2'] ?? 0) - (before['web:2'] ?? 0)).toBeLessThan(5);
    const lost = give('Sandbox.GetMetrics', {}, 'sum(values(httpCodeElb))');
    expect(lost).toBe(0);
  });

  test('fact 4-18: without that event, or when told not to, a stop leaves everything as it is', () => {
    const kept = atTenPercent({ group: rollingBack('DEPLOYMENT_FAILURE') });
    kept.stage.door.give('CodeDeploy.StopDeployment', { deploymentId: kept.id });
    expect(kept.stage.deployment(kept.id).rollbackInfo).toBeUndefined();
    kept.stage.advance(60);
    expect(kept.stage.weights()).toEqual({ blue: 90, green: 10 });
    expect(kept.stage.service().taskSets).toHaveLength(2);

    const told = atTenPercent({ group: rollingBack('DEPLOYMENT_STOP_ON_REQUEST') });
    told.stage.door.give('CodeDeploy.StopDeployment', {
      deploymentId: told.id,
      autoRollbackEnabled: false,
    });
    expect(told.stage.deployment(told.id).rollbackInfo).toBeUndefined();
  });

  test('fact 4-18: StopDeployment with autoRollbackEnabled rolls back whatever the group says', () => {
    const { stage, id } = atTenPercent({});
    stage.door.give('CodeDeploy.StopDeployment', { deploymentId: id, autoRollbackEnabled: true });
    const back = stage.deployment(id).rollbackInfo?.rollbackDeploymentId ?? '';
    stage.reach(back, 'Succeeded', 30);
    expect(stage.weights()).toEqual({ blue: 100, green: 0 });
  });

  test('fact 4-18: an alarm in the middle of a canary with errors stops it and puts traffic back', () => {
    const stage = codeDeployStage({
      config: CANARY,
      drain: 60,
      image: { errorRate: 0.5 },
      group: { ...rollingBack('DEPLOYMENT_STOP_ON_ALARM') },
    });
    alarm(stage);
    stage.door.give('CodeDeploy.UpdateDeploymentGroup', {
      applicationName: 'app',
      currentDeploymentGroupName: 'group',
      alarmConfiguration: watching,
    });
    stage.door.give('Sandbox.PutTraffic', { name: 'users', loadBalancer: 'web-alb', rate: 40 });
    const id = stage.deploy();
    stage.reach(id, 'AllowTraffic', 200);
    stage.reach(id, 'Stopped', 200);
    expect(stage.deployment(id).error).toEqual({
      code: 'ALARM_ACTIVE',
      message:
        'One or more alarms have been activated according to the Amazon CloudWatch metrics you selected, and the affected deployments have been stopped. Activated alarms: <errors>',
    });
    expect(stage.events(id)).toMatchObject({
      BeforeAllowTraffic: 'Succeeded',
      AllowTraffic: 'Failed',
      AfterAllowTraffic: 'Skipped',
    });
    const back = stage.deployment(id).rollbackInfo?.rollbackDeploymentId ?? '';
    stage.reach(back, 'Succeeded', 30);
    expect(stage.weights()).toEqual({ blue: 100, green: 0 });
    // The alarm is still in ALARM: the rollback went on all the same.
    expect(stage.door.dispatcher.engine.ctx.world.alarms.get('errors')?.state).toBe('ALARM');
  });

  test('an alarm whose state cannot be had stops it, unless told to go on', () => {
    const stopped = codeDeployStage({ group: { alarmConfiguration: watching } });
    const id = stopped.deploy();
    stopped.reach(id, 'Stopped', 60);
    const alarmConfiguration = { ...watching, ignorePollAlarmFailure: true };
    const going = codeDeployStage({ group: { alarmConfiguration } });
    going.reach(going.deploy(), 'Succeeded', 200);
  });

  test('a stop during the termination wait puts the original back as PRIMARY', () => {
    const stage = codeDeployStage({ termination: 60, drain: 60 });
    stage.door.give('Sandbox.PutTraffic', { name: 'users', loadBalancer: 'web-alb', rate: 40 });
    const id = stage.deploy();
    stage.reach(id, 'TerminationWait', 200);
    expect(stage.service().taskDefinitionArn).toMatch(/web:2$/);
    stage.door.give('CodeDeploy.StopDeployment', { deploymentId: id, autoRollbackEnabled: true });
    const back = stage.deployment(id).rollbackInfo?.rollbackDeploymentId ?? '';
    stage.reach(back, 'Succeeded', 30);
    expect(stage.service().taskDefinitionArn).toMatch(/web:1$/);
    stage.until(() => stage.service().taskSets.length === 1, 200);
    expect(stage.weights()).toEqual({ blue: 100, green: 0 });
    expect(stage.door.give('Sandbox.GetMetrics', {}, 'sum(values(httpCodeElb))')).toBe(0);
  });

  test('what a stopped deployment left behind goes when the next one installs', () => {
    const { stage, id } = atTenPercent({});
    stage.door.give('CodeDeploy.StopDeployment', { deploymentId: id, autoRollbackEnabled: false });
    const next = stage.deploy();
    stage.reach(next, 'Succeeded', 900);
    expect(stage.service().taskSets.filter(({ status }) => status !== 'DRAINING')).toMatchObject([
      { externalId: next, status: 'PRIMARY' },
    ]);
  });
});

describe('what ECS and the load balancer refuse comes to light at Install', () => {
  test('a task definition that is not there', () => {
    const stage = codeDeployStage({ group: rollingBack('DEPLOYMENT_FAILURE') });
    const id = stage.deploy({ taskDefinition: 'web:9' });
    stage.reach(id, 'Failed', 30);
    expect(stage.deployment(id).error).toEqual({
      code: 'ECS_UPDATE_ERROR',
      message:
        'The ECS service cannot be updated due to an unexpected error: TaskDefinition not found. (Service: AmazonECS; Status Code: 400; Error Code: ClientException)',
    });
    expect(stage.events(id)).toMatchObject({ BeforeInstall: 'Succeeded', Install: 'Failed' });
  });

  test('a production listener that sends elsewhere', () => {
    const stage = codeDeployStage();
    stage.door.give('ELBv2.ModifyListener', {
      ListenerArn: 'web-alb:80',
      DefaultActions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '503' } }],
    });
    const id = stage.deploy();
    stage.reach(id, 'Failed', 30);
    expect(stage.deployment(id).error?.message).toBe(
      'The ELB could not be updated due to the following error: Primary taskset target group must be behind listener',
    );
  });

  test('a service that is deleted meanwhile', () => {
    const stage = codeDeployStage();
    const id = stage.deploy();
    stage.reach(id, 'Install', 30);
    stage.door.give('ECS.DeleteService', { cluster: 'demo', service: 'web', force: true });
    stage.reach(id, 'Failed', 30);
    expect(stage.deployment(id).error?.code).toBe('INVALID_ECS_SERVICE');
  });
});

test('fact 4-20: the two target groups are swapped each time', () => {
  const stage = codeDeployStage();
  const first = stage.deploy();
  stage.reach(first, 'Succeeded', 200);
  stage.until(() => stage.service().taskSets.length === 1, 200);
  expect([stage.weights(80), stage.weights(8080)]).toEqual([
    { blue: 0, green: 100 },
    { blue: 0, green: 100 },
  ]);
  const second = stage.deploy({ taskDefinition: 'web:1' });
  stage.reach(second, 'Succeeded', 200);
  expect([stage.weights(80), stage.weights(8080)]).toEqual([
    { blue: 100, green: 0 },
    { blue: 100, green: 0 },
  ]);
});

describe('after a stop without a rollback', () => {
  test('the next deployment takes test traffic back too, before the tasks it was left on go', () => {
    const { stage, id } = atTenPercent({ drain: 30 });
    const { give } = stage.door;
    const tester = { name: 'tester', loadBalancer: 'web-alb', listenerPort: 8080, rate: 20 };
    give('Sandbox.PutTraffic', tester);
    give('CodeDeploy.StopDeployment', { deploymentId: id });
    stage.advance(20);
    expect(stage.weights(8080)).toEqual({ blue: 0, green: 100 });
    stage.reach(stage.deploy(), 'Succeeded', 900);
    stage.advance(60);
    const errors = give('Sandbox.GetMetrics', { from: 0 }, 'httpCodeElb');
    expect(errors).toMatchObject({ '502': 0, '503': 0, '504': 0 });
  });
});
