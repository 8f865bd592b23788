import 'fake-indexeddb/auto';
import { afterEach, expect, test } from 'vitest';
import type { Gesture, Outcome } from '../../../src/state/gesture';
import {
  planGroupSize,
  planInstancePower,
  planInstances,
  planInstanceState,
  planProvider,
} from '../../../src/state/gestures/capacity';
import { planCluster, planService } from '../../../src/state/gestures/containers';
import { oneOf } from '../../../src/state/gestures/entities';
import { FARGATE_LAUNCH } from '../../../src/state/gestures/launch';
import {
  freeBlock,
  planEndpoint,
  planIngress,
  planSecurityGroup,
  planSubnet,
} from '../../../src/state/gestures/networks';
import { planRemoval } from '../../../src/state/gestures/removal';
import { type Definition } from '../../../src/state/gestures/revision';
import {
  freeMountPath,
  isMountPath,
  type MountedService,
  planEbsMount,
  planEfsMount,
  planFileSystem,
} from '../../../src/state/gestures/storage';
import { openPage, type SandboxPage } from '../../support/sandbox-page';

let page: SandboxPage;
let databases = 0;
afterEach(() => page.close());

const entities = () => page.mirror.getState().entities;
const ids = () => page.mirror.getState().ids;

async function open(): Promise<void> {
  page = await openPage(`infrastructure-${++databases}`);
  await give(planCluster(entities(), { name: 'prod' }));
  await page.until(() => ids().cluster.length === 1);
}

/** Gives a gesture that AWS must take. */
async function give(gesture: Gesture | undefined): Promise<Outcome> {
  const outcome = await page.commands.give(gesture!);
  if (outcome.error) throw new Error(JSON.stringify(outcome.error));
  return outcome;
}

async function pass(seconds: number): Promise<void> {
  const result = await page.commands.send('Sandbox.Wait', { for: seconds });
  expect(result.ok).toBe(true);
}

const view = <K extends 'containerInstance' | 'capacityProvider' | 'fileSystem' | 'service'>(
  kind: K,
) => oneOf(entities(), kind, ids()[kind][0] ?? '')!;

const INSTANCES = {
  cluster: 'prod',
  name: 'box',
  instanceType: 'm5.large',
  count: 3,
  subnets: ['subnet-a', 'subnet-b'],
  securityGroups: [],
  isSpot: false,
};

const launch = async (options: Partial<typeof INSTANCES> = {}) => {
  await give(planInstances(entities(), { ...INSTANCES, ...options }));
  await pass(90);
  await page.until(
    () => ids().containerInstance.length > 0 && view('containerInstance').status === 'ACTIVE',
  );
};

test('instances are shared out over the subnets, and join the cluster', async () => {
  await open();
  await launch();
  const zones = ids().containerInstance.map(
    (id) => oneOf(entities(), 'containerInstance', id)!.availabilityZone,
  );
  expect(zones.toSorted()).toEqual(['us-east-1a', 'us-east-1a', 'us-east-1b']);
});

test('an instance is drained, activated, stopped, started and terminated', async () => {
  await open();
  await launch({ count: 1 });
  const becomes = (word: string) =>
    page.until(() =>
      [view('containerInstance').status, view('containerInstance').state].some(
        (one) => one === word,
      ),
    );
  await give(planInstanceState(view('containerInstance'), 'DRAINING'));
  await becomes('DRAINING');
  await give(planInstanceState(view('containerInstance'), 'ACTIVE'));
  await becomes('ACTIVE');
  await give(planInstancePower(view('containerInstance'), 'Stop'));
  await pass(120);
  await becomes('stopped');
  await give(planInstancePower(view('containerInstance'), 'Start'));
  await pass(120);
  await becomes('running');
  await give(planRemoval(entities(), ids().containerInstance)?.gesture);
  await pass(120);
  await page.until(() => ids().containerInstance.length === 0);
});

const PROVIDER = {
  cluster: 'prod',
  name: 'prod-group',
  instanceType: 'm5.large',
  isSpot: false,
  min: 0,
  max: 4,
  desired: 1,
  subnets: ['subnet-a'],
  securityGroups: [],
  targetCapacity: 100,
  managedTerminationProtection: true,
  managedDraining: true,
  isDefault: true,
};

test('a capacity provider launches instances, is resized, and goes with its group', async () => {
  await open();
  await give(planProvider(entities(), PROVIDER));
  await pass(200);
  await page.until(() => ids().capacityProvider.length === 1 && ids().containerInstance.length > 0);
  const cluster = oneOf(entities(), 'cluster', ids().cluster[0]!)!;
  expect(cluster.capacityProviders).toEqual(['prod-group']);
  expect(cluster.defaultCapacityProviderStrategy).toEqual([
    { capacityProvider: 'prod-group', weight: 1, base: 0 },
  ]);
  await give(planGroupSize(view('capacityProvider'), { max: 2 }));
  await page.until(() => view('capacityProvider').autoScalingGroup.max === 2);
  const removal = planRemoval(entities(), ids().capacityProvider)!;
  expect(removal.consequences.join(' ')).toContain('prod no longer uses it by default');
  await give(removal.gesture);
  await pass(200);
  await page.until(() => ids().capacityProvider.length === 0);
  await page.until(() => ids().containerInstance.length === 0);
});

test('a service can be on capacity providers that its cluster does not have yet', async () => {
  await open();
  const strategy = [
    { capacityProvider: 'FARGATE', weight: 1, base: 1 },
    { capacityProvider: 'FARGATE_SPOT', weight: 3, base: 0 },
  ];
  await give(
    planService(entities(), {
      cluster: ids().cluster[0]!,
      launch: { ...FARGATE_LAUNCH, launchType: null, strategy },
    }),
  );
  await page.until(() => ids().service.length === 1);
  expect(view('service').capacityProviderStrategy).toEqual(strategy);
});

/** The service of a cluster on Fargate, and what is to be known of it to mount something. */
async function mounted(): Promise<MountedService> {
  if (ids().service.length === 0) {
    await give(planService(entities(), { cluster: ids().cluster[0]!, desiredCount: 1 }));
    await page.until(() => ids().service.length === 1);
  }
  const service = view('service');
  const { taskDefinition } = service;
  const answer = await page.commands.send('ECS.DescribeTaskDefinition', { taskDefinition });
  if (!answer.ok) throw new Error(answer.error.message);
  const { taskDefinition: definition } = answer.output as { taskDefinition: Definition };
  return { service, definition, volumeConfigurations: [] };
}

const PLACE = {
  volumeName: 'data',
  containerName: 'web',
  containerPath: '/data',
  readOnly: false,
};

test('a file system is made and mounted in one go; another is mounted later', async () => {
  await open();
  const files = {
    name: 'files',
    subnets: ['subnet-a'],
    groups: { kind: 'given', ids: [] },
  } as const;
  const mount = { mounted: await mounted(), place: PLACE };
  await give(planFileSystem({ ...files, mount, at: { x: 1, y: 2 } }));
  await page.until(
    () => ids().fileSystem.length === 1 && view('service').taskDefinition === 'web:2',
  );
  expect(page.workspace.getState().layout[ids().fileSystem[0]!]).toEqual({ x: 1, y: 2 });
  const { fileSystemId } = view('fileSystem');
  const more = { ...PLACE, volumeName: 'more', containerPath: '/more' };
  await give(planEfsMount(await mounted(), { ...more, fileSystemId, transitEncryption: true }));
  await page.until(() => view('service').taskDefinition === 'web:3');
  const { definition } = await mounted();
  expect(definition.volumes).toHaveLength(2);
  expect(freeMountPath(definition, 'web', '/data')).toBe('/data-2');
  expect(isMountPath(definition, 'web', '/more/')).toBe(true);
  expect(isMountPath(definition, 'web', '/mor')).toBe(false);
});

test('a file system goes with its mount targets', async () => {
  await open();
  const groups = { kind: 'new', name: 'nfs', vpcId: 'vpc-1', from: [] } as const;
  await give(planFileSystem({ name: 'files', subnets: ['subnet-a', 'subnet-b'], groups }));
  await page.until(() => ids().fileSystem.length === 1);
  expect(view('fileSystem').mountTargets).toHaveLength(2);
  await give(planRemoval(entities(), ids().fileSystem)?.gesture);
  await page.until(() => ids().fileSystem.length === 0);
});

test('each task of a service gets a volume', async () => {
  await open();
  const roleArn = 'arn:aws:iam::123456789012:role/ecsInfrastructureRole';
  const volume = { ...PLACE, sizeInGiB: 20, volumeType: 'gp3', roleArn };
  await give(planEbsMount(await mounted(), volume));
  await pass(120);
  await page.until(() => ids().ebsVolume.length === 1);
});

test('a rule lets something into a security group', async () => {
  await open();
  const made = await give(planSecurityGroup('doors', 'For doors', 'vpc-1'));
  const { GroupId: id } = made.outputs[0] as { GroupId: string };
  await give(
    planIngress({ id, name: 'doors' }, { protocol: 'tcp', port: 80, source: '0.0.0.0/0' }),
  );
  const answer = await page.commands.send('EC2.DescribeSecurityGroups', { GroupIds: [id] });
  expect(JSON.stringify(answer)).toContain('"FromPort":80');
});

test('a subnet takes the next free block of its VPC', async () => {
  await open();
  expect(freeBlock('10.0.0.0/16', ['10.0.0.0/24', '10.0.1.0/25'])).toBe('10.0.2.0/24');
  expect(freeBlock('10.0.0.0/8', ['10.0.0.0/16', '10.1.0.0/16'])).toBe('10.2.0.0/24');
  await page.commands.send('EC2.CreateVpc', { CidrBlock: '10.7.0.0/16' });
  const vpcs = await page.commands.send('EC2.DescribeVpcs', {});
  if (!vpcs.ok) throw new Error(vpcs.error.message);
  const vpcId = (vpcs.output as { Vpcs: { VpcId: string; CidrBlock: string }[] }).Vpcs.find(
    (one) => one.CidrBlock === '10.7.0.0/16',
  )!.VpcId;
  const cidr = freeBlock('10.7.0.0/16', []);
  const made = await give(planSubnet({ vpcId, cidr, zone: 'us-east-1b' }));
  const { Subnet: subnet } = made.outputs[0] as { Subnet: { SubnetId: string } };
  expect(subnet).toMatchObject({ CidrBlock: '10.7.0.0/24', AvailabilityZone: 'us-east-1b' });
  const usual = { vpcId, securityGroups: [], routeTables: [] };
  await give(planEndpoint({ ...usual, service: 'ecr.api', subnets: [subnet.SubnetId] }));
  await give(planEndpoint({ ...usual, service: 's3', subnets: [subnet.SubnetId] }));
  const answer = await page.commands.send('EC2.DescribeVpcEndpoints', {});
  expect(JSON.stringify(answer)).toMatch(/Interface.*ecr\.api.*Gateway.*s3/);
});

test('instances of one launch have names of their own', async () => {
  await open();
  await launch();
  const names = ids().containerInstance.map(
    (id) => oneOf(entities(), 'containerInstance', id)!.name,
  );
  expect(names.toSorted()).toEqual(['box', 'box-2', 'box-3']);
});

test('a cluster with instances goes when they have been terminated', async () => {
  await open();
  await launch({ count: 1 });
  const removal = planRemoval(entities(), ids().cluster)!;
  await give(removal.gesture);
  await pass(200);
  await page.until(() => ids().cluster.length === 0);
});
