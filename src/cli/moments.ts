import { serviceWord } from './option-names';

/**
 * AWS's answers carry moments as epoch seconds; people are shown ISO 8601.
 */
export function withMoments(target: string, answer: unknown): unknown {
  return AS_THEY_ARE.includes(serviceWord(target)) ? answer : readableMoments(answer, '');
}

/** Ours carry durations; CloudWatch Logs has milliseconds, which the AWS CLI leaves as numbers. */
const AS_THEY_ARE = ['sandbox', 'logs'];

const MOMENT =
  /(?:At|Date|CreatedTime|Timestamps?)$|^(?:create|start|end|complete|Start|End|Create|Creation|Launch)Time$|^expirationDate$/;

function readableMoments(value: unknown, key: string): unknown {
  if (typeof value === 'number') return MOMENT.test(key) ? isoMoment(value) : value;
  if (Array.isArray(value)) return value.map((item) => readableMoments(item, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, readableMoments(item, name)]),
  );
}

/** `2026-01-01T00:00:12.000000+00:00`: to the microsecond, whatever the machine's own time zone. */
function isoMoment(epochSeconds: number): string {
  const micros = Math.round(epochSeconds * 1_000_000);
  const seconds = Math.floor(micros / 1_000_000);
  const fraction = String(micros - seconds * 1_000_000).padStart(6, '0');
  return `${new Date(seconds * 1000).toISOString().slice(0, 19)}.${fraction}+00:00`;
}
