/** Where tasks go among a cluster's own instances (tasks 2.3, 2.6). */
import { describe, expect, test } from 'vitest';
import { awsvpc, type Ec2Stage, spreadOver, stageEc2 } from '../../../support/ec2-cluster';

/** An instance in each of three zones. */
function threeZones(input: Record<string, unknown> = {}): Ec2Stage {
  const stage = stageEc2();
  for (const zone of ['a', 'b', 'c']) {
    stage.launch({ Placement: { AvailabilityZone: `us-east-1${zone}` }, ...input });
  }
  return stage;
}

const counts = (stage: Ec2Stage) => spreadOver(stage.instances(), stage.live());
const spread = (field: string) => ({ placementStrategy: [{ type: 'spread', field }] });
const binpack = (field: string) => ({ placementStrategy: [{ type: 'binpack', field }] });
const memberOf = (expression: string) => ({
  placementConstraints: [{ type: 'memberOf', expression }],
});

describe('PLACE-5: what fits, then constraints, then strategies', () => {
  test('fact T2.3-1: a task goes where it fits and where its constraints allow, whatever its strategy likes', () => {
    const stage = stageEc2();
    const [small, large, other] = [
      ...stage.launch({ InstanceType: 't3.micro' }),
      ...stage.launch({ InstanceType: 'm5.xlarge' }),
      ...stage.launch({ InstanceType: 'm5.2xlarge' }),
    ];
    stage.define({ memory: 2000 });
    const packed = binpack('memory');
    // The smallest would be the fullest, but it does not fit there.
    expect(stage.run(packed).tasks[0]?.containerInstanceArn).toBe(large!.arn);
    const elsewhere = memberOf('attribute:ecs.instance-type == m5.2xlarge');
    const second = stage.run({ ...packed, ...elsewhere });
    expect(second.tasks[0]?.containerInstanceArn).toBe(other!.arn);
    const nowhere = memberOf('attribute:ecs.instance-type == t3.micro');
    expect(stage.run({ ...packed, ...nowhere }).reasons.toSorted()).toEqual([
      'MemberOf placement constraint unsatisfied.',
      'MemberOf placement constraint unsatisfied.',
      'RESOURCE:MEMORY',
    ]);
    expect(small!.status).toBe('ACTIVE');
  });

  test('PLACE-6: a task’s own size counts, else that of its containers, of whose memory the soft limit', () => {
    const stage = stageEc2();
    stage.launch();
    const used = () =>
      stage.door.give(
        'ECS.DescribeContainerInstances',
        { cluster: 'demo', containerInstances: [stage.instances()[0]!.arn] },
        'containerInstances[0].remainingResources[:2].integerValue',
      );
    stage.define({ cpu: 100, memory: 800, memoryReservation: 300 });
    stage.run();
    expect(used()).toEqual([2048 - 100, 7782 - 300]);
    stage.define({ cpu: 100, memory: 200 }, { cpu: '512', memory: '1024' });
    stage.run();
    expect(used()).toEqual([2048 - 612, 7782 - 1324]);
    stage.run({ overrides: { cpu: '256', memory: '512' } });
    expect(used()).toEqual([2048 - 868, 7782 - 1836]);
  });
});

describe('PLACE-10: strategies', () => {
  test('fact T2.3-2: a service spreads over zones unless told otherwise, and over instances in each', () => {
    const stage = threeZones();
    stage.launch({ Placement: { AvailabilityZone: 'us-east-1a' } });
    stage.define();
    stage.serve(6);
    expect(counts(stage)).toEqual([1, 2, 2, 1]);
  });

  test('fact T2.3-2: spread is best effort: what is full is passed over', () => {
    const stage = threeZones();
    stage.define({ cpu: 2048 });
    stage.run(memberOf('attribute:ecs.availability-zone == us-east-1b'));
    stage.define();
    stage.serve(4);
    const own = stage.live().filter(({ serviceArn }) => serviceArn);
    expect(spreadOver(stage.instances(), own)).toEqual([2, 0, 2]);
  });

  test('fact T2.3-2: by instance, and by an attribute of one’s own', () => {
    const stage = stageEc2();
    stage.launch({}, 'ECS_INSTANCE_ATTRIBUTES={"rack":"1"}');
    stage.launch({}, 'ECS_INSTANCE_ATTRIBUTES={"rack":"1"}');
    stage.launch({}, 'ECS_INSTANCE_ATTRIBUTES={"rack":"2"}');
    stage.define();
    for (let n = 0; n < 4; n++) stage.run(spread('attribute:rack'));
    const [one, two, three] = counts(stage);
    expect([one! + two!, three]).toEqual([2, 2]);
    for (let n = 0; n < 5; n++) stage.run({ ...spread('instanceId'), group: 'family:other' });
    const others = stage.live().filter(({ group }) => group === 'family:other');
    expect(spreadOver(stage.instances(), others).toSorted()).toEqual([1, 2, 2]);
  });

  test.each(['cpu', 'memory'])(
    'fact T2.3-3: binpack by %s takes the instance with the least left that still fits',
    (field) => {
      const stage = threeZones();
      stage.define({ cpu: 600, memory: 2400 });
      for (let n = 0; n < 4; n++) stage.run(binpack(field));
      expect(counts(stage)).toEqual([3, 1, 0]);
    },
  );

  test('fact T2.3-3: scale-in with binpack removes from where most is left afterwards', () => {
    const stage = threeZones();
    stage.define({ cpu: 600, memory: 600 });
    stage.serve(7, { ...binpack('cpu'), availabilityZoneRebalancing: 'DISABLED' });
    expect(counts(stage)).toEqual([3, 3, 1]);
    stage.until(() => stage.events().includes('has reached a steady state.'));
    const scale = (desiredCount: number) => {
      stage.door.give('ECS.UpdateService', { cluster: 'demo', service: 'web', desiredCount });
      stage.advance(60);
    };
    scale(6);
    expect(counts(stage)).toEqual([3, 3, 0]);
    scale(4);
    expect(counts(stage).toSorted()).toEqual([0, 1, 3]);
  });

  test('fact T2.3-4: random takes no field, and any instance', () => {
    const stage = threeZones();
    stage.define({ cpu: 1, memory: 4 });
    stage.serve(30, { placementStrategy: [{ type: 'random' }] });
    expect(Math.min(...counts(stage))).toBeGreaterThan(2);
    expect(counts(stage)).not.toEqual([10, 10, 10]);
    const odd = { type: 'random', field: 'cpu' };
    stage.door.refused('ECS.RunTask', {
      cluster: 'demo',
      taskDefinition: 'web',
      placementStrategy: [odd],
    });
  });

  test('fact T2.3-5: five strategies of a service at most, ten constraints of a task', () => {
    const stage = threeZones();
    const constraint = { type: 'memberOf', expression: 'attribute:ecs.os-type == linux' };
    stage.define({}, { placementConstraints: [constraint, constraint] });
    const ask = { cluster: 'demo', taskDefinition: 'web', launchType: 'EC2' };
    const strategies = (n: number) =>
      Array.from({ length: n }, () => ({ type: 'spread', field: 'instanceId' }));
    const constraints = (n: number) => Array.from({ length: n }, () => constraint);
    expect(stage.run({ placementStrategy: strategies(5) }).tasks).toHaveLength(1);
    expect(stage.run({ placementConstraints: constraints(8) }).tasks).toHaveLength(1);
    const tooMany = stage.door.refused('ECS.RunTask', {
      ...ask,
      placementStrategy: strategies(6),
    });
    expect(tooMany.message).toBe('placementStrategy can have at most 5 items.');
    const more = stage.door.refused('ECS.RunTask', {
      ...ask,
      placementConstraints: constraints(9),
    });
    expect(more.message).toBe('placementConstraints can have at most 10 items.');
  });
});

describe('PLACE-7: constraints bind', () => {
  test('fact T2.3-6: distinctInstance: one task of the group on each instance', () => {
    const stage = threeZones();
    stage.define();
    const distinct = { placementConstraints: [{ type: 'distinctInstance' }] };
    expect(stage.run({ ...distinct, count: 4 })).toMatchObject({
      tasks: [{}, {}, {}],
      reasons: Array(3).fill('DistinctInstance placement constraint unsatisfied.'),
    });
    expect(counts(stage)).toEqual([1, 1, 1]);
    expect(stage.run({ ...distinct, group: 'family:other' }).tasks).toHaveLength(1);
  });

  test('fact T2.3-6: memberOf takes an expression of 2,000 characters, distinctInstance none', () => {
    const stage = threeZones();
    stage.define();
    const refused = (one: object) =>
      stage.door.refused('ECS.RunTask', {
        cluster: 'demo',
        taskDefinition: 'web',
        placementConstraints: [one],
      }).__type;
    expect(refused({ type: 'memberOf' })).toBe('InvalidParameterException');
    expect(refused({ type: 'distinctInstance', expression: 'runningTasksCount == 0' })).toBe(
      'InvalidParameterException',
    );
    const long = `attribute:x == ${'y'.repeat(2000)}`;
    expect(refused({ type: 'memberOf', expression: long })).toBe('InvalidParameterException');
    expect(refused({ type: 'memberOf', expression: 'colour is red' })).toBe(
      'InvalidParameterException',
    );
  });

  test('fact T2.3-6: constraints of the task definition bind as well', () => {
    const stage = threeZones();
    const expression = 'attribute:ecs.availability-zone in [us-east-1b, us-east-1c]';
    stage.define({}, { placementConstraints: [{ type: 'memberOf', expression }] });
    stage.serve(4);
    expect(counts(stage)).toEqual([0, 2, 2]);
  });

  test('fact T2.3-7: Fargate knows neither', () => {
    const stage = stageEc2();
    stage.define(
      {},
      {
        requiresCompatibilities: ['FARGATE'],
        networkMode: 'awsvpc',
        cpu: '256',
        memory: '512',
      },
    );
    const ask = { cluster: 'demo', taskDefinition: 'web', launchType: 'FARGATE' };
    const network = awsvpc('subnet-a');
    const { message } = stage.door.refused('ECS.RunTask', {
      ...ask,
      ...network,
      ...spread('instanceId'),
    });
    expect(message).toBe('Placement strategies are not supported with FARGATE launch type.');
    const distinct = { placementConstraints: [{ type: 'distinctInstance' }] };
    const { message: other } = stage.door.refused('ECS.RunTask', {
      ...ask,
      ...network,
      ...distinct,
    });
    expect(other).toBe('Placement constraints are not supported with FARGATE launch type.');
  });
});

describe('PLACE-11: no place', () => {
  const UNABLE =
    'was unable to place a task because no container instance met all of its requirements. ';
  const said = (stage: Ec2Stage) =>
    stage.events().find((text) => text.startsWith('was unable to place'));
  const closest = (stage: Ec2Stage, why: string) =>
    `${UNABLE}The closest matching container-instance ${stage.instances()[0]!.id} ${why}`;

  test.each([
    ['CPU', { cpu: 4096 }, 'RESOURCE:CPU', 'has insufficient CPU units available.'],
    ['memory', { memory: 8000 }, 'RESOURCE:MEMORY', 'has insufficient memory available.'],
  ])('fact T2.6-13, 1.7-11: not enough %s', (_, container, reason, text) => {
    const stage = stageEc2();
    stage.launch();
    stage.define(container);
    expect(stage.run().reasons).toEqual([reason]);
    stage.serve(1);
    expect(said(stage)).toBe(closest(stage, text));
  });

  test('fact T2.6-13, 1.7-11: a port that is taken', () => {
    const stage = stageEc2();
    stage.launch();
    stage.define({ portMappings: [{ containerPort: 80, hostPort: 8080 }] });
    expect(stage.run().tasks).toHaveLength(1);
    expect(stage.run().reasons).toEqual(['RESOURCE:PORTS']);
    stage.serve(1);
    expect(said(stage)).toBe(closest(stage, 'is already using a port required by your task.'));
  });

  test('fact T2.6-13, 1.7-11: an agent that is away', () => {
    const stage = stageEc2();
    stage.launch();
    stage.define();
    stage.door.give('Sandbox.InjectFault', { type: 'agent-disconnect' });
    expect(stage.run().reasons).toEqual(['AGENT']);
    stage.serve(1);
    expect(said(stage)).toBe(closest(stage, 'encountered error "AGENT".'));
  });

  test('fact T2.6-13, 1.7-11: an attribute that is missing: the other architecture', () => {
    const stage = stageEc2();
    stage.launch();
    stage.define({}, { runtimePlatform: { cpuArchitecture: 'ARM64' } });
    expect(stage.run().reasons).toEqual(['ATTRIBUTE']);
    stage.serve(1);
    expect(said(stage)).toBe(closest(stage, 'is missing an attribute required by your task.'));
  });

  test('no interface is left, and no subnet is in the zone of an instance', () => {
    const stage = stageEc2();
    const [instance] = stage.launch({ InstanceType: 't3.micro' });
    stage.define({}, { networkMode: 'awsvpc' });
    const own = awsvpc(instance!.subnetId);
    const far = [...stage.ctx.world.subnets.values()].find(
      (one) => one.availabilityZone !== instance!.availabilityZone,
    );
    expect(stage.run(awsvpc(far!.id)).reasons).toEqual(['LOCATION']);
    expect(stage.run(own).tasks[0]).toMatchObject({
      containerInstanceArn: instance!.arn,
      subnetId: instance!.subnetId,
    });
    stage.serve(1, own);
    expect(said(stage)).toBe(closest(stage, 'encountered error "RESOURCE:ENI".'));
  });

  test('no instance at all', () => {
    const stage = stageEc2();
    const [instance] = stage.launch();
    stage.define();
    stage.door.give('EC2.TerminateInstances', { InstanceIds: [instance!.ec2InstanceId] });
    const { message } = stage.door.refused('ECS.RunTask', {
      cluster: 'demo',
      taskDefinition: 'web',
    });
    expect(message).toBe('No Container Instances were found in your cluster.');
    stage.serve(1);
    expect(said(stage)).toBe(`${UNABLE}Reason: No Container Instances were found in your cluster.`);
  });

  test('the closest match is the one where most was right', () => {
    const stage = stageEc2();
    const [, portless] = [...stage.launch({ InstanceType: 't3.micro' }), ...stage.launch()];
    stage.define({ memory: 1500, portMappings: [{ containerPort: 80, hostPort: 22 }] });
    stage.serve(1);
    expect(said(stage)).toContain(`container-instance ${portless!.id} is already using a port`);
  });

  test('a cluster that has declared no instance has room for everything', () => {
    const stage = stageEc2();
    stage.define({ cpu: 100_000, memory: 100_000 });
    expect(stage.run({ count: 10 }).tasks).toHaveLength(10);
  });

  test('what was short of room is placed once an instance joins', () => {
    const stage = stageEc2();
    stage.launch({ InstanceType: 't3.micro' });
    stage.define({ cpu: 1024 });
    stage.serve(4);
    expect(counts(stage)).toEqual([2]);
    stage.launch();
    stage.advance(1);
    expect(counts(stage)).toEqual([2, 2]);
  });
});

test('a thousand tasks on a hundred instances are placed quickly', () => {
  const stage = stageEc2();
  stage.launch({ MinCount: 100, MaxCount: 100, InstanceType: 'm5.2xlarge' });
  stage.define({ cpu: 64, memory: 64 });
  const before = performance.now();
  stage.serve(1000);
  expect(performance.now() - before).toBeLessThan(5000);
  expect(new Set(counts(stage))).toEqual(new Set([10]));
});
