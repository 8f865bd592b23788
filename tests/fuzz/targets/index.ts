import type { FuzzTarget } from '../fuzz-target';
import { COMMAND_TARGETS } from './command-targets';
import { ENGINE_TARGETS } from './engine-targets';
import { FORMATS_TARGETS } from './formats-targets';
import { WIRE_TARGETS } from './wire-targets';

/** Every reader that is tried. To be imported once coverage is on: it brings in what is watched. */
export const TARGETS: readonly FuzzTarget[] = [
  ...FORMATS_TARGETS,
  ...COMMAND_TARGETS,
  ...WIRE_TARGETS,
  ...ENGINE_TARGETS,
];
