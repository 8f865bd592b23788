import { EC2_INSTANCE_HANDLERS } from './instance-registry';
import { EC2_LAUNCH_TEMPLATE_HANDLERS } from './launch-template-registry';
import { EC2_VOLUME_HANDLERS } from './volume-registry';
import { EC2_NETWORK_HANDLERS } from './network-registry';

/** Who carries out these operations: a part of the registry. */
export const EC2_HANDLERS = {
  ...EC2_INSTANCE_HANDLERS,
  ...EC2_LAUNCH_TEMPLATE_HANDLERS,
  ...EC2_VOLUME_HANDLERS,
  ...EC2_NETWORK_HANDLERS,
} as const;
