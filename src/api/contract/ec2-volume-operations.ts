import { ec2Pages, filters, maxResults } from './ec2-shapes';
import { opt, structure, text, texts } from './members';
import { changes, shows } from './operation';

const describeVolumes = structure({
  VolumeIds: opt(texts),
  Filters: filters,
  NextToken: opt(text),
  MaxResults: maxResults,
});

/**
 * What `aws ec2` knows of EBS volumes: ECS makes them, and those left behind can be deleted.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/operation-list-ebs.html
 */
export const EC2_VOLUME_OPERATIONS = {
  'EC2.DescribeVolumes': shows(
    describeVolumes,
    'Describes EBS volumes: those of tasks, and those they left behind.',
    ec2Pages('Volumes'),
  ),
  'EC2.DeleteVolume': changes(
    structure({ VolumeId: text }),
    'Deletes an EBS volume that no task has.',
  ),
} as const;
