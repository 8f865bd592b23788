/** Task definitions and services seen as compose, and what comes back of them. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { EXPORTERS } from '../../../../src/formats/exporters';
import { writeCompose } from '../../../../src/formats/compose/write/write-compose';
import type { Account } from '../../../../src/model/account';
import { EMPTY_WORKBENCH, type SandboxDocument } from '../../../../src/model/sandbox-document';
import {
  container as firstContainer,
  give,
  inputs,
  read,
  unsteady,
} from '../../../support/compose-files';
import { openDoor } from '../../../support/sandbox-door';

type Members = Record<string, unknown>;
type Services = Record<string, Members>;

const documentOf = (account: Account): SandboxDocument => ({
  format: 'ecs-sandbox',
  version: 2,
  id: 'x',
  name: 'Shop',
  seed: 1,
  account,
  log: [],
  now: 0,
  layout: {},
  notes: {},
  workbench: EMPTY_WORKBENCH,
});

/** The file that an account is written as, and what is said of it. */
function write(operations: Account['operations']): {
  services: Services;
  text: string;
  says: string[];
  file: Members;
} {
  const door = openDoor();
  for (const { target, input } of operations) door.give(target, input);
  const account = door.give('Sandbox.DescribeAccount') as Account;
  const { files, findings } = writeCompose(documentOf(account));
  const text = files[0]?.text ?? '';
  const file = parse(text) as Members;
  const says = findings.map(({ path, message }) => `${path}: ${message}`);
  return { services: file.services as Services, text, says, file };
}

const task = (containers: Members[], more: Members = {}) => ({
  target: 'ECS.RegisterTaskDefinition',
  input: { family: 'web', containerDefinitions: containers, ...more },
});
const FARGATE = {
  requiresCompatibilities: ['FARGATE'],
  networkMode: 'awsvpc',
  cpu: '512',
  memory: '1024',
};
const FULL: Members = {
  name: 'web',
  image: 'nginx:1',
  command: ['nginx', '-g', 'daemon off;'],
  entryPoint: ['/run'],
  cpu: 256,
  memory: 512,
  memoryReservation: 128,
  portMappings: [{ containerPort: 80 }, { containerPort: 53, protocol: 'udp' }],
  environment: [{ name: 'PRICE', value: '5$ or ${NAME}' }],
  healthCheck: { command: ['CMD', 'true'], interval: 10, timeout: 3, retries: 2, startPeriod: 30 },
  user: '1000',
  workingDirectory: '/srv',
  readonlyRootFilesystem: true,
  interactive: true,
  pseudoTerminal: true,
  stopTimeout: 45,
  dockerLabels: { team: 'shop' },
  ulimits: [{ name: 'nofile', softLimit: 10, hardLimit: 20 }],
  systemControls: [{ namespace: 'net.core.somaxconn', value: '100' }],
  linuxParameters: {
    initProcessEnabled: true,
    capabilities: { add: ['SYS_PTRACE'], drop: ['ALL'] },
  },
  logConfiguration: {
    logDriver: 'awslogs',
    options: { 'awslogs-group': 'g', 'awslogs-region': 'us-east-1', 'awslogs-stream-prefix': 'p' },
  },
};

test('the registry has it', async () => {
  const exporter = EXPORTERS.find(({ id }) => id === 'compose');
  const account = openDoor().give('Sandbox.DescribeAccount') as Account;
  const result = await exporter?.write(documentOf(account));
  expect(result?.files[0]?.name).toBe('shop.compose.yml');
  expect(result?.findings[0]?.message).toMatch(/no task definition/);
});

describe('task definition → compose → import', () => {
  test('keeps every member that both can say', () => {
    const written = write([
      task([FULL], {
        ...FARGATE,
        runtimePlatform: { cpuArchitecture: 'ARM64', operatingSystemFamily: 'LINUX' },
      }),
    ]);
    // No variable of Compose’s is made of a text that happens to have a dollar in it.
    expect(written.text).toContain('5$$ or $${NAME}');
    const again = inputs(read(written.text), 'ECS.RegisterTaskDefinition')[0] ?? {};
    expect(again).toMatchObject({
      ...FARGATE,
      family: 'shop',
      runtimePlatform: { cpuArchitecture: 'ARM64' },
    });
    const [own] = again.containerDefinitions as Members[];
    expect(own).toEqual({
      ...FULL,
      portMappings: expect.arrayContaining(FULL.portMappings as []) as unknown,
    });
  });

  test('on EC2: what Docker has and Fargate has not', () => {
    const container = {
      name: 'web',
      image: 'a',
      memory: 256,
      privileged: true,
      portMappings: [{ containerPort: 80, hostPort: 8080 }],
      linuxParameters: {
        devices: [{ hostPath: '/dev/snd', containerPath: '/dev/sound' }],
        sharedMemorySize: 64,
        tmpfs: [{ containerPath: '/tmp', size: 32 }],
      },
      extraHosts: [{ hostname: 'db', ipAddress: '10.0.0.5' }],
      resourceRequirements: [{ type: 'GPU', value: '2' }],
    };
    const { services } = write([task([container])]);
    expect(services.web).toMatchObject({ ports: ['8080:80'], privileged: true });
    const back = read(
      `services: ${JSON.stringify({ web: { ...services.web, network_mode: 'bridge' } })}`,
    );
    expect(firstContainer(back)).toMatchObject(container);
  });

  test('several containers share the network of the first, in order', () => {
    const containers = [
      { name: 'init', image: 'i', essential: false, memory: 64 },
      {
        name: 'app',
        image: 'a',
        memory: 64,
        portMappings: [{ containerPort: 80 }],
        dependsOn: [{ containerName: 'init', condition: 'SUCCESS' }],
      },
      {
        name: 'side',
        image: 's',
        memory: 64,
        dependsOn: [{ containerName: 'app', condition: 'START' }],
      },
    ];
    const { services, text } = write([task(containers, FARGATE)]);
    expect(services).toMatchObject({
      web: { image: 'a', depends_on: { init: { condition: 'service_completed_successfully' } } },
      init: { network_mode: 'service:web', restart: 'no' },
      side: { network_mode: 'service:web', depends_on: { web: { condition: 'service_started' } } },
    });
    const again = read(text);
    const [back] = inputs(again, 'ECS.RegisterTaskDefinition');
    const list = back?.containerDefinitions as Members[];
    expect(list.map(({ name, dependsOn }) => [name, dependsOn])).toEqual([
      ['init', undefined],
      ['web', [{ containerName: 'init', condition: 'SUCCESS' }]],
      ['side', [{ containerName: 'web', condition: 'START' }]],
    ]);
    const { door, refused } = give(again);
    expect(refused).toBeUndefined();
    expect(unsteady(door, again)).toEqual([]);
  });
});

const PROD: Account['operations'] = [
  { target: 'ECS.CreateCluster', input: { clusterName: 'prod' } },
  task(
    [
      {
        ...FULL,
        secrets: [{ name: 'KEY', valueFrom: 'arn:aws:ssm:us-east-1:123456789012:parameter/key' }],
        mountPoints: [{ sourceVolume: 'data', containerPath: '/data', readOnly: true }],
        startTimeout: 30,
      },
    ],
    {
      ...FARGATE,
      executionRoleArn: 'arn:aws:iam::123456789012:role/x',
      volumes: [{ name: 'data', efsVolumeConfiguration: { fileSystemId: 'fs-1' } }],
    },
  ),
  {
    target: 'ELBv2.CreateTargetGroup',
    input: { Name: 'web', Protocol: 'HTTP', Port: 80, VpcId: 'vpc-1', TargetType: 'ip' },
  },
  {
    target: 'ELBv2.CreateLoadBalancer',
    input: { Name: 'alb', Subnets: ['subnet-a', 'subnet-b'] },
  },
  {
    target: 'ELBv2.CreateListener',
    input: {
      LoadBalancerArn: 'alb',
      Protocol: 'HTTP',
      Port: 8080,
      DefaultActions: [{ Type: 'forward', TargetGroupArn: 'web' }],
    },
  },
  {
    target: 'ECS.CreateService',
    input: {
      cluster: 'prod',
      serviceName: 'front',
      taskDefinition: 'web',
      desiredCount: 4,
      launchType: 'FARGATE',
      loadBalancers: [{ targetGroupArn: 'web', containerName: 'web', containerPort: 80 }],
      networkConfiguration: {
        awsvpcConfiguration: { subnets: ['subnet-a'], securityGroups: ['sg-1'] },
      },
      deploymentConfiguration: {
        maximumPercent: 150,
        minimumHealthyPercent: 100,
        deploymentCircuitBreaker: { enable: true, rollback: true },
      },
      healthCheckGracePeriodSeconds: 60,
    },
  },
];

test('services: counts, deployments, listeners, volumes, secrets', () => {
  const { services, file, says } = write(PROD);
  expect(file).toMatchObject({ name: 'prod', volumes: { data: null } });
  expect(services.front).toMatchObject({
    // One machine’s port is one container’s: four of them take four.
    ports: ['8080-8083:80'],
    expose: ['53/udp'],
    volumes: ['data:/data:ro'],
    environment: { KEY: null },
    deploy: {
      replicas: 4,
      update_config: { parallelism: 2, order: 'start-first', failure_action: 'rollback' },
      resources: { limits: { cpus: '0.5', memory: '512M' } },
    },
  });
  const at = 'taskDefinitions.web:1.containerDefinitions[0]';
  const told = says.join('\n');
  for (const line of [
    `${at}.secrets[0]: KEY is taken from your environment`,
    `${at}.mountPoints[0]: a volume of Docker’s`,
    `${at}.startTimeout: Compose has no word for it`,
    'taskDefinitions.web:1.executionRoleArn: Docker knows no roles',
    'services.front.healthCheckGracePeriodSeconds: Compose has no word for it',
    'services.front.desiredCount: each of 4 containers takes a port of the machine of its own',
    'services.front.networkConfiguration: all services',
    ': left out, 3 of load balancers',
  ]) {
    expect(told).toContain(line);
  }
});

test('two services of several containers take ports that are nobody else’s', () => {
  const container = (hostPort: number) => ({
    name: 'web',
    image: 'a',
    memory: 64,
    portMappings: [{ containerPort: 80, hostPort }],
  });
  const service = (serviceName: string, desiredCount: number, taskDefinition: string) => ({
    target: 'ECS.CreateService',
    input: { serviceName, desiredCount, taskDefinition },
  });
  const { services, says } = write([
    { target: 'ECS.CreateCluster', input: { clusterName: 'default' } },
    task([container(80)]),
    task([container(82)]),
    service('a', 2, 'web:1'),
    service('b', 2, 'web:1'),
    service('c', 1, 'web:2'),
  ]);
  expect(Object.values(services).map(({ ports }) => ports)).toEqual([
    ['80-81:80'],
    ['83-84:80'],
    ['82:80'],
  ]);
  // What nobody gave is nothing that could be lost.
  expect(says.join('\n')).not.toContain('healthCheckGracePeriodSeconds');
});

test('the example goes round: written and read again it has the same services', () => {
  const shop = read(readFileSync('public/examples/shop.compose.yml', 'utf8'));
  const { text } = write(shop.operations);
  const again = read(text);
  const shapes = (result: typeof shop) =>
    inputs(result, 'ECS.CreateService').map(
      ({ serviceName, desiredCount, deploymentConfiguration }) => [
        serviceName,
        desiredCount,
        deploymentConfiguration,
      ],
    );
  expect(shapes(again)).toEqual(shapes(shop));
  expect(inputs(again, 'ELBv2.CreateListener')).toMatchObject([{ Port: 8080 }]);
  const sizes = (result: typeof shop) =>
    inputs(result, 'ECS.RegisterTaskDefinition')
      .map(({ family, cpu, memory }) => `${String(family)}: ${String(cpu)}, ${String(memory)}`)
      .toSorted();
  expect(sizes(again)).toEqual(sizes(shop));
  const { door, refused } = give(again);
  expect(refused).toBeUndefined();
  expect(unsteady(door, again)).toEqual([]);
});
