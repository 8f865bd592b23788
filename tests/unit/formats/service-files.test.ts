import { describe, expect, test } from 'vitest';
import type { ImportOptions, ImportResult } from '../../../src/formats/import-result';
import { openText } from '../../../src/formats/registry';
import { importService } from '../../../src/formats/service/import-service';
import { network, openDoor } from '../../support/sandbox-door';

const TARGET_GROUP =
  'arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/shop-web/0123456789abcdef';

const plain = {
  cluster: 'prod',
  serviceName: 'web',
  taskDefinition: 'shop-web:7',
  desiredCount: 2,
  launchType: 'FARGATE',
  networkConfiguration: network,
  loadBalancers: [{ targetGroupArn: TARGET_GROUP, containerName: 'app', containerPort: 3000 }],
};

const read = (value: unknown, more: Partial<ImportOptions> = {}) =>
  importService(JSON.stringify(value, null, 1), { fileName: 'service.json', ...more });

const said = ({ findings }: ImportResult) =>
  findings.map(({ path, severity, message }) => `${path} ${severity}: ${message}`);

const inputs = ({ operations }: ImportResult, target: string) =>
  operations.filter((one) => one.target === target).map((one) => one.input);

/** Gives everything and waits for the services to be steady. */
function run({ operations }: ImportResult) {
  const door = openDoor();
  for (const { target, input } of operations) door.give(target, input);
  for (const { target, input } of operations) {
    if (target !== 'ECS.CreateService') continue;
    door.give('Sandbox.Wait', { until: `steady:${String(input.serviceName)}`, timeout: 600 });
  }
  return door;
}

describe('service definitions', () => {
  test('what is named and not in the file is made, told, and runs', async () => {
    const result = await read(plain);
    expect(inputs(result, 'ECS.CreateService')).toEqual([
      {
        ...plain,
        taskDefinition: 'shop-web',
        loadBalancers: [{ ...plain.loadBalancers[0], targetGroupArn: 'shop-web' }],
      },
    ]);
    expect(inputs(result, 'ECS.RegisterTaskDefinition')).toMatchObject([
      {
        family: 'shop-web',
        requiresCompatibilities: ['FARGATE'],
        containerDefinitions: [{ name: 'app', portMappings: [{ containerPort: 3000 }] }],
      },
    ]);
    expect(said(result)).toEqual([
      'cluster info: cluster “prod” is made if it is not there',
      expect.stringMatching(/^taskDefinition warning: .*stand-in “shop-web”.*revision 7.*\(app\)/),
      expect.stringMatching(/^loadBalancers\[0\]\.targetGroupArn warning: .*“shop-web”.*“web-alb”/),
    ]);
    run(result);
  });

  test('by choice the task definition and target groups are those of the sandbox', async () => {
    const choices = { 'task-definition': 'existing', 'load-balancer': 'existing' };
    const result = await read(plain, { choices });
    expect(result.operations.map(({ target }) => target)).toEqual([
      'ECS.CreateCluster',
      'ECS.CreateService',
    ]);
    expect(inputs(result, 'ECS.CreateService')[0]).toMatchObject({
      taskDefinition: 'shop-web:7',
      loadBalancers: [{ targetGroupArn: 'shop-web' }],
    });
    const chosen = result.decisions?.map((one) => [one.id, one.chosen]);
    expect(chosen).toEqual(Object.entries(choices));
  });

  test('the answer of describe-services gives every service, read-only members aside', async () => {
    const answered = {
      ...plain,
      cluster: undefined,
      clusterArn: 'arn:aws:ecs:eu-west-1:111122223333:cluster/prod',
      serviceArn: 'arn:aws:ecs:eu-west-1:111122223333:service/prod/web',
      status: 'ACTIVE',
      runningCount: 2,
      events: [],
    };
    const daemon = {
      serviceName: 'agent',
      taskDefinition: 'agent:1',
      desiredCount: 3,
      schedulingStrategy: 'DAEMON',
      launchType: 'EC2',
    };
    const result = await read({ services: [answered, daemon], failures: [] });
    expect(inputs(result, 'ECS.CreateService')).toMatchObject([
      { serviceName: 'web', cluster: 'prod' },
      { serviceName: 'agent', cluster: 'default' },
    ]);
    expect(inputs(result, 'ECS.CreateService')[1]).not.toHaveProperty('desiredCount');
    expect(result.notes).toMatchObject({ 'services[0].runningCount': 2 });
    expect(said(result)).toContain(
      'services[1].desiredCount info: a daemon has no count of its own: not part of the creation',
    );
    const door = openDoor();
    for (const { target, input } of result.operations) door.give(target, input);
  });

  test('a blue/green service gets both groups, a listener and one for tests', async () => {
    const advancedConfiguration = {
      alternateTargetGroupArn: TARGET_GROUP.replace('shop-web', 'shop-green'),
      productionListenerRule:
        'arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener-rule/app/front/a/b/c',
      testListenerRule:
        'arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener-rule/app/front/a/d/e',
      roleArn: 'arn:aws:iam::111122223333:role/ecs',
    };
    const result = await read({
      ...plain,
      deploymentConfiguration: { strategy: 'BLUE_GREEN', bakeTimeInMinutes: 0 },
      loadBalancers: [{ ...plain.loadBalancers[0], advancedConfiguration }],
    });
    expect(inputs(result, 'ELBv2.CreateListener').map(({ Port }) => Port)).toEqual([80, 8080]);
    expect(inputs(result, 'ECS.CreateService')[0]).toMatchObject({
      loadBalancers: [
        {
          targetGroupArn: 'shop-web',
          advancedConfiguration: {
            alternateTargetGroupArn: 'shop-green',
            productionListenerRule: 'front:80/default',
            testListenerRule: 'front:8080/default',
          },
        },
      ],
    });
    run(result);
  });

  test('capacity providers, Service Connect, volumes and ECS Exec run on what is made', async () => {
    const { loadBalancers: _, launchType: __, ...rest } = plain;
    const result = await read({
      ...rest,
      networkConfiguration: {
        awsvpcConfiguration: { subnets: network.awsvpcConfiguration.subnets },
      },
      capacityProviderStrategy: [{ capacityProvider: 'hosts', weight: 1 }],
      enableExecuteCommand: true,
      serviceConnectConfiguration: {
        enabled: true,
        namespace: 'arn:aws:servicediscovery:eu-west-1:111122223333:namespace/ns-abc',
        services: [{ portName: 'http', clientAliases: [{ port: 8080 }] }],
      },
      volumeConfigurations: [
        { name: 'data', managedEBSVolume: { sizeInGiB: 10, roleArn: 'ecsInfrastructureRole' } },
      ],
    });
    expect(inputs(result, 'ECS.RegisterTaskDefinition')).toMatchObject([
      {
        networkMode: 'awsvpc',
        taskRoleArn: 'shop-web-task-role',
        volumes: [{ name: 'data', configuredAtLaunch: true }],
        containerDefinitions: [{ portMappings: [{ containerPort: 8080, name: 'http' }] }],
      },
    ]);
    expect(said(result).join('\n')).toMatch(
      /capacityProviderStrategy warning: .*“hosts”.*m5\.large/,
    );
    run(result);
  });

  test('CODE_DEPLOY and EXTERNAL are created; a Classic Load Balancer is told and left', async () => {
    run(await read({ ...plain, deploymentController: { type: 'CODE_DEPLOY' } }));
    const external = await read({
      serviceName: 'own',
      deploymentController: { type: 'EXTERNAL' },
      desiredCount: 1,
    });
    expect(external.operations.map(({ target }) => target)).toEqual([
      'ECS.CreateCluster',
      'ECS.CreateService',
    ]);
    const classic = await read({
      ...plain,
      loadBalancers: [{ loadBalancerName: 'old', containerName: 'app', containerPort: 80 }],
    });
    expect(said(classic).join('\n')).toMatch(/loadBalancers\[0\] warning: a Classic Load Balancer/);
    run(classic);
  });
});

describe('service definitions of ecspresso', () => {
  const definition = {
    family: 'shop',
    networkMode: 'awsvpc',
    requiresCompatibilities: ['FARGATE'],
    cpu: '256',
    memory: '512',
    containerDefinitions: [
      { name: 'app', image: '{{ must_env `IMAGE` }}', portMappings: [{ containerPort: 3000 }] },
    ],
  };
  const files: Record<string, string> = {
    'ecspresso.yml': 'region: eu-west-1\ncluster: live\nservice: shop-web\n',
    'ecs-task-def.json': JSON.stringify(definition),
  };
  const readFile = (path: string) => files[path];
  const text = `{
  "desiredCount": {{ must_env \`COUNT\` }},
  "launchType": "",
  "capacityProviderStrategy": [{ "capacityProvider": "FARGATE", "weight": {{ env "W" "3" }} }],
  "networkConfiguration": {
    "awsvpcConfiguration": { "subnets": ["{{ ssm \`/net/a\` }}"], "assignPublicIp": "ENABLED" }
  },
  "loadBalancers": [
    { "targetGroupArn": "{{ tfstate \`tg.arn\` }}", "containerName": "app", "containerPort": 3000 }
  ]
}`;

  test('templates, quoted or not, are filled in and told with their lines', async () => {
    const fileName = 'ecs-service-def.json';
    const opened = await openText(text, { fileName, readFile, variables: { COUNT: '2' } });
    if (opened.kind !== 'import') throw new Error(opened.kind);
    const { importer, result } = opened;
    expect(importer.id).toBe('service');
    expect(inputs(result, 'ECS.CreateService')).toEqual([
      {
        cluster: 'live',
        serviceName: 'shop-web',
        taskDefinition: 'shop',
        desiredCount: 2,
        capacityProviderStrategy: [{ capacityProvider: 'FARGATE', weight: 3 }],
        networkConfiguration: {
          awsvpcConfiguration: { subnets: ['net-a'], assignPublicIp: 'ENABLED' },
        },
        loadBalancers: [{ targetGroupArn: 'tg-arn', containerName: 'app', containerPort: 3000 }],
      },
    ]);
    const lines = result.findings.map(({ path, line }) => [path, line]);
    expect(lines).toContainEqual(['desiredCount', 2]);
    expect(lines).toContainEqual(['capacityProviderStrategy[0].weight', 4]);
    expect(lines).toContainEqual(['networkConfiguration.awsvpcConfiguration.subnets[0]', 6]);
    // Of another file: no line of this one.
    expect(lines).toContainEqual(['ecs-task-def.json containerDefinitions[0].image', undefined]);
    run(result);
  });

  test('without a variable what stands in is of the right kind', async () => {
    const result = await importService(text, { fileName: 'ecs-service-def.json' });
    expect(inputs(result, 'ECS.CreateService')[0]).toMatchObject({ desiredCount: 1 });
    run(result);
  });
});

describe('which file is a service', () => {
  const idOf = async (text: string, fileName = 'x.json') => {
    const opened = await openText(text, { fileName });
    return opened.kind === 'import' ? opened.importer.id : opened.kind;
  };

  test('YAML and CloudFormation’s spelling are', async () => {
    expect(await idOf('serviceName: web\ntaskDefinition: web\ndesiredCount: 1\n', 'x.yaml')).toBe(
      'service',
    );
    const properties = {
      Cluster: { Ref: 'Cluster' },
      TaskDefinition: { Ref: 'WebTask' },
      DesiredCount: 1,
      LaunchType: 'FARGATE',
      NetworkConfiguration: { AwsvpcConfiguration: { Subnets: { Ref: 'SubnetIds' } } },
      PlacementStrategies: [],
    };
    for (const value of [properties, { Type: 'AWS::ECS::Service', Properties: properties }]) {
      expect(await idOf(JSON.stringify(value))).toBe('service');
      const result = await read(value);
      expect(inputs(result, 'ECS.CreateService')[0]).toMatchObject({
        cluster: 'Cluster',
        taskDefinition: 'WebTask',
        networkConfiguration: { awsvpcConfiguration: { subnets: ['SubnetIds'] } },
      });
      run(result);
    }
  });

  test('App Runner’s is refused by name; what is none of ECS’s is left to others', async () => {
    const appRunner = { ServiceName: 'web', SourceConfiguration: {} };
    const opened = await openText(JSON.stringify(appRunner), { fileName: 'create-service.json' });
    if (opened.kind !== 'refused') throw new Error(opened.kind);
    expect(opened.result.findings).toMatchObject([{ severity: 'error', line: 1 }]);
    expect(opened.result.findings[0]?.message).toMatch(/App Runner/);
    expect(await idOf('{"LoadBalancers": [{"LoadBalancerArn": "x"}]}')).toBe('refused');
    const compose = 'services:\n  web:\n    image: nginx\n    # desiredCount: 2\n';
    expect(await idOf(compose, 'compose.yaml')).not.toBe('service');
    const template = {
      Resources: { Web: { Type: 'AWS::ECS::Service', Properties: { DesiredCount: 1 } } },
    };
    expect(await idOf(JSON.stringify(template))).not.toBe('service');
  });

  test.each([
    ['{"serviceName": "a", "__proto__": {"x": 1}, "constructor": 2, "desiredCount": 1}'],
    ['{"services": [], "failures": []}'],
    ['{"services": [null], "desiredCount": 1}'],
    [`{"desiredCount": 1, "tags": ${'['.repeat(5000)}${']'.repeat(5000)}}`],
    ['{"desiredCount": {}, "loadBalancers": 3, "deploymentConfiguration": []}'],
    ['{"desiredCount": {{ if }}'],
  ])('%s is no exception', async (text) => {
    const opened = await openText(text, { fileName: 'x.json' }, 'service');
    expect(['import', 'refused']).toContain(opened.kind);
    if (opened.kind !== 'sandbox') expect(opened.result.findings.length).toBeGreaterThan(0);
  });
});
