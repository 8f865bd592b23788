import { IMAGE_DEFAULTS, type ImageValues, putImage } from '../inspector/image-values';
import type { Operation } from '../../state/gesture';
import type { KnownImages } from './use-known-images';

/** What a build is like, compared with the one that runs. */
export const BUILDS = [
  { value: 'same', label: 'behaves like the one that runs' },
  { value: 'errors', label: 'answers 5 % of the requests with 500' },
  { value: 'slow', label: 'takes five times as long' },
  { value: 'unhealthy', label: 'starts, but fails its health checks' },
  { value: 'crash', label: 'exits with code 1 ten seconds after its start' },
  { value: 'missing', label: 'is not in the registry' },
] as const;
/** `as-is`: what was said of an image that is there already. */
export type Build = (typeof BUILDS)[number]['value'] | 'as-is';

/** The values that make a build of the one that runs; null where they stay as they are. */
export function valuesOf(build: Build, running: ImageValues): ImageValues | null {
  switch (build) {
    case 'as-is':
      return null;
    case 'same':
      return running;
    case 'errors':
      return { ...running, errorRate: 0.05, errorStatus: 500 };
    case 'slow':
      return { ...running, serviceTimeMs: running.serviceTimeMs * 5 };
    case 'unhealthy':
      return { ...running, healthCheckStatus: 500 };
    case 'crash':
      return { ...running, exitAfter: '10', exitCode: 1 };
    case 'missing':
      return { ...running, missing: true };
  }
}

/** PutImage, unless the image is like that already. `declared`: its values if it has been put. */
export function behaviourChange(
  image: string,
  values: ImageValues,
  declared: ImageValues | undefined,
): Operation | null {
  const now = declared ?? IMAGE_DEFAULTS;
  const isSame = Object.entries(values).every(
    ([key, value]) => now[key as keyof ImageValues] === value,
  );
  return isSame ? null : putImage(image, values);
}

/** How an image behaves that is there already; undefined where it is not. */
export function behaviourOf(image: string, known: KnownImages): ImageValues | undefined {
  const declared = known.declared.get(image);
  if (declared) return declared;
  return namesOf(known).has(image) ? { ...IMAGE_DEFAULTS } : undefined;
}

const namesOf = ({ declared, byRevision }: KnownImages): Set<string> =>
  new Set([
    ...declared.keys(),
    ...[...byRevision.values()].flatMap((containers) => containers.map(({ image }) => image)),
  ]);

/** What the next build would be called: the next tag after `web:1` that no image has yet. */
export function nextImage(image: string, known: KnownImages): string {
  const names = namesOf(known);
  const [, start = '', digits = ''] = /^(.*?)(\d*)$/.exec(image) ?? [];
  const base = digits === '' ? `${image}-` : start;
  for (let n = digits === '' ? 2 : Number(digits) + 1; ; n++) {
    if (!names.has(`${base}${n}`)) return `${base}${n}`;
  }
}

const percent = (share: number): string => `${Math.round(share * 1000) / 10} %`;

/** Settings that make a build good or bad at a glance, in words. */
const SAID: readonly { keys: (keyof ImageValues)[]; words: (of: ImageValues) => string }[] = [
  { keys: ['missing'], words: (of) => (of.missing ? 'is not in the registry' : 'can be pulled') },
  {
    keys: ['errorRate', 'errorStatus'],
    words: ({ errorRate, errorStatus }) =>
      errorRate === 0
        ? 'answers without errors'
        : `answers ${percent(errorRate)} of the requests with ${errorStatus}`,
  },
  { keys: ['serviceTimeMs'], words: (of) => `takes ${of.serviceTimeMs} ms a request` },
  {
    keys: ['healthCheckStatus'],
    words: (of) => `answers health checks with ${of.healthCheckStatus}`,
  },
  {
    keys: ['exitAfter', 'exitCode'],
    words: ({ exitAfter, exitCode }) =>
      exitAfter === 'never'
        ? 'does not exit by itself'
        : `exits with code ${exitCode} after ${exitAfter} s`,
  },
];

/** How an image behaves, as far as it is different from the one that runs. */
export function buildWords(values: ImageValues, running: ImageValues): string {
  const different = (Object.keys(values) as (keyof ImageValues)[]).filter(
    (key) => values[key] !== running[key],
  );
  if (different.length === 0) return 'behaves like the one that runs';
  const said = SAID.filter(({ keys }) => keys.some((key) => different.includes(key)));
  const rest = different.filter((key) => said.every(({ keys }) => !keys.includes(key)));
  return [
    ...said.map(({ words }) => words(values)),
    ...(rest.length > 0 ? [`differs in ${rest.join(', ')}`] : []),
  ].join('; ');
}
