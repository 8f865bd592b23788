/**
 * "Why?" where the way between load balancer and tasks is closed, a subnet is full, a directory
 * that an access point leads to is missing, or a container mounts two volumes at one path.
 */
import { describe, expect, test } from 'vitest';
import type { Explanation } from '../../../../src/model/explanation';
import { runLines, type ScriptedSandbox } from '../../../support/stopped-task';

const ROLE = 'arn:aws:iam::123456789012:role/run';
const register = (container: Record<string, unknown> = {}, more = '') => {
  const web = { name: 'web', image: 'web:1', portMappings: [{ containerPort: 80 }], ...container };
  const containers = `--container-definitions '${JSON.stringify([web])}'`;
  const size = `--cpu 256 --memory 512 --execution-role-arn ${ROLE}`;
  return `aws ecs register-task-definition --family web --requires-compatibilities FARGATE --network-mode awsvpc ${size} ${more} ${containers}`;
};
const serve = (network: string, count = 2, more = '') =>
  `aws ecs create-service --cluster demo --service-name web --task-definition web --desired-count ${count} --launch-type FARGATE --network-configuration 'awsvpcConfiguration={${network}}' ${more}`;
const group = (name: string) =>
  `${name.toUpperCase()}=$(aws ec2 create-security-group --group-name ${name} --description ${name} --vpc-id vpc-1 --query GroupId --output text)`;
const OPEN = (id: string) =>
  `aws ec2 authorize-security-group-ingress --group-id ${id} --protocol tcp --port 80 --cidr 0.0.0.0/0`;
const CLUSTER = 'aws ecs create-cluster --cluster-name demo';
const STEADY = 'aws sandbox wait --until steady:web --timeout 1200';

const why = ({ give }: ScriptedSandbox): Explanation =>
  give('Sandbox.Explain', { service: 'web' }) as Explanation;

async function carryOut(sandbox: ScriptedSandbox, index = 0): Promise<Explanation> {
  for (const { command } of why(sandbox).causes) await sandbox.run(command);
  const able = why(sandbox).fixes.filter(({ operations }) => operations.length > 0);
  for (const { target, input } of able[index]?.operations ?? []) sandbox.give(target, input);
  await sandbox.run('aws sandbox wait --until steady:web --timeout 3600');
  return why(sandbox);
}

const BEHIND_ALB = [
  CLUSTER,
  group('alb'),
  group('web'),
  OPEN('$ALB'),
  OPEN('$WEB'),
  'LB=$(aws elbv2 create-load-balancer --name web --subnets subnet-a subnet-b --security-groups $ALB --query "LoadBalancers[0].LoadBalancerArn" --output text)',
  'TG=$(aws elbv2 create-target-group --name web --port 80 --protocol HTTP --target-type ip --vpc-id vpc-1 --health-check-interval-seconds 60 --query "TargetGroups[0].TargetGroupArn" --output text)',
  'aws elbv2 create-listener --load-balancer-arn $LB --port 80 --protocol HTTP --default-actions Type=forward,TargetGroupArn=$TG',
  register(),
  serve(
    "subnets=[subnet-a],securityGroups=['$WEB'],assignPublicIp=ENABLED",
    2,
    '--load-balancers targetGroupArn=$TG,containerName=web,containerPort=80',
  ),
  STEADY,
];

describe('why requests end in 504 while the targets count as healthy', () => {
  test.each([
    [
      'egress of the load balancer',
      'aws ec2 revoke-security-group-egress --group-id $ALB --ip-permissions \'[{"IpProtocol":"-1","IpRanges":[{"CidrIp":"0.0.0.0/0"}]}]\'',
      /^Let alb \(sg-\w+\) send to web \(sg-\w+\) on port 80$/,
    ],
    [
      'ingress of the tasks',
      'aws ec2 revoke-security-group-ingress --group-id $WEB --protocol tcp --port 80 --cidr 0.0.0.0/0',
      /^Let alb \(sg-\w+\) in to web \(sg-\w+\) on port 80$/,
    ],
  ])('%s is closed: found before a check fails, and cured', async (_, close, words) => {
    const sandbox = await runLines([...BEHIND_ALB, close].join('\n'));
    const { isFault, causes, fixes } = why(sandbox);
    expect(isFault).toBe(true);
    expect(causes[0]?.text).toMatch(/No request gets to target .*: clients are answered with 504/);
    expect(causes.at(-1)?.text).toMatch(
      /let nothing from load balancer web to the task on port 80/,
    );
    expect(fixes.map(({ text }) => text)).toEqual([expect.stringMatching(words)]);
    expect((await carryOut(sandbox)).isFault).toBe(false);
  });
});

test('a subnet that is full: a new one in its zone and with its route table, and cured', async () => {
  const sandbox = await runLines(
    [
      CLUSTER,
      'VPC=$(aws ec2 create-vpc --cidr-block 10.20.0.0/16 --query Vpc.VpcId --output text)',
      'SUBNET=$(aws ec2 create-subnet --vpc-id $VPC --cidr-block 10.20.0.0/28 --availability-zone us-east-1b --query Subnet.SubnetId --output text)',
      'IGW=$(aws ec2 create-internet-gateway --query InternetGateway.InternetGatewayId --output text)',
      'aws ec2 attach-internet-gateway --internet-gateway-id $IGW --vpc-id $VPC',
      'RT=$(aws ec2 create-route-table --vpc-id $VPC --query RouteTable.RouteTableId --output text)',
      'aws ec2 create-route --route-table-id $RT --destination-cidr-block 0.0.0.0/0 --gateway-id $IGW',
      'aws ec2 associate-route-table --route-table-id $RT --subnet-id $SUBNET',
      register(),
      serve("subnets=['$SUBNET'],assignPublicIp=ENABLED", 15),
      'aws sandbox wait --for 240',
    ].join('\n'),
  );
  const { causes, fixes } = why(sandbox);
  expect(causes.at(-1)?.text).toMatch(/had no free address/);
  expect(fixes[0]?.text).toBe('Make a subnet 10.20.1.0/24 in us-east-1b, and run web there');
  expect(fixes[0]?.operations.map(({ target }) => target)).toEqual([
    'EC2.CreateSubnet',
    'EC2.AssociateRouteTable',
    'ECS.UpdateService',
  ]);
  expect((await carryOut(sandbox)).isFault).toBe(false);
});

describe('two volumes at one path', () => {
  const TWICE = {
    mountPoints: [
      { sourceVolume: 'one', containerPath: '/data' },
      { sourceVolume: 'two', containerPath: '/data/' },
    ],
  };
  const SAID =
    'CannotCreateContainerError: Error response from daemon: Duplicate mount point: /data';

  test('the container is not created on Fargate, and Why? says so', async () => {
    const sandbox = await runLines(
      [
        CLUSTER,
        register(TWICE, '--volumes name=one name=two'),
        serve('subnets=[subnet-a],assignPublicIp=ENABLED', 1),
        'aws sandbox wait --for 120',
      ].join('\n'),
    );
    const { causes, fixes } = why(sandbox);
    expect(causes.some(({ text, evidence }) => `${text} ${evidence}`.includes(SAID))).toBe(true);
    expect(causes.at(-1)?.text).toBe('Container web mounts two volumes at /data.');
    expect(fixes.length).toBeGreaterThan(0);
  });

  test('nor on EC2, where the task says only that it failed', async () => {
    const sandbox = await runLines(
      [
        CLUSTER,
        `aws ecs register-task-definition --family web --network-mode bridge --volumes name=one name=two --container-definitions '${JSON.stringify([{ name: 'web', image: 'web:1', memory: 256, ...TWICE }])}'`,
        'aws ecs run-task --cluster demo --task-definition web --launch-type EC2',
        'aws sandbox wait --for 120',
      ].join('\n'),
    );
    const { taskArns } = sandbox.give('ECS.ListTasks', {
      cluster: 'demo',
      desiredStatus: 'STOPPED',
    }) as { taskArns: string[] };
    const { tasks } = sandbox.give('ECS.DescribeTasks', { cluster: 'demo', tasks: taskArns }) as {
      tasks: object[];
    };
    expect(tasks).toMatchObject([
      { stopCode: 'TaskFailedToStart', containers: [{ reason: SAID }] },
    ]);
  });
});

describe('a directory of EFS that is missing', () => {
  const MOUNT = { mountPoints: [{ sourceVolume: 'data', containerPath: '/data' }] };
  const FS = [
    CLUSTER,
    'FS=$(aws efs create-file-system --query FileSystemId --output text)',
    'aws efs create-mount-target --file-system-id $FS --subnet-id subnet-a',
    'AP=$(aws efs create-access-point --file-system-id $FS --root-directory Path=/app --query AccessPointId --output text)',
  ];
  const SERVE = serve('subnets=[subnet-a],assignPublicIp=ENABLED', 1);

  test.each([
    [
      'behind an access point without CreationInfo',
      'fileSystemId=$FS,transitEncryption=ENABLED,authorizationConfig={accessPointId=$AP}',
      /has no directory \/app/,
    ],
    [
      'as the root directory of the volume',
      'fileSystemId=$FS,rootDirectory=/app',
      /directory \/app/,
    ],
  ])('%s: found, and cured', async (_, efs, because) => {
    const volumes = `--volumes name=data,efsVolumeConfiguration={${efs}}`;
    const script = [...FS, register(MOUNT, volumes), SERVE, 'aws sandbox wait --for 240'];
    const sandbox = await runLines(script.join('\n'));
    expect(why(sandbox).causes.at(-1)?.text).toMatch(because);
    expect(why(sandbox).fixes[0]?.text).toMatch(/^Mount \/app by an access point that makes it/);
    expect((await carryOut(sandbox)).isFault).toBe(false);
  });
});
