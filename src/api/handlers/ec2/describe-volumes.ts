import type { World } from '../../../engine/world/world';
import type { Tag } from '../../../model/cluster';
import type { EbsVolume } from '../../../model/file-system';
import { ec2Errors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { found } from '../../refusal';
import { ec2Page } from './ec2-pages';
import { describeVolume } from './answers/volume';
import { type Filterable, filtered } from './filters';

/** EBS volumes by id or filter; deleted ones are gone. */
export const describeVolumes: Handler<'EC2.DescribeVolumes'> = ({ ctx }, input) => {
  const volumes = asked(ctx.world, input.VolumeIds ?? []).map((one) => ({
    ...one,
    tags: TAGS,
  }));
  const fitting = filtered(volumes, input.Filters, FILTERS);
  return ec2Page(
    'Volumes',
    fitting.map((one) => describeVolume(ctx.world, one, one.tags)),
    input,
  );
};

function asked(world: World, ids: readonly string[]): EbsVolume[] {
  if (ids.length === 0) return [...world.ebsVolumes.values()];
  return ids.map((id) =>
    found(world.ebsVolumes.get(id), ec2Errors.notFound('InvalidVolume.NotFound', 'volume', id)),
  );
}

/** ECS marks what it makes. */
const TAGS: Tag[] = [
  { key: 'AmazonECSCreated', value: 'true' },
  { key: 'AmazonECSManaged', value: 'true' },
];

const FILTERS: Filterable<EbsVolume & { tags: Tag[] }> = {
  'volume-id': (one) => one.id,
  'volume-type': (one) => one.volumeType,
  'availability-zone': (one) => one.availabilityZone,
  status: (one) => one.state,
  size: (one) => String(one.sizeGiB),
  'snapshot-id': (one) => one.snapshotId,
  encrypted: (one) => String(one.encrypted),
};
