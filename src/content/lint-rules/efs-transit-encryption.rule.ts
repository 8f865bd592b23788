import { fixIf, newRevision } from '../advisor/fixes';
import { listed } from '../advisor/words';
import { defineLintRule } from '../define';
import * as fargate from '../parts/fargate-service';
import { CLUSTER } from '../parts/web-service';

const example = (encryption: string) => ({
  script: `${CLUSTER}
FS=$(aws efs create-file-system --creation-token shared --query FileSystemId --output text)
aws efs create-mount-target --file-system-id $FS --subnet-id subnet-a
aws efs create-mount-target --file-system-id $FS --subnet-id subnet-b
${fargate.taskDefinition(
  'wiki',
  [
    '{"name":"wiki","image":"wiki:1","mountPoints":[{"sourceVolume":"pages","containerPath":"/pages"}]}',
  ],
  `--volumes "name=pages,efsVolumeConfiguration={fileSystemId=$FS${encryption}}"`,
)}
${fargate.fargateService('wiki', 2)}
aws sandbox wait --until steady:wiki --timeout 300
`,
  seconds: 10,
});

export const efsTransitEncryption = defineLintRule({
  id: 'efs-transit-encryption',
  severity: 'warning',
  subject: 'taskDefinition',
  title: 'EFS is mounted without encryption in transit',
  why: 'Files go over the network as they are; with it, only the two ends can read them, and IAM can say who may mount.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/efs-volumes.html',
  lesson: '07-storage',
  when: ({ input }) => {
    const open = (input.volumes ?? []).filter(
      ({ efsVolumeConfiguration: efs }) => efs && efs.transitEncryption !== 'ENABLED',
    );
    return open.length === 0 ? null : open;
  },
  message: (open) =>
    `${listed(open.map((one) => `${one.name ?? ''} (${one.efsVolumeConfiguration?.fileSystemId ?? ''})`))}: transitEncryption is not ENABLED.`,
  fix: (open, definition) =>
    fixIf(
      'Encrypt in transit',
      newRevision(definition, {
        volumes: (definition.input.volumes ?? []).map((one) =>
          open.includes(one) && one.efsVolumeConfiguration
            ? {
                ...one,
                efsVolumeConfiguration: {
                  ...one.efsVolumeConfiguration,
                  transitEncryption: 'ENABLED' as const,
                },
              }
            : one,
        ),
      }),
    ),
  guilty: example(''),
  clean: example(',transitEncryption=ENABLED'),
});
