import { CAPACITY } from './capacity';
import type { Capability } from './capability';
import { CONTAINERS } from './containers';
import { NETWORK } from './network';
import { OPERATION } from './operation';
import { STORAGE } from './storage';

/** Fargate, EC2 and Managed Instances, capability by capability, group after group. */
export const CAPABILITIES: readonly Capability[] = [
  ...NETWORK,
  ...CONTAINERS,
  ...STORAGE,
  ...CAPACITY,
  ...OPERATION,
];
