import { IMAGE_DEFAULTS, type ImageValues, putImage } from '../inspector/image-values';
import type { Operation } from '../../state/gesture';

/** What a new build is like, compared with the one that runs. */
export const BUILDS = [
  { value: 'same', label: 'behaves like the one that runs' },
  { value: 'errors', label: 'answers 5 % of the requests with 500' },
  { value: 'slow', label: 'takes five times as long' },
  { value: 'unhealthy', label: 'starts, but fails its health checks' },
  { value: 'crash', label: 'exits with code 1 ten seconds after its start' },
  { value: 'missing', label: 'is not in the registry' },
] as const;
export type Build = (typeof BUILDS)[number]['value'];

/** The values that make a build of it, over those of the one that runs. */
export function changesOf(build: Build, running: ImageValues): Partial<ImageValues> {
  switch (build) {
    case 'errors':
      return { errorRate: 0.05, errorStatus: 500 };
    case 'slow':
      return { serviceTimeMs: running.serviceTimeMs * 5 };
    case 'unhealthy':
      return { healthCheckStatus: 500 };
    case 'crash':
      return { exitAfter: '10', exitCode: 1 };
    case 'missing':
      return { missing: true };
    case 'same':
      return {};
  }
}

/** PutImage, unless the image is like that already. `declared`: its values if it has been put. */
export function behaviourChange(
  image: string,
  values: ImageValues,
  declared: ImageValues | null,
): Operation | null {
  const now = declared ?? IMAGE_DEFAULTS;
  const isSame = Object.entries(values).every(
    ([key, value]) => now[key as keyof ImageValues] === value,
  );
  return isSame ? null : putImage(image, values);
}

/** What the next build would be called: `web:2` after `web:1`. */
export function nextImage(image: string): string {
  const [, start, digits] = /^(.*?)(\d+)$/.exec(image) ?? [];
  return digits === undefined ? `${image}-2` : `${start}${Number(digits) + 1}`;
}
