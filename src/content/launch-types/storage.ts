import {
  type Capability,
  cell,
  FARGATE_PAGE,
  guide,
  MANAGED_PAGE,
  managedCell,
  reference,
} from './capability';
import { fargateRefuses, onFargate, runsOnFargate, runsOnInstances } from './trial-scripts';

const MOUNT = '"mountPoints":[{"sourceVolume":"data","containerPath":"/data"}]';
const EFS = "--volumes 'name=data,efsVolumeConfiguration={fileSystemId=fs-12345678}'";
const EBS = '--volumes name=data,configuredAtLaunch=true';
const EBS_AT_LAUNCH =
  "--volume-configurations 'name=data,managedEBSVolume={sizeInGiB=20,roleArn=arn:aws:iam::123456789012:role/ecsInfrastructureRole}'";
const DOCKER = "--volumes 'name=data,dockerVolumeConfiguration={scope=shared,autoprovision=true}'";
const HOST_PATH = "--volumes 'name=data,host={sourcePath=/srv/data}'";
const S3_FILES = `--task-role-arn arn:aws:iam::123456789012:role/app \\
  --volumes 'name=data,s3filesVolumeConfiguration={fileSystemArn=arn:aws:s3files:us-east-1:123456789012:file-system/fs-12345678}'`;
const FSX =
  "--volumes 'name=data,fsxWindowsFileServerVolumeConfiguration={fileSystemId=fs-12345678,rootDirectory=/,authorizationConfig={credentialsParameter=arn:aws:ssm:us-east-1:123456789012:parameter/fsx,domain=corp}}'";

/** Where a task's data may be. */
export const STORAGE: readonly Capability[] = [
  {
    id: 'ephemeral-storage',
    title: 'A size for the scratch disk of a task',
    group: 'Storage',
    cells: {
      fargate: cell(
        'yes',
        '20 GiB come with it; 21 to 200 if asked for.',
        reference('EphemeralStorage'),
        {
          trial: runsOnFargate(
            {
              task: '--ephemeral-storage sizeInGiB=100',
              query: 'tasks[0].ephemeralStorage.sizeInGiB',
            },
            '100',
          ),
        },
      ),
      ec2: cell(
        'no',
        "It is the instance's disk, which its tasks share.",
        guide('fargate-task-storage'),
        { untried: 'How large that disk is, the launch template says; the sandbox takes 30 GiB.' },
      ),
      managed: managedCell(
        'no',
        'The data volume of an instance, 80 GiB unless told, is shared by its tasks.',
        MANAGED_PAGE,
      ),
    },
  },
  {
    id: 'too-much-ephemeral',
    title: 'More than 200 GiB of scratch disk',
    group: 'Storage',
    cells: {
      fargate: cell('no', 'An EBS volume may be larger.', reference('EphemeralStorage'), {
        trial: {
          script: onFargate({ task: '--ephemeral-storage sizeInGiB=500' }),
          ends: { refused: 'EphemeralStorage size should be at most 200' },
        },
      }),
      ec2: cell('yes', 'As large as the disks of the instance.', guide('using_data_volumes'), {
        untried: 'Disks of instances have one size in the sandbox.',
      }),
      managed: managedCell(
        'yes',
        'The data volume may have up to 16,384 GiB.',
        reference('ManagedInstancesStorageConfiguration'),
      ),
    },
  },
  {
    id: 'ebs',
    title: 'An EBS volume for each task',
    group: 'Storage',
    cells: {
      fargate: cell('yes', 'A new one for each task, on platform 1.4.0.', guide('ebs-volumes'), {
        trial: runsOnFargate({ container: MOUNT, task: EBS, run: EBS_AT_LAUNCH }),
      }),
      ec2: cell('yes', 'On Nitro instances with a recent image.', guide('ebs-volumes'), {
        trial: runsOnInstances({ container: MOUNT, task: EBS, run: EBS_AT_LAUNCH }),
      }),
      managed: managedCell('yes', 'On Linux, and there is nothing else.', guide('ebs-volumes')),
    },
  },
  {
    id: 'efs',
    title: 'An EFS file system, shared',
    group: 'Storage',
    cells: {
      fargate: cell('yes', 'From platform 1.4.0 on.', guide('efs-volumes'), {
        trial: runsOnFargate({ container: MOUNT, task: EFS }),
      }),
      ec2: cell('yes', 'The instance mounts it.', guide('efs-volumes'), {
        trial: runsOnInstances({ container: MOUNT, task: EFS }),
      }),
      managed: managedCell(
        'yes',
        'As elsewhere.',
        guide('task_definition_parameters-managed-instances'),
      ),
    },
  },
  {
    id: 'docker-volumes',
    title: 'Docker volumes',
    group: 'Storage',
    cells: {
      fargate: cell('no', 'Bind mounts of the task, EFS or EBS in their place.', FARGATE_PAGE, {
        trial: fargateRefuses('do not support dockerVolumeConfiguration', {
          container: MOUNT,
          task: DOCKER,
        }),
      }),
      ec2: cell('yes', 'They stay on their instance.', guide('docker-volumes'), {
        trial: runsOnInstances({ container: MOUNT, task: DOCKER }),
      }),
      managed: managedCell('no', 'Not a valid member there.', MANAGED_PAGE),
    },
  },
  {
    id: 'host-path',
    title: 'A directory of the host',
    group: 'Storage',
    cells: {
      fargate: cell('no', 'There is no host to name a path of.', FARGATE_PAGE, {
        trial: fargateRefuses('do not support host.sourcePath', {
          container: MOUNT,
          task: HOST_PATH,
        }),
      }),
      ec2: cell('yes', 'By host.sourcePath; it outlives the task.', guide('bind-mounts'), {
        trial: runsOnInstances({ container: MOUNT, task: HOST_PATH }),
      }),
      managed: managedCell(
        'partly',
        'Only where one may write, such as /var and /tmp: much of the disk is read-only.',
        MANAGED_PAGE,
      ),
    },
  },
  {
    id: 's3-files',
    title: 'S3 Files',
    group: 'Storage',
    cells: {
      fargate: cell('yes', 'A bucket, as files.', guide('s3files-volumes'), {
        trial: runsOnFargate({ container: MOUNT, task: S3_FILES }),
      }),
      ec2: cell('no', 'A task with such a volume does not start.', guide('s3files-volumes'), {
        trial: runsOnInstances(
          { container: MOUNT, task: S3_FILES, query: 'tasks[0].stopCode' },
          'TaskFailedToStart',
        ),
      }),
      managed: managedCell('yes', 'A bucket, as files.', guide('s3files-volumes')),
    },
  },
  {
    id: 'fsx',
    title: 'FSx for Windows File Server',
    group: 'Storage',
    cells: {
      fargate: cell('no', 'Refused.', FARGATE_PAGE, {
        trial: fargateRefuses('fsxWindowsFileServerVolumeConfiguration', {
          container: MOUNT,
          task: FSX,
        }),
      }),
      ec2: cell('yes', 'On Windows instances.', guide('wfsx-volumes'), {
        untried: 'The sandbox has no Windows.',
      }),
      managed: managedCell('no', 'Not a valid member there.', MANAGED_PAGE),
    },
  },
];
