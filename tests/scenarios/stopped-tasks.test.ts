/**
 * Why tasks stop: each row is a script of commands, and what the first task that it stopped says of
 * itself. The scripts begin with a cluster `demo` and end with five minutes of waiting.
 */
import { describe, expect, test } from 'vitest';
import { runLines, stoppedTasks, type StoppedTask } from '../support/stopped-task';

interface Row {
  /** What happens, and the rows of the behaviour sheet that it proves. */
  name: string;
  script: string;
  stopCode: string;
  /** The whole reason, or what it must match. */
  stoppedReason: string | RegExp;
  /** Of the container named; `reason` null for none. */
  container?: { name: string; reason?: string | RegExp | null; exitCode?: number };
}

const NETWORK = `awsvpcConfiguration={subnets=[subnet-a]}`;
const ECR = '123456789012.dkr.ecr.us-east-1.amazonaws.com';

type Json = Record<string, unknown>;

/** Registers `web` for Fargate with these containers. */
const fargate = (containers: Json[], more = '--cpu 256 --memory 512') =>
  `aws ecs register-task-definition --family web --requires-compatibilities FARGATE \
  --network-mode awsvpc ${more} --container-definitions '${JSON.stringify(containers)}'`;
const web = (changes: Json = {}): Json => ({ name: 'web', image: 'web:1', ...changes });
const runTask = `aws ecs run-task --cluster demo --task-definition web --launch-type FARGATE \
  --network-configuration '${NETWORK}'`;
const runs = (containers: Json[], more?: string) => `${fargate(containers, more)}\n${runTask}`;

/** A service of one task on Fargate. */
const service = (containers: Json[] = [web()], more = '') => `${fargate(containers)}
aws ecs create-service --cluster demo --service-name web --task-definition web \
  --desired-count 1 --launch-type FARGATE --network-configuration '${NETWORK}' ${more}`;

/** Registers `web` for instances, and runs it on one of type m5.large that is declared. */
const ec2 = (containers: Json[], more = '') =>
  `aws ecs register-task-definition --family web --network-mode bridge ${more} \
  --container-definitions '${JSON.stringify(containers)}'`;
const INSTANCE = `aws ec2 run-instances --image-id ami-1 --instance-type m5.large \
  --user-data 'ECS_CLUSTER=demo'`;
const runOnInstance = `aws sandbox wait --for 120
aws ecs run-task --cluster demo --task-definition web --launch-type EC2`;

/** A role that services of tasks may take, with a policy of its own unless it may do nothing. */
const role = (name: string, actions: string[] = [], trusted = 'ecs-tasks.amazonaws.com') =>
  [
    `aws iam create-role --role-name ${name} --assume-role-policy-document '${JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { Service: trusted }, Action: 'sts:AssumeRole' }],
    })}'`,
    ...(actions.length === 0
      ? []
      : [
          `aws iam put-role-policy --role-name ${name} --policy-name own --policy-document '${JSON.stringify(
            {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Allow', Action: actions, Resource: '*' }],
            },
          )}'`,
        ]),
  ].join('\n');
const SIZES = '--cpu 256 --memory 512';
const withRole = (name: string) => `${SIZES} --execution-role-arn ${name}`;
const denied = (action: string, resource: string) =>
  new RegExp(
    `AccessDeniedException: User: arn:aws:sts::123456789012:assumed-role/exec/[0-9a-f]{32} is not ` +
      `authorized to perform: ${action} on resource: ${resource} because no identity-based policy ` +
      `allows the ${action} action`,
  );

const ROWS: Row[] = [
  {
    name: 'fact T1.2-2: an essential container ended',
    script: `aws sandbox put-image --image web:1 --exit-after 30 --exit-code 3\n${runs([web()])}`,
    stopCode: 'EssentialContainerExited',
    stoppedReason: 'Essential container in task exited',
    container: { name: 'web', exitCode: 3, reason: null },
  },
  {
    name: 'fact T1.2-3: stopped by a user, who gives a reason',
    script: `${runs([web()])}
aws sandbox wait --for 60
TASK=$(aws ecs list-tasks --cluster demo --query 'taskArns[0]' --output text)
aws ecs stop-task --cluster demo --task $TASK --reason 'enough of it'`,
    stopCode: 'UserInitiated',
    stoppedReason: 'enough of it',
    container: { name: 'web', exitCode: 0 },
  },
  {
    name: 'fact T1.2-1, T1.3-3: the image is not there',
    script: `aws sandbox put-image --image web:1 --missing\n${runs([web()])}`,
    stopCode: 'TaskFailedToStart',
    stoppedReason:
      'CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to ' +
      'resolve ref docker.io/library/web:1: docker.io/library/web:1: not found',
    container: { name: 'web', reason: /^CannotPullContainerError: / },
  },
  {
    name: 'fact T1.2-1: on an instance the task says only that it failed, the container why',
    script: `aws sandbox put-image --image web:1 --missing
${INSTANCE}\n${ec2([web({ memory: 128 })])}\n${runOnInstance}`,
    stopCode: 'TaskFailedToStart',
    stoppedReason: 'Task failed to start',
    container: { name: 'web', reason: /^CannotPullContainerError: .* not found$/ },
  },
  {
    name: 'fact T1.3-3: a tag that was never pushed to the repository',
    script: `aws ecr create-repository --repository-name team/web
aws sandbox put-image --image ${ECR}/team/web:v1
${runs([web({ image: `${ECR}/team/web:v2` })])}`,
    stopCode: 'TaskFailedToStart',
    stoppedReason: /failed to resolve ref .*team\/web:v2: .*team\/web:v2: not found$/,
    container: { name: 'web', reason: /not found$/ },
  },
  {
    name: 'fact T1.3-3, T7.2-2, T7.2-3: the execution role may log in to ECR but not pull from it',
    script: `${role('exec', ['ecr:GetAuthorizationToken'])}
${runs([web({ image: `${ECR}/team/web:v1` })], withRole('exec'))}`,
    stopCode: 'TaskFailedToStart',
    stoppedReason:
      /^CannotPullContainerError: The task can't pull the image. Check that the role has the permissions to pull images from the registry\. .*403 Forbidden.* not authorized to perform: ecr:BatchGetImage on resource: arn:aws:ecr:us-east-1:123456789012:repository\/team\/web/,
    container: { name: 'web', reason: /403 Forbidden/ },
  },
  {
    name: 'fact T1.3-8, T7.2-2: on an instance it is the role of that which pulls',
    script: `${role('host', ['ecs:*'], 'ec2.amazonaws.com')}
aws iam create-instance-profile --instance-profile-name host
aws iam add-role-to-instance-profile --instance-profile-name host --role-name host
${INSTANCE} --iam-instance-profile Name=host
${ec2([web({ memory: 128, image: `${ECR}/team/web:v1` })])}\n${runOnInstance}`,
    stopCode: 'TaskFailedToStart',
    stoppedReason: 'Task failed to start',
    container: {
      name: 'web',
      reason: /^CannotPullECRContainerError: AccessDeniedException: .* ecr:GetAuthorizationToken/,
    },
  },
  {
    name: 'fact T1.3-3: the registry has had enough requests',
    script: `aws sandbox put-image --image web:1 --pull-error rate-limit\n${runs([web()])}`,
    stopCode: 'TaskFailedToStart',
    stoppedReason: /^CannotPullContainerError: .*toomanyrequests: You have reached your pull rate/,
    container: { name: 'web', reason: /toomanyrequests/ },
  },
  {
    name: 'fact T1.3-3: a private registry, and no credentials for it',
    script: `aws sandbox put-image --image web:1 --private-registry\n${runs([web()])}`,
    stopCode: 'TaskFailedToStart',
    stoppedReason: /pull access denied, repository does not exist or may require authorization/,
    container: { name: 'web', reason: /pull access denied/ },
  },
  {
    name: 'fact T1.3-3: no registry answers',
    script: `aws sandbox inject-fault --type registry-outage\n${runs([web()])}`,
    stopCode: 'TaskFailedToStart',
    stoppedReason:
      /failed to do request: Head "https:\/\/registry-1\.docker\.io\/v2\/library\/web\/manifests\/1": dial tcp: i\/o timeout$/,
    container: { name: 'web', reason: /i\/o timeout/ },
  },
  {
    name: 'fact T1.3-3: an image that takes more than the ephemeral storage there is, twice',
    script: `aws sandbox put-image --image web:1 --size-mib 11000\n${runs([web()])}`,
    stopCode: 'TaskFailedToStart',
    stoppedReason: /^CannotPullContainerError: .*no space left on device$/,
    container: { name: 'web', reason: /no space left on device/ },
  },
  {
    name: 'an image for another architecture',
    script: `aws sandbox put-image --image web:1 --architecture ARM64\n${runs([web()])}`,
    stopCode: 'TaskFailedToStart',
    stoppedReason:
      "CannotPullContainerError: pull image manifest has been retried 5 time(s): image Manifest does not contain descriptor matching platform 'linux/amd64'",
    container: { name: 'web', reason: /linux\/amd64/ },
  },
  {
    name: 'fact T1.3-2, T7.2-3: the execution role may not log in to ECR',
    script: `${role('exec')}\n${runs([web({ image: `${ECR}/team/web:v1` })], withRole('exec'))}`,
    stopCode: 'TaskFailedToStart',
    stoppedReason: new RegExp(
      '^ResourceInitializationError: unable to pull secrets or registry auth: execution resource ' +
        'retrieval failed: unable to retrieve ecr registry auth: service call has been retried 1 ' +
        `time\\(s\\): ${denied('ecr:GetAuthorizationToken', '\\*').source}$`,
    ),
    container: { name: 'web', reason: null },
  },
  {
    name: 'fact T1.3-2: a role whose permissions are taken away by a fault',
    script: `aws sandbox inject-fault --type revoke-role --role exec
${runs([web({ image: `${ECR}/team/web:v1` })], withRole('exec'))}`,
    stopCode: 'TaskFailedToStart',
    stoppedReason: denied('ecr:GetAuthorizationToken', '\\*'),
  },
  {
    name: 'fact T1.3-2: the execution role may not read a secret',
    script: `${role('exec', ['ecr:*'])}
ARN=$(aws secretsmanager create-secret --name db --secret-string s --query ARN --output text)
${runs([web({ secrets: [{ name: 'DB', valueFrom: 'arn:aws:secretsmanager:us-east-1:123456789012:secret:db' }] })], withRole('exec'))}`,
    stopCode: 'TaskFailedToStart',
    stoppedReason: denied(
      'secretsmanager:GetSecretValue',
      'arn:aws:secretsmanager:us-east-1:123456789012:secret:db-[0-9a-f]{6}',
    ),
  },
  {
    name: 'fact T1.3-2: a secret that was deleted',
    script: `aws secretsmanager create-secret --name db --secret-string s
aws secretsmanager delete-secret --secret-id db --force-delete-without-recovery
${runs([web({ secrets: [{ name: 'DB', valueFrom: 'arn:aws:secretsmanager:us-east-1:123456789012:secret:db' }] })], withRole('exec'))}`,
    stopCode: 'TaskFailedToStart',
    stoppedReason:
      /The task can't retrieve the secret with ARN 'arn:aws:secretsmanager:us-east-1:123456789012:secret:db' from AWS Secrets Manager\. Check whether the secret exists in the specified Region/,
  },
  {
    name: 'fact T1.3-2: a secret in its recovery window',
    script: `aws secretsmanager create-secret --name db --secret-string s
aws secretsmanager delete-secret --secret-id db
${runs([web({ secrets: [{ name: 'DB', valueFrom: 'arn:aws:secretsmanager:us-east-1:123456789012:secret:db' }] })], withRole('exec'))}`,
    stopCode: 'TaskFailedToStart',
    stoppedReason: /because it was marked for deletion\.$/,
  },
  {
    name: 'fact T1.3-2: a secret without the JSON key asked for',
    script: `aws secretsmanager create-secret --name db --secret-string '{"user":"a"}'
${runs([web({ secrets: [{ name: 'DB', valueFrom: 'arn:aws:secretsmanager:us-east-1:123456789012:secret:db:password::' }] })], withRole('exec'))}`,
    stopCode: 'TaskFailedToStart',
    stoppedReason: /retrieved secret from Secrets Manager did not contain json key password$/,
  },
  {
    name: 'fact T1.3-2: a parameter that was deleted',
    script: `aws ssm put-parameter --name /app/key --type SecureString --value hush
aws ssm delete-parameter --name /app/key
${runs([web({ secrets: [{ name: 'KEY', valueFrom: '/app/key' }] })], withRole('exec'))}`,
    stopCode: 'TaskFailedToStart',
    stoppedReason:
      /unable to retrieve secrets from ssm: service call has been retried 1 time\(s\): invalid parameters: \/app\/key$/,
  },
  {
    name: 'fact T1.3-2: the execution role may not read a parameter',
    script: `${role('exec', ['ecr:*'])}
${runs([web({ secrets: [{ name: 'KEY', valueFrom: '/app/key' }] })], withRole('exec'))}`,
    stopCode: 'TaskFailedToStart',
    stoppedReason: denied(
      'ssm:GetParameters',
      'arn:aws:ssm:us-east-1:123456789012:parameter/app/key',
    ),
  },
  {
    name: 'fact T1.3-2: the execution role may not read an environment file',
    script: `${role('exec', ['ecr:*'])}
${runs([web({ environmentFiles: [{ type: 's3', value: 'arn:aws:s3:::bucket/web.env' }] })], withRole('exec'))}`,
    stopCode: 'TaskFailedToStart',
    stoppedReason: /^ResourceInitializationError: failed to download env files: .*Forbidden\.$/,
  },
  {
    name: 'fact T1.3-2: registry credentials without a password',
    script: `aws sandbox put-image --image web:1 --private-registry
aws secretsmanager create-secret --name hub --secret-string '{"username":"a"}'
${runs([web({ repositoryCredentials: { credentialsParameter: 'hub' } })], withRole('exec'))}`,
    stopCode: 'TaskFailedToStart',
    stoppedReason: /unable to get registry auth from asm: .*AuthConfig contains no password$/,
  },
  {
    name: 'fact T1.3-4: memory outgrows the container’s limit',
    script: `aws sandbox put-image --image web:1 --memory-mib 100
${runs([web({ memory: 256 })])}
aws sandbox wait --for 60
aws sandbox inject-fault --type memory-leak --mib-per-second 10 --cluster demo`,
    stopCode: 'EssentialContainerExited',
    stoppedReason: 'Essential container in task exited',
    container: {
      name: 'web',
      exitCode: 137,
      reason: 'OutOfMemoryError: Container killed due to memory usage',
    },
  },
  {
    name: 'fact T1.3-4: the memory of a sidecar outgrows its own limit',
    script: `aws sandbox put-image --image agent:1 --memory-mib 300
${runs([web(), { name: 'agent', image: 'agent:1', memory: 128 }])}`,
    stopCode: 'EssentialContainerExited',
    stoppedReason: 'Essential container in task exited',
    container: {
      name: 'agent',
      exitCode: 137,
      reason: 'OutOfMemoryError: Container killed due to memory usage',
    },
  },
  {
    name: 'fact T1.3-4: containers together outgrow the task',
    script: `aws sandbox put-image --image agent:1 --memory-mib 450
aws sandbox put-image --image web:1 --memory-mib 100
${runs([web(), { name: 'agent', image: 'agent:1', essential: false }])}`,
    stopCode: 'EssentialContainerExited',
    stoppedReason: 'Essential container in task exited',
    container: { name: 'web', exitCode: 137, reason: /^OutOfMemoryError/ },
  },
  {
    name: 'fact T1.3-7: the runtime cannot start the container',
    script:
      `aws sandbox put-image --image web:1 --start-error 'failed to create task: exec: "serve": executable file not found in $PATH'
${runs([web()])}`.replace('$PATH', 'PATH'),
    stopCode: 'TaskFailedToStart',
    stoppedReason:
      'CannotStartContainerError: failed to create task: exec: "serve": executable file not found in PATH',
    container: { name: 'web', reason: /^CannotStartContainerError: / },
  },
  {
    name: 'fact T1.3-7: errors of other names are said as they are',
    script: `aws sandbox put-image --image web:1 --start-error 'CannotCreateContainerError: name in use'
${runs([web()])}`,
    stopCode: 'TaskFailedToStart',
    stoppedReason: 'CannotCreateContainerError: name in use',
    container: { name: 'web', reason: 'CannotCreateContainerError: name in use' },
  },
  {
    name: 'fact T1.3-6: the runtime never comes back, on Fargate for a minute',
    script: `aws sandbox put-image --image web:1 --start-hangs\n${runs([web()])}`,
    stopCode: 'TaskFailedToStart',
    stoppedReason:
      'ContainerRuntimeTimeoutError: Could not transition to started; timed out after waiting 1m0s',
    container: { name: 'web', reason: /timed out after waiting 1m0s/ },
  },
  {
    name: 'fact T1.3-6: on an instance Docker is waited for, three minutes',
    script: `aws sandbox put-image --image web:1 --start-hangs
${INSTANCE}\n${ec2([web({ memory: 128 })])}\n${runOnInstance}`,
    stopCode: 'TaskFailedToStart',
    stoppedReason: 'Task failed to start',
    container: {
      name: 'web',
      reason: 'DockerTimeoutError: Could not transition to started; timed out after waiting 3m0s',
    },
  },
  {
    name: 'fact T1.5-4, T1.5-8: a container that had to succeed did not',
    script: `aws sandbox put-image --image migrate:1 --exit-after 5 --exit-code 2
${runs([
  web({ dependsOn: [{ containerName: 'migrate', condition: 'SUCCESS' }] }),
  { name: 'migrate', image: 'migrate:1', essential: false },
])}`,
    stopCode: 'TaskFailedToStart',
    stoppedReason:
      'dependency graph: container ordering dependency [migrate] for target [web] did not exit successfully.',
    container: { name: 'web', exitCode: 143, reason: /did not exit successfully\.$/ },
  },
  {
    name: 'fact T1.4-4, T1.5-8: a container that had to complete took longer than its startTimeout',
    script: `aws sandbox put-image --image migrate:1 --exit-after 100 --exit-code 0
${runs([
  web({ dependsOn: [{ containerName: 'migrate', condition: 'COMPLETE' }] }),
  { name: 'migrate', image: 'migrate:1', essential: false, startTimeout: 30 },
])}`,
    stopCode: 'TaskFailedToStart',
    stoppedReason:
      'dependency graph: container ordering dependency [migrate] for target [web] has timed out.',
    container: { name: 'web', exitCode: 143, reason: /has timed out\.$/ },
  },
  {
    name: 'fact T1.5-5: a container that had to be healthy is not',
    script: `aws sandbox put-image --image db:1 --healthy-after 1000
${runs([
  web({ dependsOn: [{ containerName: 'db', condition: 'HEALTHY' }] }),
  {
    name: 'db',
    image: 'db:1',
    healthCheck: { command: ['CMD-SHELL', 'pg_isready'], interval: 5, retries: 3 },
  },
])}`,
    stopCode: 'TaskFailedToStart',
    stoppedReason:
      'dependency graph: container ordering dependency [db] for target [web] is not healthy.',
    container: { name: 'web', exitCode: 143 },
  },
  {
    name: 'fact T1.2-4: scaled in by its service',
    script: `${service()}
aws sandbox wait --until running:web=1
aws ecs update-service --cluster demo --service web --desired-count 0`,
    stopCode: 'ServiceSchedulerInitiated',
    stoppedReason: /^Scaling activity initiated by \(deployment ecs-svc\/\d+\)$/,
    container: { name: 'web', exitCode: 0, reason: null },
  },
  {
    name: 'fact T1.2-4: found unhealthy by its container health checks',
    script: `aws sandbox put-image --image web:1 --unhealthy-after 60
${service([web({ healthCheck: { command: ['CMD-SHELL', 'true'], interval: 5, retries: 2 } })])}`,
    stopCode: 'ServiceSchedulerInitiated',
    stoppedReason: 'Task failed container health checks',
  },
  {
    name: 'fact T1.2-4: found unhealthy by its load balancer',
    script: `aws sandbox put-image --image web:1 --unhealthy-after 60
aws elbv2 create-load-balancer --name lb --subnets subnet-a subnet-b
aws elbv2 create-target-group --name web --protocol HTTP --port 80 --vpc-id vpc-1 \
  --target-type ip --health-check-interval-seconds 5
aws elbv2 modify-target-group-attributes --target-group-arn web \
  --attributes Key=deregistration_delay.timeout_seconds,Value=10
aws elbv2 create-listener --load-balancer-arn lb --protocol HTTP --port 80 \
  --default-actions Type=forward,TargetGroupArn=web
${service(
  [web({ portMappings: [{ containerPort: 80 }] })],
  '--load-balancers targetGroupArn=web,containerName=web,containerPort=80',
)}`,
    stopCode: 'ServiceSchedulerInitiated',
    stoppedReason:
      /^Task failed ELB health checks in \(target-group arn:aws:elasticloadbalancing:.*:targetgroup\/web\/[0-9a-f]{16}\)$/,
  },
  {
    name: 'fact T1.2-5: Spot capacity is taken back',
    script: `aws ecs put-cluster-capacity-providers --cluster demo \
  --capacity-providers FARGATE_SPOT --default-capacity-provider-strategy []
${fargate([web()])}
aws ecs run-task --cluster demo --task-definition web \
  --capacity-provider-strategy capacityProvider=FARGATE_SPOT,weight=1 \
  --network-configuration '${NETWORK}'
aws sandbox wait --for 60
aws sandbox inject-fault --type spot-interruption --cluster demo`,
    stopCode: 'SpotInterruption',
    stoppedReason: 'Your Spot Task was interrupted.',
  },
  {
    name: 'fact T1.2-7: its zone is out',
    script: `${runs([web()])}
aws sandbox wait --for 60
aws sandbox inject-fault --type az-outage --availability-zone us-east-1a`,
    stopCode: 'InfrastructureHealth',
    stoppedReason: 'Task stopped because of unhealthy infrastructure',
    container: { name: 'web', exitCode: 137 },
  },
  {
    name: 'fact T1.2-8: its instance is terminated',
    script: `I=$(${INSTANCE} --query 'Instances[0].InstanceId' --output text)
${ec2([web({ memory: 128 })])}\n${runOnInstance}
aws sandbox wait --for 60
aws ec2 terminate-instances --instance-ids $I`,
    stopCode: 'TerminationNotice',
    stoppedReason: /^Host EC2 \(instance i-[0-9a-f]{17}\) terminated\.$/,
  },
  {
    name: 'fact T1.3-1: its subnet has no address left',
    script: `aws ec2 create-vpc --cidr-block 10.0.0.0/16
VPC=$(aws ec2 describe-vpcs --query 'Vpcs[0].VpcId' --output text)
S=$(aws ec2 create-subnet --vpc-id $VPC --cidr-block 10.0.1.0/24 \
  --query Subnet.SubnetId --output text)
aws sandbox inject-fault --type exhaust-subnet-ips --subnet $S
${fargate([web()])}
aws ecs run-task --cluster demo --task-definition web --launch-type FARGATE \
  --network-configuration "awsvpcConfiguration={subnets=[$S],assignPublicIp=ENABLED}"`,
    stopCode: 'TaskFailedToStart',
    stoppedReason:
      /Unexpected EC2 error while attempting to Create Network Interface with public IP assignment enabled in subnet 'subnet-[0-9a-f]+'/,
  },
  {
    name: 'fact T1.3-2: no way leads to Amazon ECR',
    script: `VPC=$(aws ec2 create-vpc --cidr-block 10.0.0.0/16 --query Vpc.VpcId --output text)
S=$(aws ec2 create-subnet --vpc-id $VPC --cidr-block 10.0.1.0/24 \
  --query Subnet.SubnetId --output text)
${fargate([web({ image: `${ECR}/team/web:v1` })])}
aws ecs run-task --cluster demo --task-definition web --launch-type FARGATE \
  --network-configuration "awsvpcConfiguration={subnets=[$S]}"`,
    stopCode: 'TaskFailedToStart',
    stoppedReason:
      /^ResourceInitializationError: .*There is a connection issue between the task and Amazon ECR\. Check your task network configuration\./,
  },
  {
    name: 'fact T1.3-2: its log group has been deleted',
    script: `aws logs create-log-group --log-group-name web
aws logs delete-log-group --log-group-name web
${runs([
  web({
    logConfiguration: {
      logDriver: 'awslogs',
      options: {
        'awslogs-group': 'web',
        'awslogs-region': 'us-east-1',
        'awslogs-stream-prefix': 'ecs',
      },
    },
  }),
])}`,
    stopCode: 'TaskFailedToStart',
    stoppedReason: /^ResourceInitializationError: failed to validate logger args: /,
  },
  {
    name: 'fact T1.3-2: its file system cannot be mounted',
    script: `aws sandbox inject-fault --type efs-unreachable --file-system fs-0123456789abcdef0
${runs(
  [web({ mountPoints: [{ sourceVolume: 'data', containerPath: '/data' }] })],
  `--cpu 256 --memory 512 \
  --volumes 'name=data,efsVolumeConfiguration={fileSystemId=fs-0123456789abcdef0}'`,
)}`,
    stopCode: 'TaskFailedToStart',
    stoppedReason:
      /^ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: /,
  },
];

function expectRow(task: StoppedTask | undefined, row: Row): void {
  expect(task, 'a stopped task').toBeDefined();
  expect(task!.lastStatus).toBe('STOPPED');
  expect(task!.stopCode).toBe(row.stopCode);
  const reason = row.stoppedReason;
  if (typeof reason === 'string') expect(task!.stoppedReason).toBe(reason);
  else expect(task!.stoppedReason).toMatch(reason);
  if (!row.container) return;
  const container = task!.containers.find(({ name }) => name === row.container!.name);
  expect(container, row.container.name).toBeDefined();
  const { exitCode, reason: said } = row.container;
  if (exitCode !== undefined) expect(container!.exitCode).toBe(exitCode);
  if (said === null) expect(container!.reason).toBeUndefined();
  else if (typeof said === 'string') expect(container!.reason).toBe(said);
  else if (said) expect(container!.reason).toMatch(said);
}

describe('why a task stopped', () => {
  test.each(ROWS)('$name', async (row) => {
    const sandbox = await runLines(
      `aws ecs create-cluster --cluster-name demo\n${row.script}\naws sandbox wait --for 300`,
    );
    expectRow(stoppedTasks(sandbox)[0], row);
  });

  test('no two rows are the same script', () => {
    expect(new Set(ROWS.map(({ script }) => script)).size).toBe(ROWS.length);
  });
});
