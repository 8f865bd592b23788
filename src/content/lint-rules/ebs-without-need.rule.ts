import { fixIf, newRevision } from '../advisor/fixes';
import { counted } from '../advisor/words';
import { defineLintRule } from '../define';
import * as fargate from '../parts/fargate-service';
import { CLUSTER } from '../parts/web-service';

/** GiB of ephemeral storage that a Fargate task has, and may have. */
const FREE = 20;
const MOST = 200;

const ROLE = 'arn:aws:iam::123456789012:role/ecsInfrastructureRole';
const example = (volume: string, size: number) => ({
  script: `${CLUSTER}
${fargate.taskDefinition(
  'thumbs',
  [
    '{"name":"thumbs","image":"thumbs:1","mountPoints":[{"sourceVolume":"cache","containerPath":"/cache"}]}',
  ],
  `--volumes ${volume}`,
)}
${fargate.fargateService(
  'thumbs',
  2,
  fargate.SUBNETS,
  size > 0
    ? `--volume-configurations 'name=cache,managedEBSVolume={sizeInGiB=${size},roleArn=${ROLE}}'`
    : '',
)}
aws sandbox wait --until steady:thumbs --timeout 300
`,
  seconds: 10,
});

export const ebsWithoutNeed = defineLintRule({
  id: 'ebs-without-need',
  severity: 'advice',
  subject: 'service',
  title: 'EBS volumes that outlive nothing',
  why: 'ECS makes one for each task and deletes it with the task: for scratch data ephemeral storage does, for data to keep or share EFS.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_data_volumes.html',
  lesson: '07-storage',
  when: ({ input, view, definition }) => {
    const isOnFargate = definition?.input.requiresCompatibilities?.includes('FARGATE') ?? false;
    const [volume] = input.volumeConfigurations ?? [];
    const ebs = volume?.managedEBSVolume;
    if (!volume || !ebs || !definition || !isOnFargate) return null;
    // Speed, a snapshot to begin with or more room are reasons for it.
    const size = ebs.sizeInGiB ?? 0;
    const needs = ebs.iops ?? ebs.throughput ?? ebs.snapshotId;
    if (needs !== undefined || size > MOST || size === 0) return null;
    return { name: volume.name, size, tasks: view.running, definition };
  },
  message: ({ name, size, tasks }) =>
    `${name}: ${size} GiB for each of ${counted(tasks, 'task')}, ${size * tasks} GiB in all, gone with them.`,
  fix: ({ name, size, definition }) =>
    fixIf(
      'Keep it in ephemeral storage',
      newRevision(
        definition,
        {
          volumes: (definition.input.volumes ?? []).map((one) =>
            one.name === name ? { name } : one,
          ),
          ...(size > FREE && { ephemeralStorage: { sizeInGiB: size } }),
        },
        { volumeConfigurations: [] },
      ),
    ),
  guilty: example('name=cache,configuredAtLaunch=true', 40),
  clean: example('name=cache', 0),
});
