/** Why tasks never come as far as their containers: see `stop-rows.ts`. */
import { describe } from 'vitest';
import {
  bringAbout,
  ECR,
  fargate,
  web,
  runs,
  ec2,
  INSTANCE,
  runOnInstance,
  role,
  withRole,
  denied,
  type StopRow,
} from '../support/stop-rows';

const ROWS: StopRow[] = [
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
  {
    name: 'fact T1.3-3: no way leads to Docker Hub',
    script: `VPC=$(aws ec2 create-vpc --cidr-block 10.0.0.0/16 --query Vpc.VpcId --output text)
S=$(aws ec2 create-subnet --vpc-id $VPC --cidr-block 10.0.1.0/24 \
  --query Subnet.SubnetId --output text)
${fargate([web()])}
aws ecs run-task --cluster demo --task-definition web --launch-type FARGATE \
  --network-configuration "awsvpcConfiguration={subnets=[$S]}"`,
    stopCode: 'TaskFailedToStart',
    stoppedReason:
      /^CannotPullContainerError: .*net\/http: request canceled while waiting for connection/,
  },
  {
    name: 'fact T1.3-1: the agent goes away when it has just been given the task',
    script: `${INSTANCE}\n${ec2([web({ memory: 128 })])}\n${runOnInstance}
aws sandbox inject-fault --type agent-disconnect --cluster demo --for 120`,
    stopCode: 'TaskFailedToStart',
    stoppedReason: 'AGENT',
  },
  {
    name: 'fact T1.3-7: on an instance Docker cannot make a volume of a shared one that is not there',
    script: `${INSTANCE}
${ec2(
  [web({ memory: 128, mountPoints: [{ sourceVolume: 'data', containerPath: '/data' }] })],
  `--volumes 'name=data,dockerVolumeConfiguration={scope=shared,autoprovision=false}'`,
)}\n${runOnInstance}`,
    stopCode: 'TaskFailedToStart',
    stoppedReason: /^CannotCreateVolumeError: /,
  },
];

describe('why a task did not start', () => bringAbout(ROWS));
