import type { BenchCase } from './bench-case';
import { requestMemory } from './request-memory';
import { requestScale, requestSpeed } from './request-speed';

/** All that is measured, in this order. */
export const CASES: readonly BenchCase[] = [requestSpeed, requestScale, requestMemory];
