import { EC2_INSTANCE_HANDLERS } from './instance-registry';

/** Who carries out these operations: a part of the registry. */
export const EC2_HANDLERS = { ...EC2_INSTANCE_HANDLERS } as const;
