import { deleteVolume as remove } from '../../../engine/storage/ebs-volumes';
import { ec2Errors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { found, refuse } from '../../refusal';

/** One that a task left behind: it costs until it is deleted. */
export const deleteVolume: Handler<'EC2.DeleteVolume'> = ({ ctx }, { VolumeId: id }) => {
  const missing = ec2Errors.notFound('InvalidVolume.NotFound', 'volume', id);
  const volume = found(ctx.world.ebsVolumes.get(id), missing);
  if (volume.state !== 'available') {
    refuse(ec2Errors.of('VolumeInUse', `Volume ${id} is currently attached to ${volume.taskArn}`));
  }
  remove(ctx, volume);
  return {};
};
