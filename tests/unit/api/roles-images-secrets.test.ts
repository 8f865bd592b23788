/** IAM, Amazon ECR, Secrets Manager and parameters: what their operations answer and refuse. */
import { describe, expect, test } from 'vitest';
import { type Door, fargateTask, network, openDoor, withCluster } from '../../support/sandbox-door';

const trust = (Service: string) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service }, Action: 'sts:AssumeRole' }],
  });
const makeRole = (door: Door, RoleName = 'exec', service = 'ecs-tasks.amazonaws.com') =>
  door.give('IAM.CreateRole', { RoleName, AssumeRolePolicyDocument: trust(service) });
const EXECUTION = 'arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy';
const ECR = '123456789012.dkr.ecr.us-east-1.amazonaws.com';

describe('IAM', () => {
  test('a role with its policies, shown and listed', () => {
    const door = openDoor();
    makeRole(door);
    door.give('IAM.AttachRolePolicy', { RoleName: 'exec', PolicyArn: EXECUTION });
    const PolicyDocument = JSON.stringify({
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', Action: 's3:*', Resource: '*' },
    });
    door.give('IAM.PutRolePolicy', { RoleName: 'exec', PolicyName: 'files', PolicyDocument });
    expect(door.give('IAM.GetRole', { RoleName: 'exec' }, 'Role')).toMatchObject({
      Path: '/',
      RoleName: 'exec',
      Arn: 'arn:aws:iam::123456789012:role/exec',
      AssumeRolePolicyDocument: JSON.parse(trust('ecs-tasks.amazonaws.com')),
    });
    expect(door.give('IAM.ListRolePolicies', { RoleName: 'exec' })).toEqual({
      PolicyNames: ['files'],
    });
    expect(door.give('IAM.ListAttachedRolePolicies', { RoleName: 'exec' })).toEqual({
      AttachedPolicies: [{ PolicyName: 'AmazonECSTaskExecutionRolePolicy', PolicyArn: EXECUTION }],
    });
    const shown = door.give('IAM.GetRolePolicy', { RoleName: 'exec', PolicyName: 'files' });
    expect(shown).toEqual({
      RoleName: 'exec',
      PolicyName: 'files',
      PolicyDocument: JSON.parse(PolicyDocument),
    });
    expect(door.give('IAM.GetPolicy', { PolicyArn: EXECUTION }, 'Policy')).toMatchObject({
      PolicyName: 'AmazonECSTaskExecutionRolePolicy',
      Path: '/service-role/',
      AttachmentCount: 1,
    });
  });

  test.each<[string, Record<string, unknown>, string, string]>([
    [
      'IAM.CreateRole',
      { RoleName: 'exec', AssumeRolePolicyDocument: trust('ecs-tasks.amazonaws.com') },
      'EntityAlreadyExists',
      'Role with name exec already exists.',
    ],
    [
      'IAM.CreateRole',
      { RoleName: 'x', AssumeRolePolicyDocument: 'no' },
      'MalformedPolicyDocument',
      'This policy contains invalid Json',
    ],
    [
      'IAM.AttachRolePolicy',
      { RoleName: 'exec', PolicyArn: 'arn:aws:iam::aws:policy/Nothing' },
      'NoSuchEntity',
      'Policy arn:aws:iam::aws:policy/Nothing does not exist or is not attachable.',
    ],
    [
      'IAM.DetachRolePolicy',
      { RoleName: 'exec', PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' },
      'NoSuchEntity',
      'Policy arn:aws:iam::aws:policy/AdministratorAccess was not found.',
    ],
    [
      'IAM.DeleteRole',
      { RoleName: 'exec' },
      'DeleteConflict',
      'Cannot delete entity, must detach all policies first.',
    ],
    [
      'IAM.GetRolePolicy',
      { RoleName: 'exec', PolicyName: 'none' },
      'NoSuchEntity',
      'The role policy with name none cannot be found.',
    ],
    [
      'IAM.GetInstanceProfile',
      { InstanceProfileName: 'none' },
      'NoSuchEntity',
      'Instance Profile none cannot be found.',
    ],
  ])('%s refuses %j', (target, input, __type, message) => {
    const door = openDoor();
    makeRole(door);
    door.give('IAM.AttachRolePolicy', { RoleName: 'exec', PolicyArn: EXECUTION });
    expect(door.refused(target, input)).toEqual({ __type, message });
  });

  test('an instance profile has one role, and is deleted without one', () => {
    const door = openDoor();
    makeRole(door, 'host', 'ec2.amazonaws.com');
    const profile = { InstanceProfileName: 'hosts' };
    door.give('IAM.CreateInstanceProfile', profile);
    const both = { ...profile, RoleName: 'host' };
    door.give('IAM.AddRoleToInstanceProfile', both);
    const query = 'InstanceProfile.Roles[].RoleName';
    expect(door.give('IAM.GetInstanceProfile', profile, query)).toEqual(['host']);
    expect(door.refused('IAM.AddRoleToInstanceProfile', both).__type).toBe('LimitExceeded');
    expect(door.refused('IAM.DeleteInstanceProfile', profile).__type).toBe('DeleteConflict');
    expect(door.refused('IAM.DeleteRole', { RoleName: 'host' }).__type).toBe('DeleteConflict');
    door.give('IAM.RemoveRoleFromInstanceProfile', both);
    door.give('IAM.DeleteInstanceProfile', profile);
    door.give('IAM.DeleteRole', { RoleName: 'host' });
  });
});

describe('roles of tasks', () => {
  const CANNOT =
    "ECS was unable to assume the role 'arn:aws:iam::123456789012:role/app' that was provided for " +
    'this task. Please verify that the role being passed has the proper trust relationship and ' +
    'permissions and that your IAM user has permissions to pass this role.';
  const withTaskRole = () => {
    const door = withCluster();
    makeRole(door, 'app', 'ec2.amazonaws.com');
    const taskRoleArn = 'arn:aws:iam::123456789012:role/app';
    door.give('ECS.RegisterTaskDefinition', fargateTask({ family: 'app', taskRoleArn }));
    return door;
  };
  const launch = { cluster: 'demo', launchType: 'FARGATE', networkConfiguration: network };

  test('fact T7.2-4: RunTask is refused where ECS cannot take the role', () => {
    const door = withTaskRole();
    const refusal = door.refused('ECS.RunTask', { ...launch, taskDefinition: 'app' });
    expect(refusal).toEqual({ __type: 'ClientException', message: CANNOT });
    const overrides = { taskRoleArn: 'other' };
    door.give('ECS.RunTask', { ...launch, taskDefinition: 'app', overrides });
  });

  test('fact T7.2-4: a service says so in an event, and starts once the role is cured', () => {
    const door = withTaskRole();
    const service = { serviceName: 'app', taskDefinition: 'app', desiredCount: 1 };
    door.give('ECS.CreateService', { ...launch, ...service });
    door.give('Sandbox.Wait', { for: 60 });
    const messages = door.give(
      'ECS.DescribeServices',
      { cluster: 'demo', services: ['app'] },
      'services[0].events[].message',
    ) as string[];
    expect(messages).toContain(`(service app) failed to launch a task with (error ${CANNOT})`);
    door.give('IAM.UpdateAssumeRolePolicy', {
      RoleName: 'app',
      PolicyDocument: trust('ecs-tasks.amazonaws.com'),
    });
    door.give('Sandbox.Wait', { until: 'steady:app', timeout: 200 });
  });

  test.each<[string, Record<string, unknown>, string]>([
    [
      'ECR images',
      { image: `${ECR}/web:1` },
      'Fargate requires task definition to have execution role ARN to support ECR images.',
    ],
    [
      'awslogs',
      {
        image: 'web:1',
        logConfiguration: {
          logDriver: 'awslogs',
          options: {
            'awslogs-group': 'web',
            'awslogs-region': 'us-east-1',
            'awslogs-stream-prefix': 'ecs',
          },
        },
      },
      'Fargate requires task definition to have execution role ARN to support log driver awslogs.',
    ],
    [
      'secrets',
      { image: 'web:1', secrets: [{ name: 'A', valueFrom: '/a' }] },
      "When you are specifying container secrets, you must also specify a value for 'executionRoleArn'.",
    ],
  ])(
    'fact T7.2-1, T7.2-2: once roles are declared, %s need an execution role',
    (_what, own, message) => {
      const input = fargateTask({ containerDefinitions: [{ name: 'web', ...own }] });
      const door = openDoor();
      door.give('ECS.RegisterTaskDefinition', input);
      makeRole(door);
      expect(door.refused('ECS.RegisterTaskDefinition', input)).toEqual({
        __type: 'ClientException',
        message,
      });
      door.give('ECS.RegisterTaskDefinition', { ...input, executionRoleArn: 'exec' });
    },
  );
});

describe('Amazon ECR', () => {
  const repositoryName = 'team/web';
  const put = (door: Door, imageTag: string, imageManifest = '{}') =>
    door.give('ECR.PutImage', { repositoryName, imageTag, imageManifest });
  const tags = (door: Door) =>
    door.give('ECR.ListImages', { repositoryName }, 'imageIds[].imageTag');

  test('ECR-2: a tag is pushed by PutImage, and by put-image with the whole reference', () => {
    const door = openDoor();
    const uri = door.give('ECR.CreateRepository', { repositoryName }, 'repository.repositoryUri');
    expect(uri).toBe(`${ECR}/team/web`);
    put(door, 'v1');
    door.give('Sandbox.PutImage', { image: `${uri}:v2`, sizeMib: 100 });
    door.give('Sandbox.PutImage', { image: `${ECR}/other:v2` });
    door.give('Sandbox.PutImage', { image: `${uri}:v3`, missing: true });
    expect(tags(door)).toEqual(['v1', 'v2']);
    const sizes = 'imageDetails[].imageSizeInBytes';
    expect(door.give('ECR.DescribeImages', { repositoryName }, sizes)).toEqual([
      209_715_200, 104_857_600,
    ]);
  });

  test('tags of an immutable repository stay; of another they move', () => {
    const door = openDoor();
    door.give('ECR.CreateRepository', { repositoryName, imageTagMutability: 'IMMUTABLE' });
    put(door, 'v1');
    const again = { repositoryName, imageTag: 'v1', imageManifest: '{"layers":[]}' };
    expect(door.refused('ECR.PutImage', again)).toEqual({
      __type: 'ImageTagAlreadyExistsException',
      message:
        "The image tag 'v1' already exists in the 'team/web' repository and cannot be overwritten " +
        'because the repository is immutable.',
    });
    door.give('ECR.DeleteRepository', { repositoryName, force: true });
    door.give('ECR.CreateRepository', { repositoryName });
    put(door, 'v1');
    door.give('ECR.PutImage', again);
    expect(tags(door)).toEqual(['v1']);
    expect(door.refused('ECR.PutImage', again).__type).toBe('ImageAlreadyExistsException');
  });

  test('images are deleted by tag; a repository only without any, or by force', () => {
    const door = openDoor();
    door.give('ECR.CreateRepository', { repositoryName });
    put(door, 'v1');
    put(door, 'v2');
    const imageIds = [{ imageTag: 'v1' }, { imageTag: 'v9' }];
    const answer = door.give('ECR.BatchDeleteImage', { repositoryName, imageIds });
    expect(answer).toMatchObject({
      imageIds: [{ imageTag: 'v1' }],
      failures: [{ imageId: { imageTag: 'v9' }, failureCode: 'ImageNotFound' }],
    });
    expect(door.refused('ECR.DeleteRepository', { repositoryName })).toEqual({
      __type: 'RepositoryNotEmptyException',
      message:
        "The repository with name 'team/web' in registry with id '123456789012' cannot be deleted " +
        'because it still contains images',
    });
    door.give('ECR.DeleteRepository', { repositoryName, force: true });
    expect(door.refused('ECR.ListImages', { repositoryName })).toEqual({
      __type: 'RepositoryNotFoundException',
      message:
        "The repository with name 'team/web' does not exist in the registry with id '123456789012'",
    });
  });

  test('ECR-1: a deleted repository has none of its images any more', () => {
    const door = withCluster();
    door.give('ECR.CreateRepository', { repositoryName });
    put(door, 'v1');
    door.give('ECR.DeleteRepository', { repositoryName, force: true });
    const containerDefinitions = [{ name: 'web', image: `${ECR}/team/web:v1` }];
    door.give('ECS.RegisterTaskDefinition', fargateTask({ containerDefinitions }));
    const launch = { cluster: 'demo', launchType: 'FARGATE', networkConfiguration: network };
    door.give('ECS.RunTask', { ...launch, taskDefinition: 'web' });
    door.give('Sandbox.Wait', { for: 100 });
    const [task] = [...door.dispatcher.engine.ctx.world.tasks.values()];
    expect(task!.stoppedReason).toMatch(/team\/web:v1: not found$/);
  });

  test('what an instance has pulled it has, whatever becomes of its registry', () => {
    const door = openDoor();
    const { world } = door.dispatcher.engine.ctx;
    door.give('ECS.CreateCluster', { clusterName: 'demo' });
    const instance = { ImageId: 'ami-1', InstanceType: 'm5.large', MinCount: 1, MaxCount: 1 };
    door.give('EC2.RunInstances', { ...instance, UserData: btoa('ECS_CLUSTER=demo') });
    for (const image of ['web:1', 'web:2']) {
      door.give('ECS.RegisterTaskDefinition', {
        family: 'web',
        containerDefinitions: [{ name: 'web', image, memory: 128 }],
      });
    }
    door.give('Sandbox.Wait', { for: 200 });
    const run = (taskDefinition: string) => {
      door.give('ECS.RunTask', { cluster: 'demo', taskDefinition, launchType: 'EC2' });
      const task = [...world.tasks.values()].at(-1)!;
      door.give('Sandbox.Wait', { for: 120 });
      return task;
    };
    const pulled = (task: ReturnType<typeof run>) =>
      (task.pullStoppedAt! - task.pullStartedAt!) / 1e6;
    expect(pulled(run('web:1'))).toBeGreaterThan(5);
    expect(pulled(run('web:1'))).toBeLessThan(1);
    door.give('Sandbox.InjectFault', { type: 'registry-outage', image: 'web:' });
    expect(run('web:1').lastStatus).toBe('RUNNING');
    const failed = run('web:2');
    expect(failed.stoppedReason).toBe('Task failed to start');
    expect(failed.containers[0]!.reason).toMatch(/^CannotPullContainerError: .*net\/http/);
  });
});

describe('Secrets Manager', () => {
  test('a secret gets values, is deleted, and is brought back', () => {
    const door = openDoor();
    const SecretId = 'prod/db';
    const made = door.give('SecretsManager.CreateSecret', { Name: SecretId, SecretString: 'a' });
    expect(made).toMatchObject({ Name: SecretId });
    const value = () =>
      door.give('SecretsManager.GetSecretValue', { SecretId }, '[SecretString, VersionId]');
    const [, first] = value() as string[];
    door.give('SecretsManager.PutSecretValue', { SecretId, SecretString: 'b' });
    const [text, second] = value() as string[];
    expect(text).toBe('b');
    expect(second).not.toBe(first);
    door.give('SecretsManager.DeleteSecret', { SecretId });
    expect(door.refused('SecretsManager.GetSecretValue', { SecretId })).toEqual({
      __type: 'InvalidRequestException',
      message: "You can't perform this operation on the secret because it was marked for deletion.",
    });
    expect(door.give('SecretsManager.ListSecrets', {}, 'SecretList')).toEqual([]);
    door.give('SecretsManager.RestoreSecret', { SecretId });
    expect(door.give('SecretsManager.ListSecrets', {}, 'SecretList[].Name')).toEqual([SecretId]);
    door.give('SecretsManager.DeleteSecret', { SecretId, ForceDeleteWithoutRecovery: true });
    expect(door.refused('SecretsManager.DescribeSecret', { SecretId })).toEqual({
      __type: 'ResourceNotFoundException',
      message: "Secrets Manager can't find the specified secret.",
    });
    door.give('SecretsManager.CreateSecret', { Name: SecretId, SecretString: 'c' });
  });

  test.each<[string, Record<string, unknown>, string]>([
    ['SecretsManager.CreateSecret', { Name: 'db' }, 'ResourceExistsException'],
    ['SecretsManager.CreateSecret', { Name: 'd b' }, 'InvalidParameterException'],
    ['SecretsManager.PutSecretValue', { SecretId: 'db' }, 'InvalidRequestException'],
    [
      'SecretsManager.DeleteSecret',
      { SecretId: 'db', RecoveryWindowInDays: 3 },
      'InvalidParameterException',
    ],
    [
      'SecretsManager.GetSecretValue',
      { SecretId: 'db', VersionStage: 'AWSPREVIOUS' },
      'ResourceNotFoundException',
    ],
  ])('%s refuses %j', (target, input, __type) => {
    const door = openDoor();
    door.give('SecretsManager.CreateSecret', { Name: 'db', SecretString: 's' });
    expect(door.refused(target, input).__type).toBe(__type);
  });
});

describe('parameters', () => {
  test('one is put, overwritten only when told, and shown', () => {
    const door = openDoor();
    const put = { Name: '/app/key', Value: 'hush', Type: 'SecureString' };
    door.give('SSM.PutParameter', put);
    expect(door.refused('SSM.PutParameter', put)).toEqual({
      __type: 'ParameterAlreadyExists',
      message:
        'The parameter already exists. To overwrite this value, set the overwrite option in the ' +
        'request to true.',
    });
    const overwrite = { Name: '/app/key', Value: 'new', Overwrite: true };
    expect(door.give('SSM.PutParameter', overwrite, 'Version')).toBe(2);
    const value = (WithDecryption: boolean) =>
      door.give('SSM.GetParameter', { Name: '/app/key', WithDecryption }, 'Parameter.Value');
    expect(value(true)).toBe('new');
    expect(value(false)).toMatch(/^AQICAHh/);
    door.give('SSM.PutParameter', { Name: '/app/a/b', Value: '1', Type: 'String' });
    const below = (Recursive: boolean) =>
      door.give('SSM.GetParametersByPath', { Path: '/app', Recursive }, 'Parameters[].Name');
    expect(below(false)).toEqual(['/app/key']);
    expect(below(true)).toEqual(['/app/key', '/app/a/b']);
    const names = { Names: ['/app/key', '/none'] };
    expect(door.give('SSM.GetParameters', names)).toMatchObject({
      Parameters: [{ Name: '/app/key' }],
      InvalidParameters: ['/none'],
    });
    expect(door.give('SSM.DeleteParameters', names)).toEqual({
      DeletedParameters: ['/app/key'],
      InvalidParameters: ['/none'],
    });
    expect(door.refused('SSM.GetParameter', { Name: '/app/key' }).__type).toBe('ParameterNotFound');
  });

  test.each([
    [{ Name: 'aws/x', Value: '1', Type: 'String' }],
    [{ Name: 'a b', Value: '1', Type: 'String' }],
    [{ Name: 'new', Value: '1' }],
  ])('SSM.PutParameter refuses %j', (input) => {
    expect(openDoor().refused('SSM.PutParameter', input).__type).toBe('ValidationException');
  });
});

describe('an account', () => {
  test('has roles, repositories, secrets and parameters again as they were', () => {
    const door = openDoor();
    makeRole(door, 'exec');
    door.give('IAM.AttachRolePolicy', { RoleName: 'exec', PolicyArn: EXECUTION });
    makeRole(door, 'gone');
    door.give('IAM.DeleteRole', { RoleName: 'gone' });
    door.give('IAM.CreatePolicy', {
      PolicyName: 'own',
      PolicyDocument: JSON.stringify({
        Version: '2012-10-17',
        Statement: { Effect: 'Allow', Action: 's3:*', Resource: '*' },
      }),
    });
    door.give('IAM.CreateInstanceProfile', { InstanceProfileName: 'hosts' });
    door.give('IAM.AddRoleToInstanceProfile', { InstanceProfileName: 'hosts', RoleName: 'exec' });
    for (const repositoryName of ['web', 'old']) {
      door.give('ECR.CreateRepository', { repositoryName });
    }
    door.give('Sandbox.PutImage', { image: `${ECR}/web:v1`, startup: 2 });
    door.give('Sandbox.PutImage', { image: `${ECR}/web:v2`, startup: 2 });
    const imageIds = [{ imageTag: 'v2' }];
    door.give('ECR.BatchDeleteImage', { repositoryName: 'web', imageIds });
    door.give('ECR.DeleteRepository', { repositoryName: 'old' });
    door.give('SecretsManager.CreateSecret', { Name: 'db', SecretString: '{"user":"a"}' });
    door.give('SecretsManager.CreateSecret', { Name: 'late', SecretString: 'x' });
    door.give('SecretsManager.DeleteSecret', { SecretId: 'late' });
    door.give('SSM.PutParameter', { Name: '/a', Value: '1', Type: 'String' });
    door.give('SSM.PutParameter', { Name: '/b', Value: '1', Type: 'String' });
    door.give('SSM.DeleteParameter', { Name: '/b' });
    const account = door.give('Sandbox.DescribeAccount');
    const again = openDoor();
    again.give('Sandbox.LoadAccount', { account });
    expect(again.give('Sandbox.DescribeAccount')).toEqual(account);
    for (const look of [door, again]) {
      expect(look.give('ECR.ListImages', { repositoryName: 'web' }, 'imageIds[].imageTag')).toEqual(
        ['v1'],
      );
      expect(look.refused('IAM.GetRole', { RoleName: 'gone' }).__type).toBe('NoSuchEntity');
    }
    const arn = (look: Door) =>
      look.give('SecretsManager.DescribeSecret', { SecretId: 'db' }, 'ARN');
    expect(arn(again)).toBe(arn(door));
  });
});
