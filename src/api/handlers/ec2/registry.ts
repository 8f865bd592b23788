import { EC2_INSTANCE_HANDLERS } from './instance-registry';
import { EC2_VOLUME_HANDLERS } from './volume-registry';

/** Who carries out these operations: a part of the registry. */
export const EC2_HANDLERS = {
  ...EC2_INSTANCE_HANDLERS,
  ...EC2_VOLUME_HANDLERS,
} as const;
