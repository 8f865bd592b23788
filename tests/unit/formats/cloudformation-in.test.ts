import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createSandbox } from '../../../src/api/create-sandbox';
import { importCloudFormation } from '../../../src/formats/cloudformation/import-cloudformation';
import type { ImportOptions, ImportResult } from '../../../src/formats/import-result';
import { openText } from '../../../src/formats/registry';

const read = (text: string, options: Partial<ImportOptions> = {}): ImportResult =>
  importCloudFormation(text, { fileName: 'shop.yaml', ...options });

const inputOf = (result: ImportResult, target: string): Record<string, unknown> =>
  result.operations.find((one) => one.target === target)?.input ?? {};

function runIn(result: ImportResult) {
  const sandbox = createSandbox({ seed: 1 });
  for (const { target, input } of result.operations) {
    const answer = sandbox.send(target, input);
    expect(answer, `${target} ${JSON.stringify(input)}`).toMatchObject({ ok: true });
  }
  return sandbox;
}

const WHOLE = readFileSync('tests/fixtures/cloudformation/whole-stack.yaml', 'utf8');

describe('A stack with every kind of resource', () => {
  const result = read(WHOLE);

  test('is found by what it says, and taken by an empty sandbox', async () => {
    const opened = await openText(WHOLE, { fileName: 'whole-stack.yaml' });
    expect(opened).toMatchObject({ kind: 'import', importer: { id: 'cloudformation' } });
    const sandbox = runIn(result);
    for (const until of ['steady:web', 'steady:worker', 'steady:deployed']) {
      const answer = sandbox.send('Sandbox.Wait', { until, timeout: 1200 });
      expect(answer, until).toMatchObject({ ok: true });
    }
  });

  test('every property is used, and what is not is said with its line', () => {
    expect(result.findings.map(({ path }) => path).sort()).toEqual([
      'Resources.Hook',
      'Resources.Logs.DeletionPolicy',
      'Resources.OutsideTask',
      'Resources.Password.Properties.GenerateSecretString',
      'Resources.Private.Properties.AvailabilityZone',
      'Resources.WebTask',
      'Resources.WorkerTask',
    ]);
    const zone = result.findings.find(({ path }) => path.endsWith('AvailabilityZone'));
    expect(WHOLE.split('\n')[(zone?.line ?? 0) - 1]).toContain('eu-west-1c');
    expect(result.notes.Outputs).toEqual({
      Address: { Value: { 'Fn::GetAtt': 'Balancer.DNSName' } },
    });
  });

  test('names stand where AWS has ARNs of one run', () => {
    expect(inputOf(result, 'ELBv2.CreateRule')).toMatchObject({
      ListenerArn: 'shop:80',
      Actions: [{ ForwardConfig: { TargetGroups: [{ TargetGroupArn: 'blue' }, {}] } }],
    });
    expect(inputOf(result, 'ECS.CreateService')).toMatchObject({
      loadBalancers: [{ advancedConfiguration: { productionListenerRule: 'shop:80/10' } }],
    });
    const policy = 'ApplicationAutoScaling.PutScalingPolicy';
    expect(JSON.stringify(inputOf(result, policy))).toContain('"ResourceLabel":"shop/blue"');
    expect(inputOf(result, 'CloudWatch.PutMetricAlarm')).toMatchObject({
      Dimensions: [{ Name: 'LoadBalancer', Value: 'shop' }],
    });
  });

  test('links lead from each resource to what it became', () => {
    const { links = [], operations } = result;
    const service = links.find(
      ({ path, operation }) =>
        path === 'Resources.Web' && operations[operation]?.target === 'ECS.CreateService',
    );
    const lines = WHOLE.split('\n');
    expect(lines[(service?.line ?? 0) - 1]).toBe('  Web:');
    expect(lines[(service?.endLine ?? 0) - 1]).toContain('RoleArn: !GetAtt ExecutionRole.Arn');
    expect(new Set(links.map(({ operation }) => operation)).size).toBeGreaterThan(60);
  });

  test('variables choose parameters, and with them conditions and mappings', () => {
    const variables = { Environment: 'production', 'AWS::StackName': 'mine' };
    const chosen = read(WHOLE, { variables });
    expect(inputOf(chosen, 'ECS.RegisterTaskDefinition')).toMatchObject({
      cpu: '1024',
      containerDefinitions: [
        { environment: [{ value: 'production' }, { name: 'DEBUG' }, { name: 'FAST' }] },
      ],
    });
    const question = chosen.decisions?.find(({ id }) => id === 'parameter.Environment');
    expect(question).toMatchObject({ chosen: 'production', options: [{ value: 'test' }, {}] });
    const answered = read(WHOLE, { choices: { 'parameter.Environment': 'production' } });
    expect(inputOf(answered, 'ECS.CreateCluster')).toMatchObject({
      clusterName: 'shop-production',
    });
  });
});

/** A template with one log group, whose name is what is worked out. */
const named = (expression: string, rest = ''): string =>
  `${rest}\nResources:\n  Group:\n    Type: AWS::Logs::LogGroup\n    Properties:\n      LogGroupName: ${expression}\n`;
const nameFrom = (expression: string, rest = '') =>
  inputOf(read(named(expression, rest)), 'Logs.CreateLogGroup').logGroupName;

describe('Functions', () => {
  test.each([
    ['!Ref AWS::Region', 'us-east-1'],
    ['!Sub "${AWS::AccountId}/${!Kept}"', '123456789012/${Kept}'],
    ['!Sub ["${Own}-${AWS::Partition}", { Own: !Join [".", [a, b]] }]', 'a.b-aws'],
    ['!Select [1, !Split ["/", "a/b/c"]]', 'b'],
    ['{ "Fn::Join": ["-", [x, !Base64 "hi", "1.0", 0123]] }', 'x-aGk=-1.0-0123'],
    ['!Select ["1", !GetAZs ""]', 'us-east-1b'],
    ['!Select [2, !Cidr ["10.0.3.7/22", 4, 8]]', '10.0.2.0/24'],
    ['!Join ["", [!Length [a, b, c], !ToJsonString { a: [1] }]]', '3{"a":[1]}'],
    ['!FindInMap [M, a, b]', 'found'],
    ['!FindInMap [M, a, c, { DefaultValue: otherwise }]', 'otherwise'],
    ['!If [Both, yes-both, not-both]', 'not-both'],
    ['!If [Either, one, none]', 'one'],
    ['!Ref P', 'by-default'],
    ['!Join [",", !Ref List]', 'a,b'],
  ])('%s is %s', (expression, expected) => {
    const rest = [
      'Parameters: { P: { Type: String, Default: by-default },',
      '  List: { Type: CommaDelimitedList, Default: "a, b" } }',
      'Mappings: { M: { a: { b: found } } }',
      'Conditions:',
      '  Yes: !Equals [1, "1"]',
      '  No: !Not [{ Condition: "Yes" }]',
      '  Both: !And [!Condition "Yes", !Condition "No"]',
      '  Either: { "Fn::Or": [{ Condition: "Yes" }, !Condition "No"] }',
    ].join('\n');
    expect(nameFrom(expression, rest)).toBe(expected);
  });

  test.each([
    '!Ref Nobody',
    '!GetAtt Nobody.Arn',
    '!Sub "${Nobody}"',
    '!If [Nobody, a, b]',
    '!FindInMap [Nobody, a, b]',
    '!Select [7, [a]]',
    '!Cidr ["10.0.0.0/30", 9, 8]',
    '!Transform { Name: Mine }',
  ])('%s is a finding with its line, and no exception', (expression) => {
    const { findings } = read(named(expression));
    const path = 'Resources.Group.Properties.LogGroupName';
    expect(findings).toContainEqual(expect.objectContaining({ path, line: 6 }));
  });

  test('what one name lends to the functions of JavaScript is no name of a template', () => {
    for (const name of ['constructor', '__proto__', 'toString']) {
      const { findings } = read(named(`!Ref ${name}`));
      expect(findings[0]?.message, name).toContain(name);
    }
    expect(read('Resources: { __proto__: { Type: "AWS::ECS::Cluster" } }').operations).toHaveLength(
      1,
    );
  });

  test('the same template as JSON comes to the same', () => {
    const json = JSON.stringify({
      Parameters: { Name: { Type: 'String', Default: 'web' } },
      Resources: {
        Cluster: { Type: 'AWS::ECS::Cluster', Properties: { ClusterName: { Ref: 'Name' } } },
      },
    });
    const result = read(json, { fileName: 'stack.json' });
    expect(inputOf(result, 'ECS.CreateCluster')).toEqual({ clusterName: 'web' });
  });
});

test('a DependsOn that names no resource is told with its line, and the rest is made', () => {
  const { operations, findings } = read(
    'Resources:\n  A:\n    Type: AWS::ECS::Cluster\n    DependsOn: [B, C]\n  B: { Type: AWS::ECS::Cluster }',
  );
  expect(operations).toHaveLength(2);
  expect(findings).toEqual([
    {
      path: 'Resources.A.DependsOn',
      line: 4,
      severity: 'warning',
      message: 'no resource is called “C”: CloudFormation would refuse the template',
    },
  ]);
});

describe('What cannot be used', () => {
  const CYCLE = [
    'Resources:',
    '  A: { Type: AWS::ECS::Cluster, DependsOn: B }',
    '  B: { Type: AWS::ECS::Cluster, Properties: { ClusterName: !Ref C } }',
    '  C: { Type: AWS::ECS::Cluster, DependsOn: [A] }',
  ].join('\n');
  const NAMES = [
    'Resources:',
    '  A: { Type: AWS::ECS::Cluster, Properties: { ClusterName: !Ref B } }',
    '  B: { Type: AWS::ECS::Cluster, Properties: { ClusterName: !Ref A } }',
  ].join('\n');

  test.each([
    ['no YAML', 'Resources:\n  - a: [', 2],
    ['no JSON', '{"Resources": {\n"a": }', 2],
    ['no mapping', '- Resources', 1],
    ['no resources', 'Description: nothing', 1],
    ['two keys alike', 'Resources:\n  A: { Type: x }\n  A: { Type: y }', 3],
    ['resources in a circle', CYCLE, 2],
    ['names in a circle', NAMES, 2],
  ])('%s: one error with its line', (_, text, line) => {
    const { operations, findings } = read(text);
    expect(operations).toEqual([]);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ severity: 'error' });
    expect(findings[0]?.line).toBe(line);
  });

  test('the circle is named', () => {
    expect(read(CYCLE).findings[0]?.message).toContain('A → B → C → A');
  });

  test.each([
    ['too long', `Resources: ${' '.repeat(1_100_000)}`],
    ['too deep', `Resources: ${'['.repeat(5000)}${']'.repeat(5000)}`],
    ['unfolds without end', `a: &a [x]\n${bomb()}Resources: *k`],
    ['names itself', 'Resources: &a { b: *a }'],
    ['grows by its names', doubling()],
    ['has resources without end', many(2001)],
  ])('a file that is %s is refused', (_, text) => {
    const { operations, findings } = read(text);
    expect(operations).toEqual([]);
    expect(findings).toMatchObject([{ severity: 'error' }]);
  });
});

/** Each log group is called twice what the one before it is. */
function doubling(): string {
  const groups = Array.from({ length: 40 }, (_, n) => {
    const name = n === 0 ? '0123456789' : `!Sub "\${G${n - 1}}\${G${n - 1}}"`;
    return `  G${n}: { Type: AWS::Logs::LogGroup, Properties: { LogGroupName: ${name} } }`;
  });
  return ['Resources:', ...groups].join('\n');
}

/** Task definitions of one family, which are told apart by their number. */
const many = (count: number): string =>
  ['Resources:', ...Array.from({ length: count }, (_, n) => task(n))].join('\n');
const task = (n: number): string =>
  `  T${n}: { Type: AWS::ECS::TaskDefinition, Properties: { Family: f, ContainerDefinitions: [{ Name: a, Image: i }] } }`;

test('as many resources as are read are read within seconds', () => {
  const { operations } = read(many(2000));
  expect(operations).toHaveLength(2000);
}, 10_000);

function bomb(): string {
  const letters = 'abcdefghijk';
  return Array.from(letters.slice(1))
    .map((one, index) => `${one}: &${one} [${`*${letters[index]},`.repeat(9)}]\n`)
    .join('');
}

describe('What the sandbox has not', () => {
  test('properties and types are left out with a finding, and kept', () => {
    const result = read(`
Resources:
  Cluster:
    Type: AWS::ECS::Cluster
    Properties: { ClusterName: c, Sparkle: 3 }
  Topic: { Type: AWS::SNS::Topic, Properties: { TopicName: news } }
  Custom: { Type: Custom::Thing }
  Nested: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: x } }
`);
    const path = 'Resources.Cluster.Properties.Sparkle';
    expect(result.findings).toContainEqual(expect.objectContaining({ path, line: 5 }));
    expect(result.notes[path]).toBe(3);
    for (const id of ['Topic', 'Custom', 'Nested']) {
      expect(result.findings.map((one) => one.path)).toContain(`Resources.${id}`);
    }
    expect(result.operations).toHaveLength(1);
  });

  test('a network load balancer goes with all that leads to it; the service stays', () => {
    const result = read(`
Resources:
  Nlb: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Type: network, Subnets: [a, b] } }
  Group: { Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: { Protocol: TCP, Port: 80, VpcId: vpc-1 } }
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Nlb
      Port: 80
      Protocol: TCP
      DefaultActions: [{ Type: forward, TargetGroupArn: !Ref Group }]
  Cluster: { Type: AWS::ECS::Cluster }
  Task:
    Type: AWS::ECS::TaskDefinition
    Properties: { ContainerDefinitions: [{ Name: app, Image: nginx, Memory: 256, PortMappings: [{ ContainerPort: 80 }] }] }
  Service:
    Type: AWS::ECS::Service
    Properties:
      ServiceName: app
      Cluster: !Ref Cluster
      TaskDefinition: !Ref Task
      LoadBalancers: [{ ContainerName: app, ContainerPort: 80, TargetGroupArn: !Ref Group }]
`);
    expect(inputOf(result, 'ECS.CreateService').loadBalancers).toBeUndefined();
    expect(result.findings.map(({ path }) => path).sort()).toEqual([
      'Resources.Group',
      'Resources.Listener',
      'Resources.Nlb',
      'Resources.Service.Properties.LoadBalancers[0]',
    ]);
    const until = 'steady:app';
    expect(runIn(result).send('Sandbox.Wait', { until })).toMatchObject({ ok: true });
  });

  test('what other stacks have is made, under the names that the template uses', () => {
    const result = read(`
Parameters:
  Subnets: { Type: List<AWS::EC2::Subnet::Id> }
  ListenerArn: { Type: String }
Resources:
  Group:
    Type: AWS::ElasticLoadBalancingV2::TargetGroup
    Properties: { Port: 80, Protocol: HTTP, TargetType: ip, VpcId: !ImportValue net-VpcId }
  Rule:
    Type: AWS::ElasticLoadBalancingV2::ListenerRule
    Properties:
      ListenerArn: !Ref ListenerArn
      Priority: 1
      Conditions: [{ Field: host-header, Values: [app.example.com] }]
      Actions: [{ Type: forward, TargetGroupArn: !Ref Group }]
  Service:
    Type: AWS::ECS::Service
    Properties:
      ServiceName: app
      Cluster: !ImportValue { 'Fn::Sub': '\${AWS::StackName}-Cluster' }
      TaskDefinition: arn:aws:ecs:us-east-1:123456789012:task-definition/old:7
      CapacityProviderStrategy: [{ CapacityProvider: !ImportValue ECSCapacityProvider, Weight: 1 }]
      NetworkConfiguration: { AwsvpcConfiguration: { Subnets: !Ref Subnets } }
      LoadBalancers: [{ ContainerName: app, ContainerPort: 8080, TargetGroupArn: !Ref Group }]
`);
    const sandbox = runIn(result);
    const until = 'steady:app';
    expect(sandbox.send('Sandbox.Wait', { until, timeout: 900 })).toMatchObject({ ok: true });
    const said = result.findings.map(({ message }) => message).join('\n');
    for (const what of ['cluster', 'listener', 'capacity provider', 'task definition']) {
      expect(said).toMatch(new RegExp(`the ${what} .* is not of this template`));
    }
    expect(result.findings.every(({ line }) => (line ?? 0) > 0)).toBe(true);
  });
});

describe('Habits of people', () => {
  test('a stand-in image answers health checks where its target group asks', () => {
    const result = read(`
Parameters:
  Cluster: { Type: String }
  Listener: { Type: String }
Resources:
  Service:
    Type: AWS::ECS::Service
    DependsOn: Rule
    Properties:
      ServiceName: site
      Cluster: !Ref Cluster
      Role: !Ref ServiceRole
      TaskDefinition: !Ref Task
      LoadBalancers: [{ ContainerName: site, ContainerPort: 8000, TargetGroupArn: !Ref Group }]
  Task:
    Type: AWS::ECS::TaskDefinition
    Properties:
      Family: site
      ContainerDefinitions:
        - { Name: site, Image: site:1, Memory: 256, PortMappings: [{ ContainerPort: 8000 }] }
  Group:
    Type: AWS::ElasticLoadBalancingV2::TargetGroup
    Properties: { VpcId: vpc-1, Port: 80, Protocol: HTTP, HealthCheckPath: /healthz }
  Rule:
    Type: AWS::ElasticLoadBalancingV2::ListenerRule
    Properties:
      ListenerArn: !Ref Listener
      Priority: '1'
      Conditions: [{ Field: path-pattern, Values: [/] }]
      Actions: [{ Type: forward, TargetGroupArn: !Ref Group }]
  ServiceRole:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: |
        {"Statement": [{"Effect": "Allow", "Principal": {"Service": ["ecs.amazonaws.com"]}, "Action": "sts:AssumeRole"}]}
      Policies:
        - PolicyName: balance
          PolicyDocument: { Statement: { Effect: Allow, Action: 'elasticloadbalancing:*', Resource: '*' } }
`);
    expect(inputOf(result, 'Sandbox.PutImage')).toEqual({
      image: 'site:1',
      healthCheckPath: '/healthz',
    });
    const until = 'steady:site';
    const sandbox = runIn(result);
    expect(sandbox.send('Sandbox.Wait', { until, timeout: 900 })).toMatchObject({ ok: true });
  });

  test('instances that cfn-init joins to a cluster join it', () => {
    const result = read(`
Resources:
  Cluster: { Type: AWS::ECS::Cluster, Properties: { ClusterName: hosts } }
  Configuration:
    Type: AWS::AutoScaling::LaunchConfiguration
    Metadata:
      AWS::CloudFormation::Init:
        config:
          commands:
            join: { command: !Sub 'echo ECS_CLUSTER=\${Cluster} >> /etc/ecs/ecs.config' }
    Properties:
      ImageId: ami-1
      InstanceType: c4.large
      UserData: { 'Fn::Base64': '#!/bin/bash' }
  Hosts:
    Type: AWS::AutoScaling::AutoScalingGroup
    Properties:
      LaunchConfigurationName: !Ref Configuration
      MinSize: 2
      MaxSize: 2
`);
    const sandbox = runIn(result);
    sandbox.send('Sandbox.Wait', { for: 300 });
    const { output } = sandbox.send('ECS.ListContainerInstances', { cluster: 'hosts' }) as {
      output: { containerInstanceArns: string[] };
    };
    expect(output.containerInstanceArns).toHaveLength(2);
    const said = result.findings.map(({ message }) => message).join('\n');
    expect(said).toContain('c4.large is not simulated: m5.large stands in for it');
  });
});

describe('Images that nobody declared', () => {
  const TASK = `Resources:
  Task:
    Type: AWS::ECS::TaskDefinition
    Properties:
      NetworkMode: awsvpc
      RequiresCompatibilities: [FARGATE]
      Cpu: "256"
      Memory: "512"
      RuntimePlatform: {CpuArchitecture: ARM64}
      ContainerDefinitions:
        - {Name: init, Image: init, Essential: false}
        - Name: web
          Image: web
          PortMappings: [{ContainerPort: 80}, {ContainerPortRange: 90-91}]
          DependsOn: [{ContainerName: init, Condition: SUCCESS}]
  Blue:
    Type: AWS::ElasticLoadBalancingV2::TargetGroup
    Properties: {Port: 80, Protocol: HTTP, TargetType: ip, VpcId: vpc-1, HealthCheckPath: /up}
  Balancer:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
    Properties: {Subnets: [subnet-a, subnet-b]}
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Balancer
      Port: 80
      Protocol: HTTP
      DefaultActions: [{Type: forward, TargetGroupArn: !Ref Blue}]
  Service:
    Type: AWS::ECS::Service
    DependsOn: Listener
    Properties:
      ServiceName: web
      LaunchType: FARGATE
      TaskDefinition: !Ref Task
      LoadBalancers: [{ContainerName: web, ContainerPort: 80, TargetGroupArn: !Ref Blue}]
      NetworkConfiguration: {AwsvpcConfiguration: {Subnets: [subnet-a]}}`;

  test('are built for the task’s architecture, end where that is awaited, answer checks', () => {
    const result = read(TASK);
    const images = result.operations.filter(({ target }) => target === 'Sandbox.PutImage');
    const last = new Map(images.map(({ input }) => [input.image, input]));
    expect(last.get('web')).toEqual({
      image: 'web',
      architecture: 'ARM64',
      healthCheckPath: '/up',
    });
    expect(last.get('init')).toMatchObject({ architecture: 'ARM64', exitCode: 0 });
    const sandbox = runIn(result);
    expect(sandbox.send('Sandbox.Wait', { until: 'steady:web', timeout: 600 }).ok).toBe(true);
  });

  test('a range of ports beside the one of a target group is no reason to change it', () => {
    const other = TASK.replace('{ContainerPort: 80}, {', '{ContainerPort: 70}, {').replace(
      '90-91',
      '80-91',
    );
    expect(inputOf(read(other), 'ECS.CreateService')).toMatchObject({
      loadBalancers: [{ containerPort: 80 }],
    });
  });
});
