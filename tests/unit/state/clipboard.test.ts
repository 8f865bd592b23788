import { beforeAll, describe, expect, test } from 'vitest';
import type { Dispatcher } from '../../../src/api/dispatcher';
import { SCENARIOS } from '../../../src/content/index';
import {
  type Clip,
  type CopiedThing,
  looksLikeClip,
  readClip,
  writeClip,
} from '../../../src/state/clipboard/clip';
import { clipOf } from '../../../src/state/clipboard/copy';
import { freeName, type Here, planPaste } from '../../../src/state/clipboard/paste';
import type { Operation } from '../../../src/state/gesture';
import { CROWDED_SCRIPT } from '../../support/crowded-account';
import { accountOf, played } from '../../support/scenario-documents';

const ORIGIN = { x: 100, y: 200, width: 400, height: 300 };
const AT = { x: 1000, y: 2000 };

const thing = (kind: CopiedThing['kind'], name: string): CopiedThing => ({
  kind,
  name,
  x: 10,
  y: 20,
});
const operationsOf = (sandbox: Dispatcher) => accountOf(sandbox).operations as Operation[];

function clipFrom(sandbox: Dispatcher, things: CopiedThing[]): Clip {
  return clipOf(operationsOf(sandbox), { things, annotations: [], origin: ORIGIN });
}

interface Declared {
  Subnets: { SubnetId: string }[];
  Vpcs: { VpcId: string }[];
}

function declared(sandbox: Dispatcher, target: string): Declared {
  const result = sandbox.send(target, {});
  if (!result.ok) throw new Error(result.error.message);
  return result.output as Declared;
}

function here(sandbox: Dispatcher, cluster: string | null = null): Here {
  const { Subnets } = declared(sandbox, 'EC2.DescribeSubnets');
  const { Vpcs } = declared(sandbox, 'EC2.DescribeVpcs');
  const networks = new Set([
    ...Subnets.map((one) => one.SubnetId),
    ...Vpcs.map((one) => one.VpcId),
  ]);
  return { account: operationsOf(sandbox), cluster, networks };
}

/** Pastes for real: by text, through the door; fails with the reason where it is refused. */
function pasted(into: Dispatcher, clip: Clip, cluster: string | null = null) {
  const read = readClip(writeClip(clip));
  if (typeof read === 'string') throw new Error(read);
  const plan = planPaste(read, here(into, cluster), AT);
  for (const { target, input } of plan.gesture?.operations ?? []) {
    const result = into.send(target, input);
    if (!result.ok) throw new Error(result.error.message);
  }
  return plan;
}

const inputs = (sandbox: Dispatcher, target: string) =>
  operationsOf(sandbox)
    .filter((operation) => operation.target === target)
    .map(({ input }) => input);
const empty = () => played('');
const shop = () => played(SCENARIOS[0]!.script);

describe('copying', () => {
  let clip: Clip;
  beforeAll(async () => {
    clip = clipFrom(await shop(), [thing('service', 'demo/web')]);
  });

  test('takes the service, and what it needs beside it', () => {
    expect(clip.operations.map(({ target }) => target)).toEqual(['ECS.CreateService']);
    expect(clip.needs.map(({ name }) => name)).toEqual(expect.arrayContaining(['web:1', 'demo']));
    expect(clip.needs.some(({ target }) => target === 'Sandbox.PutImage')).toBe(true);
  });

  test('is text that says what it is', () => {
    const text = writeClip(clip);
    expect(looksLikeClip(text)).toBe(true);
    expect(text).toContain('service web');
    expect(text.split('\n').length).toBeGreaterThan(20);
  });

  test('a load balancer brings its listeners, rules and groups, a cluster its services', async () => {
    const sandbox = await played(CROWDED_SCRIPT);
    const balancer = clipFrom(sandbox, [thing('loadBalancer', 'shop-alb')]);
    const made = balancer.operations.map(({ target }) => target);
    expect(made.filter((target) => target === 'ELBv2.CreateRule')).toHaveLength(3);
    expect(made.filter((target) => target === 'ELBv2.CreateTargetGroup')).toHaveLength(3);
    const cluster = clipFrom(sandbox, [thing('cluster', 'prod')]);
    const services = cluster.operations.filter(({ target }) => target === 'ECS.CreateService');
    expect(services.map(({ input }) => input.serviceName)).toEqual(['shop', 'worker', 'agent']);
    expect(cluster.needs.map(({ target }) => target)).not.toContain('ECS.CreateCluster');
  });

  test('takes secrets along by their keys, and leaves what they say at home', async () => {
    const sandbox = await played(CROWDED_SCRIPT);
    const { needs } = clipFrom(sandbox, [thing('service', 'prod/shop')]);
    const secret = needs.find(({ target }) => target === 'SecretsManager.CreateSecret');
    expect(secret?.input).toMatchObject({
      Name: 'shop/database',
      SecretString: '{"password":"changeme"}',
    });
  });
});

describe('pasting', () => {
  test('everything of one sandbox stands in an empty one as it stood', async () => {
    const from = await shop();
    const into = await empty();
    const plan = pasted(
      into,
      clipFrom(from, [
        thing('cluster', 'demo'),
        thing('loadBalancer', 'web-alb'),
        thing('targetGroup', 'web'),
        thing('traffic', 'shoppers'),
      ]),
    );
    expect(plan.said).toEqual([]);
    const sorted = (sandbox: Dispatcher) =>
      operationsOf(sandbox)
        .map((one) => JSON.stringify(one))
        .toSorted();
    expect(sorted(into)).toEqual(sorted(from));
    expect(plan.gesture?.places).toContainEqual({
      kind: 'loadBalancer',
      name: 'web-alb',
      x: 1010,
      y: 2020,
    });
  });

  test('in the same sandbox all get other names, and what refers to them follows', async () => {
    const sandbox = await shop();
    const plan = pasted(
      sandbox,
      clipFrom(sandbox, [
        thing('cluster', 'demo'),
        thing('loadBalancer', 'web-alb'),
        thing('traffic', 'shoppers'),
      ]),
    );
    expect(inputs(sandbox, 'ECS.CreateService')[1]).toMatchObject({
      cluster: 'demo-2',
      serviceName: 'web',
      taskDefinition: 'web:1',
      loadBalancers: [{ targetGroupArn: 'web-2' }],
    });
    expect(inputs(sandbox, 'Sandbox.PutTraffic')[1]).toMatchObject({
      name: 'shoppers-2',
      loadBalancer: 'web-alb-2',
    });
    expect(inputs(sandbox, 'ELBv2.CreateListener')[1]).toMatchObject({
      LoadBalancerArn: 'web-alb-2',
      DefaultActions: [{ TargetGroupArn: 'web-2' }],
    });
    expect(inputs(sandbox, 'ECS.RegisterTaskDefinition')).toHaveLength(1);
    expect(plan.said).toContain('Load balancer web-alb is called web-alb-2 here.');
    expect(plan.gesture?.operations).toHaveLength(1);
  });

  test('a service alone goes to the cluster that is chosen, behind no balancer, and says so', async () => {
    const sandbox = await shop();
    sandbox.send('ECS.CreateCluster', { clusterName: 'staging' });
    const clip = clipFrom(sandbox, [thing('service', 'demo/web')]);
    expect(pasted(sandbox, clip, 'staging').said.join()).toContain('behind no load balancer');
    expect(pasted(sandbox, clip, 'demo').said).toContain('Service web is called web-2 here.');
    const made = inputs(sandbox, 'ECS.CreateService').map((one) => [one.cluster, one.serviceName]);
    expect(made).toEqual([
      ['demo', 'web'],
      ['staging', 'web'],
      ['demo', 'web-2'],
    ]);
  });

  test('its cluster comes along where there is none', async () => {
    const into = await empty();
    pasted(into, clipFrom(await shop(), [thing('service', 'demo/web')]));
    expect(inputs(into, 'ECS.CreateCluster')).toMatchObject([{ clusterName: 'demo' }]);
    expect(inputs(into, 'ECS.CreateService')).toMatchObject([{ cluster: 'demo' }]);
  });

  test('another revision of a family goes on with its numbers; images that differ stay', async () => {
    const into = await played(`
      aws ecs register-task-definition --family web --container-definitions '[{"name":"x","image":"web:1","memory":64}]'
      aws sandbox put-image --image web:1 --startup 9
    `);
    const plan = pasted(into, clipFrom(await shop(), [thing('service', 'demo/web')]));
    expect(inputs(into, 'ECS.CreateService')).toMatchObject([{ taskDefinition: 'web:2' }]);
    expect(plan.said).toContain('Task definition web:1 is web:2 here.');
    expect(plan.said.join()).toContain('web:1 is there already and differs');
    expect(inputs(into, 'Sandbox.PutImage')).toMatchObject([{ startup: 9 }]);
  });

  test('a crowded account can be taken to an empty sandbox, without its networks', async () => {
    const from = await played(CROWDED_SCRIPT);
    const into = await empty();
    const plan = pasted(
      into,
      clipFrom(from, [
        thing('service', 'prod/shop'),
        thing('loadBalancer', 'shop-alb'),
        thing('traffic', 'visitors'),
        thing('alarm', 'errors'),
      ]),
    );
    expect(plan.said.join(' ')).toContain('Its networks are not here');
    expect(inputs(into, 'ECS.CreateService')).toMatchObject([
      {
        serviceName: 'shop',
        loadBalancers: [
          {
            targetGroupArn: 'shop-blue',
            advancedConfiguration: { productionListenerRule: 'shop-alb:80/10' },
          },
        ],
        deploymentConfiguration: { strategy: 'LINEAR', alarms: { alarmNames: ['errors'] } },
      },
    ]);
    const policies = inputs(into, 'ApplicationAutoScaling.PutScalingPolicy');
    expect(policies).toHaveLength(2);
  });

  test('storage, secrets and capacity come along with what is placed on them', async () => {
    const from = await played(CROWDED_SCRIPT);
    const into = await empty();
    const services = ['shop', 'worker', 'agent'].map((name) => thing('service', `prod/${name}`));
    const plan = pasted(into, clipFrom(from, services));
    const made = (target: string) => inputs(into, target);
    expect(made('EFS.CreateFileSystem')).toEqual(inputs(from, 'EFS.CreateFileSystem'));
    expect(made('EFS.CreateAccessPoint')).toEqual(inputs(from, 'EFS.CreateAccessPoint'));
    expect(made('EFS.CreateMountTarget')).toMatchObject([
      { SubnetId: 'subnet-a' },
      { SubnetId: 'subnet-b' },
    ]);
    expect(made('SSM.PutParameter')).toEqual(inputs(from, 'SSM.PutParameter'));
    expect(made('ECS.CreateCapacityProvider')).toMatchObject([{ name: 'hosts' }]);
    expect(made('AutoScaling.CreateAutoScalingGroup')).toMatchObject([
      { AutoScalingGroupName: 'hosts', VPCZoneIdentifier: 'subnet-a,subnet-b' },
    ]);
    const lists = made('ECS.PutClusterCapacityProviders');
    expect(lists).toMatchObject([
      { cluster: 'prod', capacityProviders: expect.arrayContaining(['FARGATE', 'hosts']) },
    ]);
    const said = plan.said.join(' ');
    expect(said).toContain('shop/database came along without its value');
    expect(said).toContain('Service agent runs on EC2: container instances did not come along.');
    // A second time all of it is there, and nothing is said to differ.
    const again = pasted(into, clipFrom(from, services));
    expect(made('ECS.CreateCapacityProvider')).toHaveLength(1);
    expect(made('EFS.CreateFileSystem')).toHaveLength(1);
    expect(again.said.join(' ')).not.toContain('without its value');
  });

  test('instances join the cluster as it is called now', async () => {
    const from = await played(CROWDED_SCRIPT);
    const into = await played('aws ecs create-cluster --cluster-name live');
    pasted(into, clipFrom(from, [thing('service', 'prod/worker')]), 'live');
    expect(inputs(into, 'EC2.CreateLaunchTemplate')).toMatchObject([
      { LaunchTemplateData: { UserData: 'ECS_CLUSTER=live' } },
    ]);
    expect(inputs(into, 'ECS.PutClusterCapacityProviders')).toMatchObject([
      { cluster: 'live', capacityProviders: ['hosts'] },
    ]);
  });

  test('twice the same: every name goes on', async () => {
    const sandbox = await shop();
    const clip = clipFrom(sandbox, [thing('loadBalancer', 'web-alb')]);
    pasted(sandbox, clip);
    pasted(sandbox, clip);
    const names = inputs(sandbox, 'ELBv2.CreateLoadBalancer').map(({ Name }) => Name);
    expect(names).toEqual(['web-alb', 'web-alb-2', 'web-alb-3']);
  });
});

test('a free name counts on and keeps to the longest that AWS takes', () => {
  expect(freeName('web', new Set())).toBe('web');
  expect(freeName('web', new Set(['web', 'web-2']))).toBe('web-3');
  expect(freeName('web-2', new Set(['web-2']))).toBe('web-3');
  const long = 'a'.repeat(32);
  expect(freeName(long, new Set([long]), 32)).toBe(`${'a'.repeat(30)}-2`);
});

describe('a clip that was changed on the way', () => {
  const good: Clip = {
    format: 'ecs-sandbox-clip',
    version: 1,
    about: '',
    things: [thing('cluster', 'a')],
    operations: [{ target: 'ECS.CreateCluster', input: { clusterName: 'a' } }],
    needs: [],
    annotations: [],
    origin: ORIGIN,
  };
  const changed = (over: object) => readClip(JSON.stringify({ ...good, ...over }));

  test('is read when it is whole', () => {
    expect(readClip(writeClip(good))).toMatchObject({ things: good.things });
  });

  test.each([
    ['not JSON', () => readClip('{"format": "ecs-sandbox-clip", ')],
    ['a list', () => readClip('[]')],
    ['another version', () => changed({ version: 2 })],
    ['no operations', () => changed({ operations: 'all' })],
    [
      'an operation that takes away',
      () => changed({ operations: [{ target: 'ECS.DeleteCluster', input: { cluster: 'a' } }] }),
    ],
    [
      'an operation about the run',
      () => changed({ operations: [{ target: 'Sandbox.LoadAccount', input: {} }] }),
    ],
    [
      'an input that is none',
      () => changed({ operations: [{ target: 'ECS.CreateCluster', input: 'a' }] }),
    ],
    [
      'a place beyond all bounds',
      () => changed({ things: [{ ...thing('cluster', 'a'), x: 1e12 }] }),
    ],
    [
      'a kind of its own',
      () => changed({ things: [{ ...thing('cluster', 'a'), kind: 'toString' }] }),
    ],
    [
      'too many things',
      () => changed({ things: Array.from({ length: 3000 }, () => thing('cluster', 'a')) }),
    ],
    [
      'a note without a size',
      () => changed({ annotations: [{ id: 'x', kind: 'note', x: 0, y: 0, text: 'hi' }] }),
    ],
    ['more than can be held', () => readClip(' '.repeat(5_000_000))],
  ])('%s is refused in words', (_what, read) => {
    expect(read()).toEqual(expect.stringMatching(/^[A-Z].*\.$/));
  });

  test('ids of notes are not taken over', () => {
    const note = { id: 'annotation/x', kind: 'note', x: 0, y: 0, width: 9, height: 9, text: 'hi' };
    expect(changed({ annotations: [note] })).toMatchObject({ annotations: [{ id: '' }] });
  });
});
