/** Small files that say a little of everything their formats can say. */

export const COMPOSE = [
  `name: shop
x-env: &env
  MODE: prod
services:
  web: &web
    image: \${IMAGE:-nginx:1.27}
    ports: ["8080:80", {target: 443, published: "8443-8444", protocol: tcp}]
    environment: {<<: *env, A: "\${B:?must be}", C: }
    depends_on: {db: {condition: service_healthy}}
    deploy: {replicas: 2, resources: {limits: {cpus: "0.5", memory: 512M}}}
    healthcheck: {test: ["CMD", "curl", "-f", "http://localhost"], interval: 10s, retries: 3}
    logging: {driver: awslogs, options: {awslogs-group: a}}
    volumes: [data:/data:ro, ./conf:/etc/conf, {type: tmpfs, target: /tmp, tmpfs: {size: 1g}}]
    secrets: [token]
    profiles: [debug]
  db:
    extends: {file: other.yml, service: web}
    image: postgres
    command: sh -c "echo $$HOME"
    env_file: [.env]
    ulimits: {nofile: {soft: 1, hard: 2}}
    networks: [back]
include: [missing.yml]
volumes: {data: {driver: local}}
networks: {back: {internal: true}}
secrets: {token: {file: ./token}}
configs: {c: {content: "x"}}
`,
  'services:\n  a: {image: a, links: [b], expose: ["1-3"], cpu_shares: 5, mem_limit: 1g}\n  b: {build: .}\n',
];

export const COMPOSE_WORDS =
  'extends include profiles merge !reset !override ${A} ${A:-b} ${A:?c} $$ service_completed_successfully network_mode host stop_grace_period 1h30m tmpfs read_only init privileged cap_add sysctls entrypoint working_dir user restart unless-stopped labels gpus'.split(
    ' ',
  );

export const TASK_DEFINITION = [
  JSON.stringify({
    family: 'web',
    networkMode: 'awsvpc',
    requiresCompatibilities: ['FARGATE'],
    cpu: '256',
    memory: '512',
    runtimePlatform: { cpuArchitecture: 'ARM64' },
    containerDefinitions: [
      {
        name: 'web',
        image: 'web:1',
        essential: true,
        portMappings: [{ containerPort: 80, hostPort: 80, protocol: 'tcp', name: 'http' }],
        environment: [{ name: 'A', value: '${B}' }],
        secrets: [{ name: 'S', valueFrom: 'arn:aws:ssm:us-east-1:123456789012:parameter/s' }],
        healthCheck: { command: ['CMD-SHELL', 'true'], interval: 5, retries: 3 },
        dependsOn: [{ containerName: 'side', condition: 'START' }],
        mountPoints: [{ sourceVolume: 'v', containerPath: '/v' }],
        logConfiguration: { logDriver: 'awslogs', options: { 'awslogs-group': 'g' } },
        restartPolicy: { enabled: true, ignoredExitCodes: [0] },
        dockerLabels: { a: 'b' },
      },
      { name: 'side', image: 'side', essential: false },
    ],
    volumes: [{ name: 'v', efsVolumeConfiguration: { fileSystemId: 'fs-1' } }],
    placementConstraints: [{ type: 'memberOf', expression: 'attribute:x == y' }],
    tags: [{ key: 'k', value: 'v' }],
    revision: 3,
    status: 'ACTIVE',
  }),
  '{"taskDefinition": {"family": "{{ name }}", "containerDefinitions": [{"name": "a", "image": "<IMAGE1_NAME>" // x\n, "memory": ${MEM}}]}}',
  'Family: web\nContainerDefinitions:\n  - Name: a\n    Image: b\n    Memory: 128\n',
];

export const SERVICE = [
  JSON.stringify({
    cluster: 'c',
    serviceName: 'web',
    taskDefinition: 'web:1',
    desiredCount: 2,
    launchType: 'FARGATE',
    loadBalancers: [{ targetGroupArn: 'arn:x', containerName: 'web', containerPort: 80 }],
    networkConfiguration: { awsvpcConfiguration: { subnets: ['a'], assignPublicIp: 'ENABLED' } },
    deploymentConfiguration: {
      maximumPercent: 200,
      minimumHealthyPercent: 50,
      deploymentCircuitBreaker: { enable: true, rollback: true },
      strategy: 'BLUE_GREEN',
      lifecycleHooks: [{ hookTargetArn: 'arn:l', lifecycleStages: ['PRE_SCALE_UP'] }],
    },
    serviceConnectConfiguration: { enabled: true, services: [{ portName: 'http' }] },
    volumeConfigurations: [{ name: 'v', managedEBSVolume: { sizeInGiB: 1, roleArn: 'r' } }],
    enableExecuteCommand: true,
    tags: [{ key: 'a', value: 'b' }],
  }),
  '{"services": [{"serviceName": "a", "taskDefinition": "b", "status": "ACTIVE", "runningCount": 1}]}',
];

export const APP_SPEC = [
  `version: 0.0
Resources:
  - TargetService:
      Type: AWS::ECS::Service
      Properties:
        TaskDefinition: "<TASK_DEFINITION>"
        LoadBalancerInfo: {ContainerName: web, ContainerPort: 80}
        PlatformVersion: LATEST
        NetworkConfiguration: {AwsvpcConfiguration: {Subnets: [a], SecurityGroups: [b], AssignPublicIp: ENABLED}}
        CapacityProviderStrategy: [{Base: 1, CapacityProvider: FARGATE_SPOT, Weight: 2}]
Hooks:
  - BeforeInstall: "check"
  - AfterAllowTraffic: "arn:aws:lambda:us-east-1:123456789012:function:f"
`,
  '{"version": 0, "Resources": [{"TargetService": {"Type": "AWS::ECS::Service", "Properties": {"TaskDefinition": "a", "LoadBalancerInfo": {"ContainerName": "b", "ContainerPort": 1}}}}]}',
];

export const CLOUDFORMATION = [
  `AWSTemplateFormatVersion: "2010-09-09"
Parameters:
  Env: {Type: String, Default: prod, AllowedValues: [prod, dev]}
  Ids: {Type: CommaDelimitedList, Default: "a,b"}
Mappings: {Sizes: {prod: {cpu: "512"}}}
Conditions: {IsProd: !Equals [!Ref Env, prod], No: !Not [!Condition IsProd]}
Resources:
  Cluster: {Type: "AWS::ECS::Cluster", Properties: {ClusterName: !Sub "\${Env}-c"}}
  Task:
    Type: AWS::ECS::TaskDefinition
    Properties:
      Family: !Join ["-", [a, !Select [0, !Ref Ids]]]
      Cpu: !FindInMap [Sizes, !Ref Env, cpu]
      Memory: !If [IsProd, "1024", !Ref "AWS::NoValue"]
      RequiresCompatibilities: [FARGATE]
      NetworkMode: awsvpc
      ContainerDefinitions:
        - {Name: web, Image: !Sub ["\${X}:1", {X: img}], PortMappings: [{ContainerPort: 80}]}
  Service:
    Type: AWS::ECS::Service
    DependsOn: Task
    Properties:
      Cluster: !GetAtt Cluster.Arn
      TaskDefinition: !Ref Task
      DesiredCount: 1
      LaunchType: FARGATE
      NetworkConfiguration: {AwsvpcConfiguration: {Subnets: !Split [",", "s-1,s-2"]}}
Outputs: {A: {Value: !Ref Service, Export: {Name: x}}}
`,
  JSON.stringify({
    Resources: {
      A: {
        Type: 'AWS::ECS::Cluster',
        Properties: { ClusterName: { 'Fn::Sub': '${AWS::StackName}-${B}' } },
      },
      B: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: { Ref: 'A' } } },
      C: {
        Type: 'AWS::EC2::VPC',
        Properties: { CidrBlock: { 'Fn::Select': [0, { 'Fn::Cidr': ['10.0.0.0/8', 4, 8] }] } },
      },
    },
  }),
];

export const CLOUDFORMATION_WORDS =
  '!Ref !Sub !GetAtt !Join !If !Equals !Not !And !Or !Select !Split !FindInMap !ImportValue !GetAZs !Cidr !Base64 Fn::Transform Fn::Length Fn::ToJsonString Fn::ForEach::X AWS::NoValue AWS::Region AWS::ECS::Service AWS::ECS::CapacityProvider AWS::EC2::Subnet AWS::EC2::SecurityGroup AWS::ElasticLoadBalancingV2::LoadBalancer AWS::ElasticLoadBalancingV2::TargetGroup AWS::ElasticLoadBalancingV2::Listener AWS::IAM::Role DependsOn Condition Properties'.split(
    ' ',
  );

export const DOCKER_RUN = [
  'docker run -d --name web -p 8080:80 -e A=b --env-file .env -v data:/data:ro --memory 512m --cpus 0.5 --restart always --health-cmd "curl -f x" --log-driver awslogs --log-opt a=b nginx:1 sh -c "echo hi"',
  "docker run --rm -it \\\n  --mount type=bind,source=/a,target=/b --network host --ulimit nofile=1:2 'my image' $HOME",
];

export const PROGRESS = [
  '{"ecs-sandbox-progress": 1, "results": {"a": {"seconds": 1, "commands": 2, "hints": 0, "wrong": 1}}}',
];

export const LESSON = `---
title: A lesson
summary: What it is about.
minutes: 5
---

Words with **bold**, [a link](https://docs.aws.amazon.com/x) and \`code\`.

| a | b |
|---|---|
| 1 | 2 |

\`\`\`sh setup
aws ecs create-cluster --cluster-name demo
\`\`\`

## A step

> quoted
> - list

\`\`\`yaml goals
- label: There is a cluster
  run: aws ecs describe-clusters --clusters demo --query 'clusters[0].status'
  is: ACTIVE
- label: How many?
  choices: [{text: One, right: true, because: so}, {text: Two, because: no}]
\`\`\`

\`\`\`sh answer
NAME=$(aws ecs list-clusters --query 'clusterArns[0]' --output text) && aws ecs describe-clusters
\`\`\`

\`\`\`sh wrong Something else
aws ecs delete-cluster --cluster demo
\`\`\`

### Hints

- One
- Two

### Why

Because.

## Wrap-up

Done.
`;

export const LESSON_WORDS = [
  '<script>alert(1)</script>',
  '[x](javascript:alert(1))',
  '![x](http://x/y.png)',
  '### Hints\n',

  '### Why\n',
  '## ',
  '```sh begin\n',
  '```sh look\n',
  '```',
  '> ',
  '* ',
  '1. ',
  '[',
  '](',
  '_',
  '**',

  'at-least: 3',
  'contains: x',
  'given: [a]',
  '[a]: http://x',
  '&amp;',
  '<!--',
  '\n---\n',
  '|---|\n',
];

export const ANY = [
  ...COMPOSE,
  ...TASK_DEFINITION,
  ...SERVICE,
  ...APP_SPEC,
  ...CLOUDFORMATION,
  '{"cluster": "a", "taskDefinition": "b", "count": 2, "overrides": {"containerOverrides": []}}',
  '{"format": "ecs-sandbox", "version": 2}',
];
