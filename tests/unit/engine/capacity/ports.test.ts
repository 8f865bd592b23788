/** Network modes and host ports on a cluster's own instances (tasks 3.4). */
import { describe, expect, test } from 'vitest';
import { bindingsOf } from '../../../../src/engine/capacity/ports';
import type { Task } from '../../../../src/model/task';
import { awsvpc, type Ec2Stage, stageEc2 } from '../../../support/ec2-cluster';

function oneInstance(): Ec2Stage {
  const stage = stageEc2();
  stage.launch({ InstanceType: 'm5.2xlarge' });
  return stage;
}

const mapping = (containerPort: number, hostPort?: number, more = {}) => ({
  portMappings: [{ containerPort, ...(hostPort !== undefined && { hostPort }), ...more }],
});
const hostPorts = (tasks: readonly Task[]) =>
  tasks.flatMap((task) => bindingsOf(task).map(({ hostPort }) => hostPort));
const stop = (stage: Ec2Stage, task: Task) => {
  stage.door.give('ECS.StopTask', { cluster: 'demo', task: task.arn });
  stage.until(() => task.lastStatus === 'STOPPED');
};

describe('network modes', () => {
  test('fact T3.4-1: awsvpc: host and container port are the same, and interfaces are the limit', () => {
    const stage = stageEc2();
    const [instance] = stage.launch();
    const { message } = stage.door.refused('ECS.RegisterTaskDefinition', {
      family: 'web',
      networkMode: 'awsvpc',
      containerDefinitions: [{ name: 'web', image: 'web:1', memory: 64, ...mapping(80, 8080) }],
    });
    expect(message).toBe(
      'When networkMode=awsvpc, the host ports and container ports in port mappings must match.',
    );
    stage.define(mapping(80), { networkMode: 'awsvpc' });
    const { tasks, reasons } = stage.run({ ...awsvpc(instance!.subnetId), count: 3 });
    // Both listen on port 80: each has an address of its own.
    expect(tasks).toHaveLength(2);
    expect(new Set(tasks.map(({ privateIp }) => privateIp)).size).toBe(2);
    expect(hostPorts(tasks)).toEqual([]);
    expect(reasons).toEqual(['RESOURCE:ENI']);
  });

  test('fact T3.4-2: bridge: many copies with dynamic ports, one with a fixed port', () => {
    const stage = oneInstance();
    stage.define(mapping(80, 0));
    const { tasks } = stage.run({ count: 4 });
    expect(hostPorts(tasks)).toEqual([32_768, 32_769, 32_770, 32_771]);
    stage.define(mapping(80));
    expect(hostPorts(stage.run().tasks)).toEqual([32_772]);
    stage.define(mapping(80, 8080));
    const { tasks: fixed, reasons } = stage.run({ count: 2 });
    expect(hostPorts(fixed)).toEqual([8080]);
    expect(reasons).toEqual(['RESOURCE:PORTS']);
  });

  test('fact T3.4-3: host: the container’s port is the host’s, and the same task cannot be there twice', () => {
    const stage = oneInstance();
    const { message } = stage.door.refused('ECS.RegisterTaskDefinition', {
      family: 'web',
      networkMode: 'host',
      containerDefinitions: [{ name: 'web', image: 'web:1', memory: 64, ...mapping(80, 8080) }],
    });
    expect(message).toContain('networkMode=host');
    stage.define(mapping(80), { networkMode: 'host' });
    const { tasks, reasons } = stage.run({ count: 2 });
    expect(hostPorts(tasks)).toEqual([80]);
    expect(reasons).toEqual(['RESOURCE:PORTS']);
  });

  test('fact T3.4-4: none: no ports, and as many copies as fit', () => {
    const stage = oneInstance();
    stage.door.refused('ECS.RegisterTaskDefinition', {
      family: 'web',
      networkMode: 'none',
      containerDefinitions: [{ name: 'web', image: 'web:1', memory: 64, ...mapping(80) }],
    });
    stage.define({}, { networkMode: 'none' });
    const { tasks } = stage.run({ count: 5 });
    expect(tasks).toHaveLength(5);
    expect(hostPorts(tasks)).toEqual([]);
  });
});

describe('PORT-1, PORT-2: which ports are free', () => {
  test('fact T3.4-5: dynamic ports come from 32768 to 60999', () => {
    const stage = oneInstance();
    stage.define(mapping(80, 32_768));
    stage.run();
    stage.define(mapping(80, 0));
    expect(hostPorts(stage.run({ count: 2 }).tasks)).toEqual([32_769, 32_770]);
  });

  test.each([22, 2375, 2376, 51_678, 51_679, 51_680])(
    'fact T3.4-6: port %d is the instance’s own',
    (port) => {
      const stage = oneInstance();
      stage.define(mapping(80, port));
      expect(stage.run().reasons).toEqual(['RESOURCE:PORTS']);
    },
  );

  test('fact T3.4-6: ECS_RESERVED_PORTS adds to them; a hundred fixed ones in all, dynamic ones apart', () => {
    const stage = stageEc2();
    stage.launch({ InstanceType: 'm5.2xlarge' }, 'ECS_RESERVED_PORTS=[8080]');
    stage.define(mapping(80, 8080));
    expect(stage.run().reasons).toEqual(['RESOURCE:PORTS']);
    const portMappings = Array.from({ length: 93 }, (_, n) => ({
      containerPort: 1000 + n,
      hostPort: 1000 + n,
    }));
    stage.define(mapping(80, 0));
    stage.run({ count: 5 });
    // 7 are reserved: with 93 more there are a hundred.
    stage.define({ portMappings });
    expect(stage.run().tasks).toHaveLength(1);
    stage.define(mapping(80, 9000));
    expect(stage.run().reasons).toEqual(['RESOURCE:PORTS']);
    stage.define(mapping(80, 0));
    expect(stage.run().tasks).toHaveLength(1);
  });

  test('fact T3.4-7: a container port is mapped for one protocol; the same host port for two tasks’ two', () => {
    const stage = oneInstance();
    const both = [
      { containerPort: 53, protocol: 'tcp' },
      { containerPort: 53, protocol: 'udp' },
    ];
    const { message } = stage.door.refused('ECS.RegisterTaskDefinition', {
      family: 'web',
      containerDefinitions: [{ name: 'web', image: 'web:1', memory: 64, portMappings: both }],
    });
    expect(message).toContain('mapped for two protocols');
    stage.define(mapping(53, 53, { protocol: 'udp' }));
    expect(stage.run().tasks).toHaveLength(1);
    stage.define(mapping(53, 53, { protocol: 'tcp' }));
    expect(stage.run().tasks).toHaveLength(1);
    expect(stage.run().reasons).toEqual(['RESOURCE:PORTS']);
  });

  test('fact T3.4-8: ranges of container ports in bridge and awsvpc, a hundred for a container', () => {
    const stage = oneInstance();
    const ranges = (n: number) =>
      Array.from({ length: n }, (_, i) => ({ containerPortRange: `${i * 10 + 1}-${i * 10 + 5}` }));
    const register = (networkMode: string, n: number) => ({
      family: 'web',
      networkMode,
      containerDefinitions: [{ name: 'web', image: 'web:1', memory: 64, portMappings: ranges(n) }],
    });
    stage.door.give('ECS.RegisterTaskDefinition', register('awsvpc', 100));
    stage.door.give('ECS.RegisterTaskDefinition', register('bridge', 100));
    expect(stage.run({ count: 2 }).tasks).toHaveLength(2);
    stage.door.refused('ECS.RegisterTaskDefinition', register('bridge', 101));
    stage.door.refused('ECS.RegisterTaskDefinition', register('host', 1));
  });

  test('fact T3.4-9: sixteen subnets, five security groups, and no public address unless asked', () => {
    const stage = oneInstance();
    stage.define({}, { networkMode: 'awsvpc' });
    const names = (what: string, n: number) => Array.from({ length: n }, (_, i) => `${what}-${i}`);
    const service = (subnets: string[], securityGroups: string[]) => ({
      cluster: 'demo',
      serviceName: 'web',
      taskDefinition: 'web',
      desiredCount: 0,
      networkConfiguration: { awsvpcConfiguration: { subnets, securityGroups } },
    });
    const refused = (input: object) =>
      stage.door.refused('ECS.CreateService', input as Record<string, unknown>).message;
    expect(refused(service(names('subnet', 17), []))).toBe('subnets can have at most 16 items.');
    expect(refused(service(['subnet-a'], names('sg', 6)))).toBe(
      'securityGroups can have at most 5 items.',
    );
    const shown = stage.door.give(
      'ECS.CreateService',
      service(names('subnet', 16), names('sg', 5)),
      'service.networkConfiguration.awsvpcConfiguration.assignPublicIp',
    );
    expect(shown).toBe('DISABLED');
  });

  test('PORT-2: a port is free again once its task has STOPPED', () => {
    const stage = oneInstance();
    stage.define(mapping(80, 8080));
    const [first] = stage.run().tasks;
    stage.until(() => first!.lastStatus === 'RUNNING');
    expect(stage.run().tasks).toEqual([]);
    stop(stage, first!);
    expect(hostPorts(stage.run().tasks)).toEqual([8080]);
  });
});
