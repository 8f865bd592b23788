/** `aws ecs deploy`, whole: its lines, its waiting in simulated time, its errors (section 8.5). */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { PythonFloat, pythonJson } from '../../../src/cli/python-json';
import { type CommandHost, runCommand } from '../../../src/cli/run-command';
import { sha256 } from '../../../src/model/sha256';
import {
  appSpec,
  codeDeployStage,
  type CodeDeploySetting,
  groupInput,
} from '../../support/code-deploy-service';
import { container, fargateTask } from '../../support/sandbox-door';

const FILES: Record<string, string> = {
  'task.json': JSON.stringify(
    fargateTask({ containerDefinitions: [{ ...container, image: 'web:2' }] }),
  ),
  'app.yaml': appSpec({ taskDefinition: '<TASK_DEFINITION>' }),
  'bad.json': '{"family":',
  'bare.yaml': 'version: 0.0\nResources:\n  - TargetService: {Type: AWS::ECS::Service}\n',
};

function hosted(setting: CodeDeploySetting = {}) {
  const stage = codeDeployStage(setting);
  const { dispatcher } = stage.door;
  const host: CommandHost = {
    send: (target, input) => dispatcher.send(target, input),
    readFile: (path) => FILES[path],
  };
  const run = (options: Record<string, string>) =>
    runCommand(
      ['ecs', 'deploy', ...Object.entries(options).flatMap(([k, v]) => [`--${k}`, v])],
      host,
    );
  return { stage, run, host };
}

const OPTIONS = {
  cluster: 'demo',
  service: 'web',
  'task-definition': 'task.json',
  'codedeploy-appspec': 'app.yaml',
  'codedeploy-application': 'app',
  'codedeploy-deployment-group': 'group',
};

describe('a deployment that succeeds', () => {
  test('tells each step and waits in simulated time', async () => {
    const { stage, run } = hosted({ termination: 5 });
    const at = stage.now();
    const outcome = await run(OPTIONS);
    const [newest] = stage.door.give('CodeDeploy.ListDeployments', {}, 'deployments') as string[];
    const arn = 'arn:aws:ecs:us-east-1:123456789012:task-definition/web:3';
    const text = [
      `Successfully registered new ECS task definition ${arn}`,
      `Successfully created deployment ${newest}`,
      `Waiting for ${newest} to succeed (will wait up to 30 minutes)...`,
      `Successfully deployed ${arn} to service 'web'`,
      '',
    ].join('\n');
    expect(outcome).toEqual({ ok: true, output: text.trimEnd(), text });
    expect(stage.now() - at).toBeGreaterThan(300);
    expect(stage.service().taskDefinitionArn).toBe(arn);
  });

  test('the AppSpec it sends is hashed as Python writes it', async () => {
    const { stage, run } = hosted();
    await run(OPTIONS);
    const [id = ''] = stage.door.give('CodeDeploy.ListDeployments', {}, 'deployments') as string[];
    const { content, sha256: hash } = stage.deployment(id).revision;
    expect(content).toBe(
      '{"version": 0.0, "Resources": [{"TargetService": {"Type": "AWS::ECS::Service", "Properties": {"TaskDefinition": "arn:aws:ecs:us-east-1:123456789012:task-definition/web:3", "LoadBalancerInfo": {"ContainerName": "web", "ContainerPort": 80}}}}]}',
    );
    expect(hash).toBe(createHash('sha256').update(content).digest('hex'));
  });

  test('it waits ten minutes more than the group, 30 at least and 360 at most', async () => {
    for (const [termination, minutes] of [
      [45, 55],
      [2000, 360],
    ] as const) {
      const { stage, run } = hosted({ termination });
      const { door } = stage;
      // Nobody waits that long here: a function that fails ends it early.
      door.give('Sandbox.PutHook', { function: 'check', answers: ['FAILED'] });
      FILES['hooked.yaml'] = appSpec({ hooks: { BeforeInstall: 'check' } });
      const outcome = await run({ ...OPTIONS, 'codedeploy-appspec': 'hooked.yaml' });
      expect(outcome).toMatchObject({
        ok: false,
        error: {
          type: 'WaiterError',
          exitCode: 255,
          message:
            'Waiter DeploymentSuccessful failed: Waiter encountered a terminal failure state: For expression "deploymentInfo.status" we matched expected path: "Failed"',
        },
        printed: expect.stringContaining(`(will wait up to ${minutes} minutes)...`) as string,
      });
    }
  });
});

describe('errors', () => {
  test.each([
    [{ service: 'nope' }, "Error: Service 'nope' not found in cluster 'demo'"],
    [
      { cluster: 'none' },
      'Failed to describe ECS service:\nAn error occurred (ClusterNotFoundException) when calling the DescribeServices operation: Cluster not found.',
    ],
    [
      { 'codedeploy-application': 'x' },
      'Failed to describe Code Deploy application:\nAn error occurred (ApplicationDoesNotExistException) when calling the GetApplication operation: No application found for name: x',
    ],
    [
      { 'codedeploy-deployment-group': 'x' },
      'Failed to describe Code Deploy deployment group:\nAn error occurred (DeploymentGroupDoesNotExistException) when calling the GetDeploymentGroup operation: No Deployment Group found for name: x',
    ],
    [
      { 'task-definition': 'none.json' },
      "Error: Unable to load file at none.json: [Errno 2] No such file or directory: 'none.json'",
    ],
    [{ 'task-definition': 'bad.json' }, 'Expecting value: line 1 column 11 (char 10)'],
    [
      { 'codedeploy-appspec': 'bare.yaml' },
      "Error: Resource 'TargetService' must include property 'properties'",
    ],
  ])('%o', async (changes, message) => {
    const { run } = hosted();
    const outcome = await run({ ...OPTIONS, ...changes });
    expect(outcome).toMatchObject({ ok: false, error: { message, exitCode: 255 } });
    if (!outcome.ok) expect(outcome.text).toBe(`\naws: [ERROR]: ${message}\n`);
  });

  test('a group of another service', async () => {
    const { stage, run } = hosted();
    const { world } = stage.door.dispatcher.engine.ctx;
    stage.door.give('ECS.CreateCluster', { clusterName: 'other' });
    const own = stage.service();
    world.services.set('copy', { ...own, name: 'other', arn: `${own.arn}-2` });
    const outcome = await run({ ...OPTIONS, service: 'other' });
    expect(outcome).toMatchObject({
      ok: false,
      error: { message: "Error: deployment group 'group' does not target ECS service 'other'" },
    });
  });

  test('a deployment under way already', async () => {
    const { stage, run } = hosted();
    const id = stage.deploy();
    const outcome = await run(OPTIONS);
    expect(outcome).toMatchObject({
      ok: false,
      error: {
        message: `Failed to create deployment:\nAn error occurred (DeploymentLimitExceededException) when calling the CreateDeployment operation: The Deployment Group 'group' already has an active Deployment '${id}'`,
      },
    });
  });

  test('what must be given', async () => {
    const { run } = hosted();
    expect(await run({ service: 'web' })).toMatchObject({
      ok: false,
      error: {
        exitCode: 252,
        message: 'the following arguments are required: --task-definition, --codedeploy-appspec',
      },
    });
  });
});

test('names are assumed from cluster and service, each cut at 46 characters', async () => {
  const { stage, run } = hosted();
  stage.door.give('CodeDeploy.DeleteApplication', { applicationName: 'app' });
  stage.door.give('CodeDeploy.CreateApplication', {
    applicationName: 'AppECS-demo-web',
    computePlatform: 'ECS',
  });
  stage.door.give('CodeDeploy.CreateDeploymentGroup', {
    ...groupInput(),
    applicationName: 'AppECS-demo-web',
    deploymentGroupName: 'DgpECS-demo-web',
  });
  const { 'codedeploy-application': _a, 'codedeploy-deployment-group': _g, ...rest } = OPTIONS;
  expect(await run(rest)).toMatchObject({ ok: true });

  const service = 's'.repeat(60);
  const own = stage.service();
  const { world } = stage.door.dispatcher.engine.ctx;
  world.services.set('long', { ...own, name: service, arn: `${own.arn}-3` });
  expect(await run({ ...rest, service })).toMatchObject({
    ok: false,
    error: {
      message: expect.stringMatching(
        new RegExp(`No application found for name: AppECS-demo-${'s'.repeat(46)}$`),
      ) as string,
    },
  });
});

describe('aws deploy wait deployment-successful', () => {
  test('polls every 15 s of simulated time until it has succeeded', async () => {
    const { stage, host } = hosted();
    const id = stage.deploy();
    const at = stage.now();
    const words = ['deploy', 'wait', 'deployment-successful', '--deployment-id', id];
    expect(await runCommand(words, host)).toEqual({ ok: true, output: null, text: '' });
    expect((stage.now() - at) % 15).toBe(0);
    expect(stage.deployment(id).status).toBe('Succeeded');
  });
});

test('json.dumps of Python: spaces, escapes, floats', () => {
  const value = {
    a: [1, new PythonFloat(0), new PythonFloat(2.5)],
    'é"': '漢\n',
    c: null,
    d: true,
  };
  expect(pythonJson(value)).toBe(
    '{"a": [1, 0.0, 2.5], "\\u00e9\\"": "\\u6f22\\n", "c": null, "d": true}',
  );
});

test('SHA-256 at every length around a block, and beyond ASCII', () => {
  for (let length = 0; length < 140; length++) {
    const text = `${'x'.repeat(length)}é漢😀`;
    expect(sha256(text)).toBe(createHash('sha256').update(text).digest('hex'));
  }
});
