import type { VolumeConfiguration, VolumeDefinition } from '../model/volume';

/** A question with its answers, each leading to another question or to advice, by id. */
export interface StorageQuestion {
  readonly question: string;
  readonly answers: readonly { readonly answer: string; readonly leadsTo: string }[];
}

/** Where a task's data should go, why, and how a task definition says so. */
export interface StorageAdvice {
  readonly title: string;
  readonly why: string;
  /** What to know before, one sentence each. */
  readonly mind: readonly string[];
  /** The task definition's `volumes`, and the container's `mountPoints`; none is needed for some. */
  readonly volumes: readonly VolumeDefinition[];
  readonly mountPoints: readonly { sourceVolume: string; containerPath: string }[];
  /** What RunTask and CreateService must say besides. */
  readonly volumeConfigurations?: readonly VolumeConfiguration[];
  /** Where tasks can run with it. */
  readonly launchTypes: readonly ('FARGATE' | 'EC2')[];
  /** Commands that make what it names, where something must be made first. */
  readonly commands: readonly string[];
  /** Further reading. */
  readonly source: string;
}

const GUIDE = 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide';

/** The question it begins with. */
export const FIRST_STORAGE_QUESTION = 'outlives';

/** By id. Every way through them ends with advice. */
export const STORAGE_QUESTIONS: Readonly<Record<string, StorageQuestion>> = {
  outlives: {
    question: 'Must the data outlive the task?',
    answers: [
      { answer: 'No, it can go with the task', leadsTo: 'scratch' },
      { answer: 'Yes, it must be there afterwards', leadsTo: 'access' },
    ],
  },
  scratch: {
    question: 'Who works with it while the task runs?',
    answers: [
      { answer: 'One container', leadsTo: 'ephemeral' },
      { answer: 'Several containers of the task', leadsTo: 'bind-mount' },
      { answer: 'It needs more than 200 GiB, or a fast disk of its own', leadsTo: 'ebs' },
    ],
  },
  access: {
    question: 'How does the program get at the data?',
    answers: [
      { answer: 'As files, several tasks at once', leadsTo: 'shared-where' },
      { answer: 'As files, one task at a time', leadsTo: 'one-at-a-time' },
      { answer: 'As whole objects: uploads, reports, backups', leadsTo: 'objects' },
      { answer: 'It is a database', leadsTo: 'database' },
    ],
  },
  'one-at-a-time': {
    question: 'What must the next task find?',
    answers: [
      { answer: 'The files as the last task left them', leadsTo: 'efs' },
      { answer: 'A copy made at some moment: a snapshot', leadsTo: 'ebs-from-snapshot' },
    ],
  },
  'shared-where': {
    question: 'Where do the tasks that share it run?',
    answers: [
      { answer: 'On Fargate, or on instances in several zones', leadsTo: 'files-or-bucket' },
      { answer: 'All on one EC2 instance', leadsTo: 'instance' },
    ],
  },
  'files-or-bucket': {
    question: 'Is the data in an S3 bucket already?',
    answers: [
      { answer: 'No', leadsTo: 'efs' },
      { answer: 'Yes, and the tasks run on Fargate', leadsTo: 's3-files' },
      { answer: 'Yes, and the tasks run on EC2', leadsTo: 'objects' },
    ],
  },
  instance: {
    question: 'Does anything outside of ECS use the directory?',
    answers: [
      { answer: 'Yes: an agent or a log shipper on the host', leadsTo: 'host-path' },
      { answer: 'No, only containers', leadsTo: 'docker-volume' },
    ],
  },
};

const at = (containerPath: string) => [{ sourceVolume: 'data', containerPath }];
const INFRASTRUCTURE_ROLE = 'arn:aws:iam::123456789012:role/ecsInfrastructureRole';

/** By id. */
export const STORAGE_ADVICE: Readonly<Record<string, StorageAdvice>> = {
  ephemeral: {
    title: 'Nothing: the task’s own ephemeral storage',
    why: 'Each container can write to its root file system; on Fargate 20 GiB are included.',
    mind: [
      'The images take their room of it, packed and unpacked.',
      'On Fargate ephemeralStorage asks for 21 to 200 GiB; what is above 20 costs.',
      'It goes with the container.',
    ],
    volumes: [],
    mountPoints: [],
    launchTypes: ['FARGATE', 'EC2'],
    commands: [],
    source: `${GUIDE}/fargate-task-storage.html`,
  },
  'bind-mount': {
    title: 'A bind mount',
    why: 'A volume with nothing but a name is a directory that all containers of the task can mount.',
    mind: ['It goes with the task.', 'Other tasks never see it.'],
    volumes: [{ name: 'data' }],
    mountPoints: at('/data'),
    launchTypes: ['FARGATE', 'EC2'],
    commands: [],
    source: `${GUIDE}/bind-mounts.html`,
  },
  ebs: {
    title: 'An EBS volume, configured at launch',
    why: 'ECS makes a new volume for each task, of the size and type that the launch says.',
    mind: [
      'Never shared: three tasks have, and pay for, three volumes.',
      'A service’s volumes are deleted with their tasks, always.',
      'Older guides have it for EC2 only; Fargate takes it since platform version 1.4.0.',
      'ECS needs an infrastructure role that may make and attach volumes.',
    ],
    volumes: [{ name: 'data', configuredAtLaunch: true }],
    mountPoints: at('/data'),
    volumeConfigurations: [
      {
        name: 'data',
        managedEBSVolume: { roleArn: INFRASTRUCTURE_ROLE, sizeInGiB: 300, volumeType: 'gp3' },
      },
    ],
    launchTypes: ['FARGATE', 'EC2'],
    commands: [],
    source: `${GUIDE}/ebs-volumes.html`,
  },
  'ebs-from-snapshot': {
    title: 'An EBS volume from a snapshot',
    why: 'A volume that is there already cannot be attached again; a new one can begin as a copy.',
    mind: [
      'What the task writes is in its own volume only, until somebody makes a snapshot of that.',
      'A standalone task can leave its volume behind (deleteOnTermination false), which goes on costing.',
    ],
    volumes: [{ name: 'data', configuredAtLaunch: true }],
    mountPoints: at('/data'),
    volumeConfigurations: [
      {
        name: 'data',
        managedEBSVolume: { roleArn: INFRASTRUCTURE_ROLE, snapshotId: 'snap-0a1b2c3d4e5f60718' },
      },
    ],
    launchTypes: ['FARGATE', 'EC2'],
    commands: [],
    source: `${GUIDE}/ebs-volumes.html`,
  },
  efs: {
    title: 'An EFS file system',
    why: 'Any number of tasks in any number of zones see the same files, and they stay.',
    mind: [
      'It needs a mount target in each zone that tasks run in.',
      'The mount targets’ security group must let NFS (port 2049) in from the tasks’ group.',
      'It answers slower than a disk of its own, and is paid by what is stored.',
    ],
    volumes: [
      {
        name: 'data',
        efsVolumeConfiguration: {
          fileSystemId: 'fs-0a1b2c3d4e5f60718',
          transitEncryption: 'ENABLED',
        },
      },
    ],
    mountPoints: at('/data'),
    launchTypes: ['FARGATE', 'EC2'],
    commands: [
      'aws efs create-file-system --tags Key=Name,Value=data',
      'aws efs create-mount-target --file-system-id data --subnet-id subnet-a',
    ],
    source: `${GUIDE}/efs-volumes.html`,
  },
  's3-files': {
    title: 'S3 Files',
    why: 'The objects of a bucket are seen as files by many tasks.',
    mind: [
      'On Fargate and Managed Instances; a task on EC2 fails at launch, as of today.',
      'A task role is mandatory, and traffic is always encrypted.',
    ],
    volumes: [
      {
        name: 'data',
        s3filesVolumeConfiguration: {
          fileSystemArn: 'arn:aws:s3files:us-east-1:123456789012:file-system/fs-0a1b2c3d4e5f60718',
        },
      },
    ],
    mountPoints: at('/data'),
    launchTypes: ['FARGATE'],
    commands: [],
    source: `${GUIDE}/s3files-volumes.html`,
  },
  'host-path': {
    title: 'A path of the host',
    why: 'A bind mount with a sourcePath is a directory of the EC2 instance itself.',
    mind: [
      'It stays with the instance, and goes when that is terminated.',
      'A task that is placed on another instance finds another directory. Fargate refuses it.',
    ],
    volumes: [{ name: 'data', host: { sourcePath: '/var/lib/data' } }],
    mountPoints: at('/data'),
    launchTypes: ['EC2'],
    commands: [],
    source: `${GUIDE}/bind-mounts.html`,
  },
  'docker-volume': {
    title: 'A Docker volume of scope shared',
    why: 'Docker keeps it on the instance after the task, for whoever names it next.',
    mind: [
      'With autoprovision it is made when it is not there; without, the task does not start.',
      'It is on one instance. Fargate refuses it.',
    ],
    volumes: [
      { name: 'data', dockerVolumeConfiguration: { scope: 'shared', autoprovision: true } },
    ],
    mountPoints: at('/data'),
    launchTypes: ['EC2'],
    commands: [],
    source: `${GUIDE}/docker-volumes.html`,
  },
  objects: {
    title: 'No volume: Amazon S3 through its API',
    why: 'Whole objects need no file system: the program puts and gets them with its task role.',
    mind: ['The task role must permit it, and the subnet needs a way to S3.'],
    volumes: [],
    mountPoints: [],
    launchTypes: ['FARGATE', 'EC2'],
    commands: [],
    source: `${GUIDE}/task-iam-roles.html`,
  },
  database: {
    title: 'No volume: a managed database',
    why:
      'A volume of ECS is new for each task and cannot be attached to the next one, so a database in a service would begin empty ' +
      'after every deployment.',
    mind: [
      'Amazon RDS, Aurora or DynamoDB keep the data, their copies and backups; the task only connects.',
      'Credentials come to the container from Secrets Manager.',
    ],
    volumes: [],
    mountPoints: [],
    launchTypes: ['FARGATE', 'EC2'],
    commands: [],
    source: `${GUIDE}/using_data_volumes.html`,
  },
};
