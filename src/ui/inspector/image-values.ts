import { defaultBehaviour } from '../../model/image';
import type { Operation } from '../../state/gesture';
import { operation } from './operation';
import type { Value } from './use-edits';

/** How an image behaves, under PutImage's names; `never` stands for a moment that does not come. */
export type ImageValues = {
  serviceTimeMs: number;
  serviceTimeDistribution: string;
  stages: number;
  scv: number;
  sigma: number;
  alpha: number;
  slowMs: number;
  slowShare: number;
  concurrency: number;
  discipline: string;
  queueLimit: number;
  startup: number;
  sizeMib: number;
  errorRate: number;
  errorStatus: number;
  healthCheckWaits: boolean;
  healthCheckPath: string;
  healthCheckStatus: number;
  healthCheckLatencyMs: number;
  healthyAfter: number;
  unhealthyAfter: string;
  exitAfter: string;
  exitCode: number;
  cpuMsPerRequest: number;
  memoryMib: number;
  memoryMibPerRequest: number;
  leakMibPerRequest: number;
  sigtermExit: string;
  keepAlive: number;
  missing: boolean;
  architecture: string;
};

const NEVER = 'never';
const orNever = (value: number | null) => (value === null ? NEVER : String(value));

function defaults(): ImageValues {
  const { startupSeconds, healthyAfterSeconds, unhealthyAfterSeconds, exitAfterSeconds, ...rest } =
    defaultBehaviour('');
  const { image: _, sigtermExitSeconds, keepAliveSeconds, ...plain } = rest;
  return {
    ...plain,
    startup: startupSeconds,
    healthyAfter: healthyAfterSeconds,
    unhealthyAfter: orNever(unhealthyAfterSeconds),
    exitAfter: orNever(exitAfterSeconds),
    sigtermExit: orNever(sigtermExitSeconds),
    keepAlive: keepAliveSeconds,
  };
}

/** The values of an image never declared. */
export const IMAGE_DEFAULTS: Readonly<ImageValues> = defaults();

/** The image's values as ListImages answers them, over the defaults. */
export function imageValues(declared: unknown): ImageValues {
  const given = (declared ?? {}) as Record<string, unknown>;
  const entries = Object.entries(IMAGE_DEFAULTS).map(([key, fallback]): [string, Value] => {
    const value = given[key];
    if (value === null || value === undefined) return [key, fallback];
    return [key, typeof fallback === 'string' ? String(value) : (value as Value)];
  });
  return Object.fromEntries(entries) as ImageValues;
}

/** `never` is left out, but for the exit on SIGTERM, where PutImage knows the word. */
function given(key: string, value: Value): Value | undefined {
  if (key === 'sigtermExit') return value === NEVER ? value : Number(value);
  if (key === 'unhealthyAfter' || key === 'exitAfter') {
    return value === NEVER || value === '' ? undefined : Number(value);
  }
  return value;
}

/** PutImage says everything anew: members that have their default are left out. */
export function putImage(image: string, values: ImageValues): Operation {
  const input: Record<string, Value> = {};
  for (const [key, value] of Object.entries(values)) {
    const out = given(key, value);
    if (value !== IMAGE_DEFAULTS[key as keyof ImageValues] && out !== undefined) input[key] = out;
  }
  return operation('Sandbox.PutImage', { ...input, image });
}
