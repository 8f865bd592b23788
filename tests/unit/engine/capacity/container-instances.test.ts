/** What becomes of EC2 instances and of the tasks on them (tasks 1.2, 3.3; deployments 1.1). */
import { describe, expect, test } from 'vitest';
import { isSteady } from '../../../../src/engine/control-plane/operations';
import { must } from '../../../../src/model/assert';
import type { ContainerInstance } from '../../../../src/model/container-instance';
import { toSeconds } from '../../../../src/model/sim-time';
import type { Task } from '../../../../src/model/task';
import { awsvpc, type Ec2Stage, spreadOver, stageEc2 } from '../../../support/ec2-cluster';
import { statesOf } from '../../../support/web-service';

const ec2 = (stage: Ec2Stage, operation: string, instance: ContainerInstance) =>
  stage.door.give(`EC2.${operation}Instances`, { InstanceIds: [instance.ec2InstanceId] });
const setStatus = (stage: Ec2Stage, instance: ContainerInstance, status: string) =>
  stage.door.give('ECS.UpdateContainerInstancesState', {
    cluster: 'demo',
    containerInstances: [instance.id],
    status,
  });
const on = (stage: Ec2Stage, instance: ContainerInstance) =>
  stage.live().filter(({ containerInstanceArn }) => containerInstanceArn === instance.arn);
const service = (stage: Ec2Stage) => must([...stage.ctx.world.services.values()][0], 'the service');
const running = (tasks: readonly Task[]) =>
  tasks.filter((task) => task.lastStatus === 'RUNNING' && task.desiredStatus === 'RUNNING');

/** A steady service of so many tasks on two instances. */
function twoInstances(desired: number, deploymentConfiguration = {}) {
  const stage = stageEc2();
  const [first, second] = [...stage.launch(), ...stage.launch()];
  stage.define();
  stage.serve(desired, { deploymentConfiguration });
  stage.until(() => isSteady(stage.ctx, service(stage)));
  return { stage, first: first!, second: second! };
}

describe('CAP-3: an instance joins its cluster', () => {
  test('it is pending, running, and registered once its agent calls', () => {
    const stage = stageEc2();
    stage.door.give('EC2.RunInstances', {
      InstanceType: 'm5.large',
      MinCount: 1,
      MaxCount: 1,
      UserData: 'ECS_CLUSTER=demo',
    });
    const [instance] = stage.instances();
    const listed = () =>
      stage.door.give('ECS.ListContainerInstances', { cluster: 'demo' }, 'containerInstanceArns');
    expect([instance!.state, instance!.status, listed()]).toEqual(['pending', 'LAUNCHING', []]);
    stage.until(() => instance!.state === 'running');
    expect(listed()).toEqual([]);
    stage.until(() => instance!.agentConnected);
    expect(statesOfMachine(instance!)).toEqual(['LAUNCHING', 'ACTIVE']);
    expect(listed()).toEqual([instance!.arn]);
    expect(toSeconds(instance!.registeredAt!)).toBeGreaterThan(35);
  });

  test('CAP-2: user data may be a script in Base64, and says what the agent is told', () => {
    const stage = stageEc2();
    const script = [
      '#!/bin/bash',
      'echo ECS_CLUSTER=demo >> /etc/ecs/ecs.config',
      'cat <<EOF >> /etc/ecs/ecs.config',
      'ECS_RESERVED_MEMORY=256',
      'ECS_RESERVED_PORTS=[8080, 9090]',
      'ECS_INSTANCE_ATTRIBUTES={"stack": "prod"}',
      'ECS_CONTAINER_STOP_TIMEOUT=2m',
      'EOF',
    ].join('\n');
    stage.door.give('EC2.RunInstances', {
      InstanceType: 'm5.large',
      MinCount: 1,
      MaxCount: 1,
      UserData: btoa(script),
    });
    expect(stage.instances()[0]).toMatchObject({
      registeredMemory: 7782 - 256,
      stopTimeoutSeconds: 120,
      attributes: [{ name: 'stack', value: 'prod' }],
    });
    expect(stage.instances()[0]!.reservedPorts).toEqual([
      22, 2375, 2376, 51_678, 51_679, 51_680, 8080, 9090,
    ]);
  });

  test('with a trunk it passes REGISTERING, and DEREGISTERING on its way out', () => {
    const stage = stageEc2();
    stage.door.give('ECS.PutAccountSettingDefault', { name: 'awsvpcTrunking', value: 'enabled' });
    const [instance] = stage.launch();
    stage.door.give('ECS.DeregisterContainerInstance', {
      cluster: 'demo',
      containerInstance: instance!.arn,
    });
    stage.until(() => instance!.status === 'INACTIVE');
    expect(statesOfMachine(instance!)).toEqual([
      'LAUNCHING',
      'REGISTERING',
      'ACTIVE',
      'DEREGISTERING',
      'INACTIVE',
    ]);
  });

  test('an instance whose role may not register it calls again until it may', () => {
    const stage = stageEc2();
    const trust = {
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Service: 'ec2.amazonaws.com' },
          Action: 'sts:AssumeRole',
        },
      ],
    };
    stage.door.give('IAM.CreateRole', {
      RoleName: 'host',
      AssumeRolePolicyDocument: JSON.stringify(trust),
    });
    stage.door.give('EC2.RunInstances', {
      InstanceType: 'm5.large',
      MinCount: 1,
      MaxCount: 1,
      UserData: 'ECS_CLUSTER=demo',
      IamInstanceProfile: { Name: 'host' },
    });
    stage.advance(300);
    expect(stage.instances()[0]).toMatchObject({ state: 'running', status: 'LAUNCHING' });
    stage.door.give('IAM.AttachRolePolicy', {
      RoleName: 'host',
      PolicyArn: 'arn:aws:iam::aws:policy/service-role/AmazonEC2ContainerServiceforEC2Role',
    });
    stage.advance(61);
    expect(stage.instances()[0]!.status).toBe('ACTIVE');
  });
});

const statesOfMachine = ({ machine }: ContainerInstance) =>
  machine.history.map(({ value }) => value);

describe('the host is gone', () => {
  test.each([
    ['Terminate', 'terminated'],
    ['Stop', 'stopped'],
  ])('fact T1.2-8: %sInstances: tasks end at once and say so', (operation, how) => {
    const { stage, first } = twoInstances(4);
    const lost = on(stage, first);
    ec2(stage, operation, first);
    expect(lost).toHaveLength(2);
    for (const task of lost) {
      expect(task).toMatchObject({
        lastStatus: 'STOPPED',
        stoppedReason: `Host EC2 (instance ${first.ec2InstanceId}) ${how}.`,
        containers: [{ exitCode: 137 }],
      });
    }
    stage.until(() => running(stage.live()).length === 4);
    expect(on(stage, first)).toEqual([]);
  });

  test('CAP-5: a stopped instance stays registered without its agent, and takes tasks again once started', () => {
    const { stage, first, second } = twoInstances(2);
    first.cachedImages.push('other:1');
    ec2(stage, 'Stop', first);
    expect([first.state, first.status, first.agentConnected]).toEqual([
      'stopping',
      'ACTIVE',
      false,
    ]);
    stage.until(() => first.state === 'stopped');
    const address = first.privateIp;
    ec2(stage, 'Start', first);
    stage.until(() => first.agentConnected);
    expect(first).toMatchObject({ privateIp: address, status: 'ACTIVE' });
    expect(first.cachedImages).toContain('other:1');
    stage.until(() => running(stage.live()).length === 2);
    stage.door.give('ECS.UpdateService', { cluster: 'demo', service: 'web', desiredCount: 4 });
    stage.advance(5);
    expect(spreadOver([first, second], stage.live())).toEqual([2, 2]);
  });

  test('CAP-6: a terminated instance leaves its cluster; one whose agent was away does not', () => {
    const { stage, first, second } = twoInstances(2);
    ec2(stage, 'Terminate', first);
    expect(first.status).toBe('INACTIVE');
    ec2(stage, 'Stop', second);
    stage.until(() => second.state === 'stopped');
    ec2(stage, 'Terminate', second);
    stage.until(() => second.state === 'terminated');
    expect(second.status).toBe('ACTIVE');
    stage.door.give('ECS.DeregisterContainerInstance', {
      cluster: 'demo',
      containerInstance: second.id,
    });
    stage.advance(3700);
    expect(stage.instances()).toEqual([]);
  });

  test('CAP-9: deregistered by force, its tasks are looked after no more', () => {
    const { stage, first } = twoInstances(2);
    const [task] = on(stage, first);
    const ask = { cluster: 'demo', containerInstance: first.id };
    const { message } = stage.door.refused('ECS.DeregisterContainerInstance', ask);
    expect(message).toBe('Found running tasks on the instance.');
    stage.door.give('ECS.DeregisterContainerInstance', { ...ask, force: true });
    expect([task!.lastStatus, first.status, first.state]).toEqual([
      'STOPPED',
      'INACTIVE',
      'running',
    ]);
    stage.until(() => running(stage.live()).length === 2);
    expect(on(stage, first)).toEqual([]);
  });
});

describe('CAP-7: draining', () => {
  test('fact 1.1-6: service tasks are replaced elsewhere first, where maximumPercent leaves room', () => {
    const { stage, first, second } = twoInstances(4);
    setStatus(stage, first, 'DRAINING');
    let fewest = 4;
    stage.until(() => {
      fewest = Math.min(fewest, running(stage.live()).length);
      return on(stage, first).length === 0;
    });
    expect(fewest).toBe(4);
    stage.until(() => isSteady(stage.ctx, service(stage)));
    expect(spreadOver([first, second], stage.live())).toEqual([0, 4]);
    const gone = stage.tasks().filter(({ lastStatus }) => lastStatus === 'STOPPED');
    expect(gone.every(({ stopCode }) => stopCode === 'ServiceSchedulerInitiated')).toBe(true);
  });

  test('fact 1.1-6: stopped first, down to minimumHealthyPercent, where there is none', () => {
    const { stage, first } = twoInstances(4, { minimumHealthyPercent: 50, maximumPercent: 100 });
    setStatus(stage, first, 'DRAINING');
    let fewest = 4;
    stage.until(() => {
      fewest = Math.min(fewest, running(stage.live()).length);
      return on(stage, first).length === 0 && running(stage.live()).length === 4;
    });
    expect(fewest).toBe(2);
  });

  test('with neither room it never ends, and the event says why', () => {
    const { stage, first } = twoInstances(3, { minimumHealthyPercent: 75, maximumPercent: 100 });
    const there = on(stage, first).length;
    setStatus(stage, first, 'DRAINING');
    stage.advance(120);
    expect(on(stage, first)).toHaveLength(there);
    expect(stage.events().at(-1)).toContain('because of the service deployment configuration');
  });

  test('a service is not steady with tasks there; ACTIVE again, it keeps them', () => {
    const { stage, first } = twoInstances(3, { minimumHealthyPercent: 75, maximumPercent: 100 });
    const there = on(stage, first).length;
    setStatus(stage, first, 'DRAINING');
    stage.advance(30);
    expect(service(stage).scheduler.steady).toBe(false);
    setStatus(stage, first, 'ACTIVE');
    stage.advance(30);
    expect(service(stage).scheduler.steady).toBe(true);
    expect(on(stage, first)).toHaveLength(there);
  });

  test('what is only coming is stopped at once, and standalone tasks stay', () => {
    const stage = stageEc2();
    const [first] = stage.launch();
    stage.define();
    const [alone] = stage.run().tasks;
    stage.serve(2);
    setStatus(stage, first!, 'DRAINING');
    const own = stage.tasks().filter(({ serviceArn }) => serviceArn);
    expect(own.every(({ desiredStatus }) => desiredStatus === 'STOPPED')).toBe(true);
    expect(stage.events()).toContain('stopped 2 pending tasks.');
    stage.advance(60);
    expect(alone!.lastStatus).toBe('RUNNING');
    expect(stage.run().tasks).toEqual([]);
  });

  test('revisions kept side by side leave a DRAINING instance too', () => {
    const stage = stageEc2();
    const [first, second] = [...stage.launch(), ...stage.launch()];
    stage.define();
    stage.door.give('ECS.CreateService', {
      cluster: 'demo',
      serviceName: 'web',
      desiredCount: 4,
      deploymentController: { type: 'EXTERNAL' },
    });
    stage.door.give('ECS.CreateTaskSet', {
      cluster: 'demo',
      service: 'web',
      taskDefinition: 'web',
      launchType: 'EC2',
      scale: { value: 100, unit: 'PERCENT' },
    });
    stage.until(() => running(stage.live()).length === 4);
    stage.advance(60);
    setStatus(stage, first!, 'DRAINING');
    stage.until(() => on(stage, first!).length === 0);
    expect(spreadOver([first!, second!], stage.live())).toEqual([0, 4]);
  });
});

describe('CAP-8: the agent is away', () => {
  const cutOff = (stage: Ec2Stage, instance: ContainerInstance) =>
    stage.door.give(
      'Sandbox.InjectFault',
      { type: 'agent-disconnect', containerInstance: instance.ec2InstanceId },
      'fault.faultId',
    ) as string;

  test('its tasks run on, a stop waits, and is carried out once it is back', () => {
    const { stage, first } = twoInstances(2);
    const fault = cutOff(stage, first);
    const [task] = on(stage, first);
    stage.door.give('ECS.StopTask', { cluster: 'demo', task: task!.arn });
    stage.advance(120);
    expect([task!.desiredStatus, task!.lastStatus]).toEqual(['STOPPED', 'STOPPING']);
    expect(task!.containers[0]!.lastStatus).toBe('RUNNING');
    const shown = stage.door.give(
      'ECS.DescribeTasks',
      { cluster: 'demo', tasks: [task!.arn] },
      'tasks[0].connectivity',
    );
    expect(shown).toBe('DISCONNECTED');
    stage.door.give('Sandbox.ClearFault', { faultId: fault });
    stage.until(() => task!.lastStatus === 'STOPPED');
    expect(first.agentConnected).toBe(true);
  });

  test('fact T1.6-9: the health that was known last stays until it is back', () => {
    const stage = stageEc2();
    const [first] = stage.launch();
    const command = ['CMD-SHELL', 'true'];
    stage.define({ healthCheck: { command, interval: 5, retries: 2 } });
    const [task] = stage.run().tasks;
    stage.until(() => task!.healthStatus === 'HEALTHY');
    const fault = cutOff(stage, first!);
    stage.door.give('Sandbox.InjectFault', { type: 'fail-health-check', task: task!.arn });
    stage.advance(60);
    expect(task!.healthStatus).toBe('HEALTHY');
    stage.door.give('Sandbox.ClearFault', { faultId: fault });
    stage.until(() => task!.healthStatus === 'UNHEALTHY', 30);
  });

  test('what ends there is not heard of until then', () => {
    const { stage, first } = twoInstances(2);
    const fault = cutOff(stage, first);
    const [task] = on(stage, first);
    stage.door.give('Sandbox.InjectFault', { type: 'crash-container', task: task!.arn });
    stage.advance(60);
    expect(task!.lastStatus).toBe('RUNNING');
    stage.door.give('Sandbox.ClearFault', { faultId: fault });
    stage.until(() => task!.lastStatus === 'STOPPED');
    expect(task!.stopCode).toBe('EssentialContainerExited');
  });

  test('fact T1.3-1: a task that was handed over just then fails to start: AGENT', () => {
    const stage = stageEc2();
    const [first] = stage.launch();
    stage.define();
    const [task] = stage.run().tasks;
    cutOff(stage, first!);
    stage.until(() => task!.lastStatus === 'STOPPED' || task!.desiredStatus === 'STOPPED');
    expect([task!.stopCode, task!.stoppedReason]).toEqual(['TaskFailedToStart', 'AGENT']);
  });

  test('stopped meanwhile, the instance takes its tasks with it', () => {
    const { stage, first } = twoInstances(2);
    cutOff(stage, first);
    const [task] = on(stage, first);
    stage.door.give('ECS.StopTask', { cluster: 'demo', task: task!.arn });
    stage.advance(20);
    ec2(stage, 'Terminate', first);
    stage.until(() => task!.lastStatus === 'STOPPED', 40);
  });
});

describe('FAULT-5: faults of instances', () => {
  test('stop-instance stops so many of a cluster', () => {
    const { stage } = twoInstances(4);
    stage.door.give('Sandbox.InjectFault', { type: 'stop-instance', cluster: 'demo', count: 1 });
    expect(stage.instances().filter(({ state }) => state === 'stopping')).toHaveLength(1);
  });

  test('one that is named must be there', () => {
    const { stage, first, second } = twoInstances(4);
    stage.door.give('Sandbox.InjectFault', {
      type: 'stop-instance',
      containerInstance: first.arn,
    });
    expect([first.state, second.state]).toEqual(['stopping', 'running']);
    const { __type } = stage.door.refused('Sandbox.InjectFault', {
      type: 'stop-instance',
      containerInstance: 'i-0000000000000000f',
    });
    expect(__type).toBe('ResourceNotFoundException');
  });

  test('by what runs there', () => {
    const stage = stageEc2();
    const [first, second] = [...stage.launch(), ...stage.launch()];
    stage.define();
    const distinct = `attribute:ecs.instance-type == m5.large and runningTasksCount == 0`;
    const [task] = stage.run({
      placementConstraints: [{ type: 'memberOf', expression: distinct }],
    }).tasks;
    stage.door.give('Sandbox.InjectFault', { type: 'stop-instance', task: task!.arn });
    const stopped = [first!, second!].filter(({ state }) => state === 'stopping');
    expect(stopped.map(({ arn }) => arn)).toEqual([task!.containerInstanceArn]);
  });
});

describe('CAP-12: ECS_CONTAINER_STOP_TIMEOUT', () => {
  test.each([
    ['the instance’s', {}, 5],
    ['the container’s own comes first', { stopTimeout: 9 }, 9],
  ])('%s', (_, container, length) => {
    const stage = stageEc2();
    stage.launch({}, 'ECS_CONTAINER_STOP_TIMEOUT=5s');
    stage.door.give('Sandbox.PutImage', { image: 'web:1', sigtermExit: 'never' });
    stage.define(container);
    const [task] = stage.run().tasks;
    stage.until(() => task!.lastStatus === 'RUNNING');
    stage.door.give('ECS.StopTask', { cluster: 'demo', task: task!.arn });
    stage.until(() => task!.lastStatus === 'STOPPED');
    const stopping = statesOf(task!).find(({ state }) => state === 'STOPPING');
    expect(stopping!.seconds).toBeCloseTo(length, 3);
  });
});

test('TASK-2: an image is pulled once for each instance', () => {
  const stage = stageEc2();
  stage.launch();
  stage.define();
  const pull = (task: Task) => {
    stage.until(() => task.lastStatus === 'RUNNING');
    return toSeconds(task.pullStoppedAt!) - toSeconds(task.pullStartedAt!);
  };
  expect(pull(stage.run().tasks[0]!)).toBeGreaterThan(5);
  expect(pull(stage.run().tasks[0]!)).toBeCloseTo(0.1, 2);
});

test('a task with an interface of its own gives it back when it has STOPPED', () => {
  const stage = stageEc2();
  const [instance] = stage.launch({ InstanceType: 't3.micro' });
  stage.define({}, { networkMode: 'awsvpc' });
  const [task] = stage.run(awsvpc(instance!.subnetId)).tasks;
  stage.until(() => task!.lastStatus === 'RUNNING');
  stage.door.give('ECS.StopTask', { cluster: 'demo', task: task!.arn });
  stage.until(() => task!.lastStatus === 'DEPROVISIONING');
  expect(stage.run(awsvpc(instance!.subnetId)).reasons).toEqual(['RESOURCE:ENI']);
  stage.until(() => task!.lastStatus === 'STOPPED');
  expect(stage.run(awsvpc(instance!.subnetId)).tasks).toHaveLength(1);
});

describe('an instance that cannot join', () => {
  test('without a way out of its VPC its agent does not get through', () => {
    const stage = stageEc2();
    const vpc = stage.door.give('EC2.CreateVpc', { CidrBlock: '10.0.0.0/16' }, 'Vpc.VpcId');
    const subnet = stage.door.give(
      'EC2.CreateSubnet',
      { VpcId: vpc, CidrBlock: '10.0.1.0/24', AvailabilityZone: 'us-east-1a' },
      'Subnet.SubnetId',
    );
    stage.door.give('EC2.RunInstances', {
      InstanceType: 'm5.large',
      MinCount: 1,
      MaxCount: 1,
      SubnetId: subnet,
      UserData: 'ECS_CLUSTER=demo',
    });
    stage.advance(300);
    expect(stage.instances()[0]).toMatchObject({ state: 'running', status: 'LAUNCHING' });
  });

  test('without an address for its trunk its registration fails', () => {
    const stage = stageEc2();
    stage.door.give('ECS.PutAccountSetting', { name: 'awsvpcTrunking', value: 'enabled' });
    stage.door.give('EC2.RunInstances', {
      InstanceType: 'm5.large',
      MinCount: 1,
      MaxCount: 1,
      SubnetId: 'subnet-a',
      UserData: 'ECS_CLUSTER=demo',
    });
    stage.door.give('Sandbox.InjectFault', { type: 'exhaust-subnet-ips', subnet: 'subnet-a' });
    stage.advance(120);
    expect(stage.instances()[0]).toMatchObject({ status: 'REGISTRATION_FAILED' });
    stage.define();
    expect(stage.run().tasks).toEqual([]);
  });
});
