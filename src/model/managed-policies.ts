import type { PolicyStatement } from './role';

/**
 * AWS's own managed policies that have to do with tasks: what each permits here, as far as the
 * sandbox asks for it.
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html
 */
const PERMITTED: Readonly<Record<string, readonly string[]>> = {
  AdministratorAccess: ['*'],
  PowerUserAccess: ['*'],
  AmazonEC2ContainerRegistryFullAccess: ['ecr:*'],
  AmazonEC2ContainerRegistryPowerUser: ['ecr:*'],
  AmazonEC2ContainerRegistryPullOnly: [
    'ecr:GetAuthorizationToken',
    'ecr:BatchGetImage',
    'ecr:GetDownloadUrlForLayer',
  ],
  AmazonEC2ContainerRegistryReadOnly: [
    'ecr:GetAuthorizationToken',
    'ecr:BatchCheckLayerAvailability',
    'ecr:GetDownloadUrlForLayer',
    'ecr:GetRepositoryPolicy',
    'ecr:DescribeRepositories',
    'ecr:ListImages',
    'ecr:DescribeImages',
    'ecr:BatchGetImage',
  ],
  AmazonECS_FullAccess: [
    'application-autoscaling:*',
    'autoscaling:*',
    'cloudwatch:*',
    'codedeploy:*',
    'ec2:Describe*',
    'ecs:*',
    'elasticloadbalancing:*',
    'events:*',
    'logs:CreateLogGroup',
    'logs:DescribeLogGroups',
    'logs:FilterLogEvents',
    'servicediscovery:*',
  ],
  AmazonElasticFileSystemClientFullAccess: [
    'elasticfilesystem:ClientMount',
    'elasticfilesystem:ClientRootAccess',
    'elasticfilesystem:ClientWrite',
    'elasticfilesystem:DescribeMountTargets',
  ],
  AmazonElasticFileSystemClientReadWriteAccess: [
    'elasticfilesystem:ClientMount',
    'elasticfilesystem:ClientWrite',
    'elasticfilesystem:DescribeMountTargets',
  ],
  AmazonElasticFileSystemClientReadOnlyAccess: [
    'elasticfilesystem:ClientMount',
    'elasticfilesystem:DescribeMountTargets',
  ],
  AmazonS3FullAccess: ['s3:*', 's3-object-lambda:*'],
  AmazonS3ReadOnlyAccess: ['s3:Get*', 's3:List*', 's3:Describe*'],
  AmazonSSMFullAccess: ['ssm:*', 'logs:*', 'cloudwatch:PutMetricData'],
  AmazonSSMManagedInstanceCore: [
    'ssm:GetDeployablePatchSnapshotForInstance',
    'ssm:GetDocument',
    'ssm:DescribeDocument',
    'ssm:GetManifest',
    'ssm:GetParameter',
    'ssm:GetParameters',
    'ssm:ListAssociations',
    'ssm:ListInstanceAssociations',
    'ssm:PutInventory',
    'ssm:UpdateInstanceInformation',
    'ssmmessages:CreateControlChannel',
    'ssmmessages:CreateDataChannel',
    'ssmmessages:OpenControlChannel',
    'ssmmessages:OpenDataChannel',
    'ec2messages:*',
  ],
  AmazonSSMReadOnlyAccess: ['ssm:Describe*', 'ssm:Get*', 'ssm:List*'],
  CloudWatchLogsFullAccess: ['logs:*', 'cloudwatch:GenerateQuery'],
  SecretsManagerReadWrite: ['secretsmanager:*', 'kms:DescribeKey', 'kms:ListAliases'],
};

/** Those in the path `service-role/`. */
const FOR_SERVICES: Readonly<Record<string, readonly string[]>> = {
  AmazonECSTaskExecutionRolePolicy: [
    'ecr:GetAuthorizationToken',
    'ecr:BatchCheckLayerAvailability',
    'ecr:GetDownloadUrlForLayer',
    'ecr:BatchGetImage',
    'logs:CreateLogStream',
    'logs:PutLogEvents',
  ],
  AmazonEC2ContainerServiceforEC2Role: [
    'ec2:DescribeTags',
    'ecs:CreateCluster',
    'ecs:DeregisterContainerInstance',
    'ecs:DiscoverPollEndpoint',
    'ecs:Poll',
    'ecs:RegisterContainerInstance',
    'ecs:StartTelemetrySession',
    'ecs:UpdateContainerInstancesState',
    'ecs:Submit*',
    'ecs:TagResource',
    'ecr:GetAuthorizationToken',
    'ecr:BatchCheckLayerAvailability',
    'ecr:GetDownloadUrlForLayer',
    'ecr:BatchGetImage',
    'logs:CreateLogStream',
    'logs:PutLogEvents',
  ],
  AmazonECSInfrastructureRolePolicyForVolumes: [
    'ec2:CreateVolume',
    'ec2:CreateTags',
    'ec2:AttachVolume',
    'ec2:DetachVolume',
    'ec2:DeleteVolume',
    'ec2:DescribeInstances',
    'ec2:DescribeVolumes',
    'ec2:DescribeAvailabilityZones',
  ],
  AmazonECSInfrastructureRolePolicyForServiceConnectTransportLayerSecurity: [
    'acm-pca:*',
    'secretsmanager:*',
  ],
};

/** Further ones outside of it. */
const LOAD_BALANCERS = [
  'elasticloadbalancing:DescribeListeners',
  'elasticloadbalancing:DescribeRules',
  'elasticloadbalancing:DescribeTargetGroups',
  'elasticloadbalancing:DescribeTargetHealth',
  'elasticloadbalancing:ModifyListener',
  'elasticloadbalancing:ModifyRule',
  'elasticloadbalancing:RegisterTargets',
  'elasticloadbalancing:DeregisterTargets',
];

const PREFIX = 'arn:aws:iam::aws:policy/';

const entries: [arn: string, actions: readonly string[]][] = [
  ...Object.entries(PERMITTED).map(entryWith('')),
  ...Object.entries(FOR_SERVICES).map(entryWith('service-role/')),
  [`${PREFIX}AmazonECSInfrastructureRolePolicyForLoadBalancers`, LOAD_BALANCERS],
];

function entryWith(path: string) {
  return ([name, actions]: [string, readonly string[]]): [string, readonly string[]] => [
    PREFIX + path + name,
    actions,
  ];
}

/** By ARN. */
export const AWS_MANAGED_POLICIES: ReadonlyMap<string, readonly PolicyStatement[]> = new Map(
  entries.map(([arn, actions]) => [arn, [{ effect: 'Allow', actions, resources: ['*'] }]]),
);
