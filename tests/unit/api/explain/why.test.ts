/**
 * "Why?": each row is a broken sandbox as a script, the last cause that is found, and whether the
 * first fix that can be run brings the service to a steady state.
 */
import { describe, expect, test } from 'vitest';
import type { Explanation } from '../../../../src/model/explanation';
import { runLines, type ScriptedSandbox } from '../../../support/stopped-task';

interface Row {
  name: string;
  script: string;
  /** What is asked; the service `web` unless told. */
  ask?: string;
  /** Of the last cause. */
  because: RegExp;
  /** False where only advice is given. */
  isCured?: false;
}

const TRUST = JSON.stringify({
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Service: 'ecs-tasks.amazonaws.com' },
      Action: 'sts:AssumeRole',
    },
  ],
});
const role = (name: string) =>
  `aws iam create-role --role-name ${name} --assume-role-policy-document '${TRUST}'`;
const ROLE = 'arn:aws:iam::123456789012:role';
const ECR = '123456789012.dkr.ecr.us-east-1.amazonaws.com';
const container = (changes: Record<string, unknown> = {}) =>
  JSON.stringify([
    { name: 'web', image: 'web:1', portMappings: [{ containerPort: 80 }], ...changes },
  ]);
const register = (changes: Record<string, unknown> = {}, more = '') =>
  `aws ecs register-task-definition --family web --requires-compatibilities FARGATE \
  --network-mode awsvpc --cpu 256 --memory 512 ${more} --container-definitions '${container(changes)}'`;
const serve = (more = '', network = 'subnets=[subnet-a],assignPublicIp=ENABLED') =>
  `aws ecs create-service --cluster demo --service-name web --task-definition web \
  --desired-count 2 --launch-type FARGATE \
  --network-configuration 'awsvpcConfiguration={${network}}' ${more}`;
const BALANCER = `LB=$(aws elbv2 create-load-balancer --name web --subnets subnet-a subnet-b --security-groups sg-alb --query 'LoadBalancers[0].LoadBalancerArn' --output text)
TG=$(aws elbv2 create-target-group --name web --port 80 --protocol HTTP --target-type ip --vpc-id vpc-1 --health-check-interval-seconds 10 --query 'TargetGroups[0].TargetGroupArn' --output text)
aws elbv2 create-listener --load-balancer-arn $LB --port 80 --protocol HTTP --default-actions Type=forward,TargetGroupArn=$TG`;
const BEHIND = '--load-balancers targetGroupArn=$TG,containerName=web,containerPort=80';
const group = (name: string) =>
  `${name.toUpperCase()}=$(aws ec2 create-security-group --group-name ${name} --description ${name} --vpc-id vpc-1 --query GroupId --output text)`;
const WAIT = 'aws sandbox wait --for 240';
const lines = (...all: string[]) =>
  ['aws ecs create-cluster --cluster-name demo', ...all].join('\n');

const ROWS: Row[] = [
  {
    name: 'a subnet without addresses',
    script: lines(
      'aws ec2 create-subnet --vpc-id vpc-1 --cidr-block 10.9.0.0/28 --availability-zone us-east-1a',
      "SUBNET=$(aws ec2 describe-subnets --query 'Subnets[0].SubnetId' --output text)",
      register(),
      'aws sandbox inject-fault --type exhaust-subnet-ips --subnet $SUBNET',
      serve('').replace('subnet-a', "'$SUBNET'"),
      WAIT,
    ),
    because: /fault was injected: exhaust-subnet-ips/,
  },
  {
    name: 'an execution role without permissions',
    script: lines(
      role('run'),
      register({ image: `${ECR}/web:1` }, `--execution-role-arn ${ROLE}/run`),
      serve(),
      WAIT,
    ),
    because: /execution role run does not permit ecr:GetAuthorizationToken/,
  },
  {
    name: 'a role revoked by a fault',
    script: lines(
      register({ image: `${ECR}/web:1` }, `--execution-role-arn ${ROLE}/run`),
      'aws sandbox inject-fault --type revoke-role --role run',
      serve(),
      WAIT,
    ),
    because: /fault was injected: revoke-role/,
  },
  {
    name: 'a tag that was never pushed',
    script: lines(
      'aws ecr create-repository --repository-name web',
      register({ image: `${ECR}/web:9` }),
      serve(),
      WAIT,
    ),
    because: /There is no image .*web:9/,
    // Registering another revision is advised before the push is.
  },
  {
    name: 'a secret that was deleted',
    script: lines(
      'aws secretsmanager create-secret --name db --secret-string x',
      'ARN=$(aws secretsmanager describe-secret --secret-id db --query ARN --output text)',
      'aws secretsmanager delete-secret --secret-id db --force-delete-without-recovery',
      `aws ecs register-task-definition --family web --requires-compatibilities FARGATE --network-mode awsvpc --cpu 256 --memory 512 --execution-role-arn ${ROLE}/run --container-definitions "[{\\"name\\":\\"web\\",\\"image\\":\\"web:1\\",\\"secrets\\":[{\\"name\\":\\"DB\\",\\"valueFrom\\":\\"$ARN\\"}]}]"`,
      serve(),
      WAIT,
    ),
    because: /db, which DB is to hold, is gone/,
  },
  {
    name: 'a log group that is not there',
    script: lines(
      'aws logs create-log-group --log-group-name /ecs/web',
      'aws logs delete-log-group --log-group-name /ecs/web',
      register(
        {
          logConfiguration: {
            logDriver: 'awslogs',
            options: {
              'awslogs-group': '/ecs/web',
              'awslogs-region': 'us-east-1',
              'awslogs-stream-prefix': 'web',
            },
          },
        },
        `--execution-role-arn ${ROLE}/run`,
      ),
      serve(),
      WAIT,
    ),
    because: /log group \/ecs\/web of container web is not there/,
  },
  {
    name: 'Fargate without a public address in a public subnet',
    script: lines(
      'VPC=$(aws ec2 create-vpc --cidr-block 10.20.0.0/16 --query Vpc.VpcId --output text)',
      'SUBNET=$(aws ec2 create-subnet --vpc-id $VPC --cidr-block 10.20.1.0/24 --availability-zone us-east-1a --query Subnet.SubnetId --output text)',
      'IGW=$(aws ec2 create-internet-gateway --query InternetGateway.InternetGatewayId --output text)',
      'aws ec2 attach-internet-gateway --internet-gateway-id $IGW --vpc-id $VPC',
      "RT=$(aws ec2 describe-route-tables --filters Name=vpc-id,Values=$VPC --query 'RouteTables[0].RouteTableId' --output text)",
      'aws ec2 create-route --route-table-id $RT --destination-cidr-block 0.0.0.0/0 --gateway-id $IGW',
      register(),
      serve('', "subnets=['$SUBNET']"),
      WAIT,
    ),
    because: /No way leads from the task to the internet/,
  },
  {
    name: 'a file system behind a closed security group',
    script: lines(
      group('efs'),
      group('web'),
      'FS=$(aws efs create-file-system --query FileSystemId --output text)',
      'aws efs create-mount-target --file-system-id $FS --subnet-id subnet-a --security-groups $EFS',
      register(
        { mountPoints: [{ sourceVolume: 'data', containerPath: '/data' }] },
        '--volumes name=data,efsVolumeConfiguration={fileSystemId=$FS}',
      ),
      serve('', "subnets=[subnet-a],securityGroups=['$WEB'],assignPublicIp=ENABLED"),
      WAIT,
    ),
    because: /let nothing from the task to mount target .* on port 2049/,
  },
  {
    name: 'a security group between load balancer and tasks',
    script: lines(
      BALANCER,
      group('web'),
      register(),
      serve(BEHIND, "subnets=[subnet-a],securityGroups=['$WEB'],assignPublicIp=ENABLED"),
      'aws sandbox wait --for 70',
    ),
    because: /let nothing from load balancer web to the task on port 80/,
  },
  {
    name: 'a health check at another path',
    script: lines(
      'aws sandbox put-image --image web:1 --health-check-path /healthz',
      BALANCER,
      register(),
      serve(BEHIND, 'subnets=[subnet-a],securityGroups=[sg-web],assignPublicIp=ENABLED'),
      'aws sandbox wait --for 80',
    ),
    because: /check asks for \/, and the app answers checks at \/healthz/,
  },
  {
    name: 'a grace period shorter than the start',
    script: lines(
      'aws sandbox put-image --image web:1 --startup 90',
      BALANCER,
      register(),
      serve(BEHIND, 'subnets=[subnet-a],securityGroups=[sg-web],assignPublicIp=ENABLED'),
      'aws sandbox wait --for 200',
    ),
    because: /app needs 90 s to be ready/,
  },
  {
    name: 'an app that ends by itself',
    script: lines(
      'aws sandbox put-image --image web:1 --exit-after 20 --exit-code 3',
      register(),
      serve(),
      WAIT,
    ),
    because: /ends by itself 20 s after its start/,
    isCured: false,
  },
  {
    name: 'more memory than the limit',
    script: lines(
      'aws sandbox put-image --image web:1 --memory-mib 900',
      register(),
      serve(),
      WAIT,
    ),
    because: /used more memory than its limit of 512 MiB/,
    isCured: false,
  },
  {
    name: 'instances that are full',
    script: lines(
      "aws ec2 run-instances --image-id ami-1 --instance-type t3.micro --count 1 --user-data 'ECS_CLUSTER=demo'",
      'aws sandbox wait --for 120',
      `aws ecs register-task-definition --family web --network-mode bridge --container-definitions '${container({ memory: 600, portMappings: [] })}'`,
      'aws ecs create-service --cluster demo --service-name web --task-definition web --desired-count 2 --launch-type EC2',
      WAIT,
    ),
    because: /No container instance of demo has room/,
  },
  {
    name: 'no instances at all',
    script: lines(
      "ID=$(aws ec2 run-instances --image-id ami-1 --instance-type t3.micro --user-data 'ECS_CLUSTER=demo' --query 'Instances[0].InstanceId' --output text)",
      'aws sandbox wait --for 120',
      'aws ec2 terminate-instances --instance-ids $ID',
      'aws sandbox wait --for 120',
      `aws ecs register-task-definition --family web --network-mode bridge --container-definitions '${container({ memory: 300, portMappings: [] })}'`,
      'aws ecs create-service --cluster demo --service-name web --task-definition web --desired-count 2 --launch-type EC2',
      WAIT,
    ),
    because: /Cluster demo has no container instances/,
  },
  {
    name: 'no Fargate capacity',
    script: lines(
      register(),
      'aws sandbox inject-fault --type capacity-unavailable',
      serve(),
      WAIT,
    ),
    because: /fault was injected: capacity-unavailable/,
  },
  {
    name: 'percentages that let nothing happen',
    script: lines(
      register(),
      serve('--deployment-configuration minimumHealthyPercent=100,maximumPercent=150').replace(
        '--desired-count 2',
        '--desired-count 1',
      ),
      'aws sandbox wait --for 120',
      'aws ecs update-service --cluster demo --service web --force-new-deployment',
      'aws sandbox wait --for 120',
    ),
    because: /none may stop \(100 %\) and no further one may start \(150 %\)/,
  },
];

const ask = ({ give }: ScriptedSandbox, row: Row): Explanation =>
  give('Sandbox.Explain', { service: row.ask ?? 'web' }) as Explanation;

/** Runs what is to show a cause; that a thing is gone may be the very cause. */
async function shown(sandbox: ScriptedSandbox, command: string): Promise<void> {
  try {
    await sandbox.run(command);
  } catch (error) {
    expect(String(error)).toMatch(/cannot be found|can't find/);
  }
}

describe('why', () => {
  test.each(ROWS)('$name: found, and cured by its own fix', async (row) => {
    const sandbox = await runLines(row.script);
    const why = ask(sandbox, row);
    expect(why.isFault).toBe(true);
    expect(why.causes.at(-1)?.text).toMatch(row.because);
    for (const { text, evidence, command } of why.causes) {
      expect(text).toMatch(/\S/);
      expect(`${evidence}${command}`).not.toContain('undefined');
      await shown(sandbox, command);
    }
    const cure = why.fixes.find(({ operations }) => operations.length > 0);
    if (row.isCured === false) {
      expect(cure).toBeUndefined();
      expect(why.fixes.length).toBeGreaterThan(0);
      return;
    }
    for (const { target, input } of cure?.operations ?? []) sandbox.give(target, input);
    await sandbox.run('aws sandbox wait --until steady:web --timeout 3600');
    const after = ask(sandbox, row);
    expect(after.isFault).toBe(false);
    expect(after.headline).toContain('Nothing is wrong');
  });

  test('of what is well nothing is said to be wrong', async () => {
    const sandbox = await runLines(lines(register(), serve(), 'aws sandbox wait --for 200'));
    const why = sandbox.give('Sandbox.Explain', { service: 'web' }) as Explanation;
    expect(why).toMatchObject({ isFault: false, causes: [], fixes: [] });
  });

  test('a task that somebody stopped was stopped as asked', async () => {
    const sandbox = await runLines(lines(register(), serve(), 'aws sandbox wait --for 200'));
    await sandbox.run(
      "TASK=$(aws ecs list-tasks --cluster demo --query 'taskArns[0]' --output text)\naws ecs stop-task --cluster demo --task $TASK",
    );
    await sandbox.run('aws sandbox wait --for 90');
    const stopped = sandbox.give('ECS.ListTasks', { cluster: 'demo', desiredStatus: 'STOPPED' });
    const [task = ''] = (stopped as { taskArns: string[] }).taskArns;
    const why = sandbox.give('Sandbox.Explain', { task }) as Explanation;
    expect(why.isFault).toBe(false);
    expect(why.causes[0]?.text).toMatch(/^UserInitiated: Task stopped by user/);
  });
});
