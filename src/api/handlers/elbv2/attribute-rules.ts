import { elbErrors } from '../../contract/errors';
import { refuse } from '../../refusal';

/** An attribute's default, and what is wrong with a value given for it. */
export interface AttributeRule {
  byDefault: string;
  fault: (value: string) => string | undefined;
}

export const free = (byDefault: string): AttributeRule => ({ byDefault, fault: () => undefined });

export const choice = (byDefault: string, values: readonly string[]): AttributeRule => ({
  byDefault,
  fault: (value) => (values.includes(value) ? undefined : `must be one of [${values.join(', ')}]`),
});

export const flag = (byDefault: 'true' | 'false'): AttributeRule =>
  choice(byDefault, ['true', 'false']);

/** A whole number from `least` to `most`, or one of a few words. */
export const within = (
  byDefault: string,
  least: number,
  most: number,
  words: readonly string[] = [],
): AttributeRule => ({
  byDefault,
  fault: (value) => {
    if (words.includes(value)) return undefined;
    if (/^\d+$/.test(value) && Number(value) >= least && Number(value) <= most) return undefined;
    const or = words.length > 0 ? `, or one of [${words.join(', ')}]` : '';
    return `must be between '${least}' and '${most}' inclusive${or}`;
  },
});

type Rules = Readonly<Record<string, AttributeRule>>;

export const defaultAttributes = (rules: Rules): Record<string, string> =>
  Object.fromEntries(Object.entries(rules).map(([key, rule]) => [key, rule.byDefault]));

/** The attributes with those given in place of what was there; a bad key or value is refused. */
export function withAttributes(
  what: 'Load balancer' | 'Target group',
  rules: Rules,
  before: Readonly<Record<string, string>>,
  given: readonly { Key?: string; Value?: string }[],
): Record<string, string> {
  const after = { ...before };
  const seen = new Set<string>();
  for (const { Key: key = '', Value: value = '' } of given) {
    const rule = rules[key];
    if (!rule) {
      return refuse(elbErrors.validation(`${what} attribute key '${key}' is not recognized`));
    }
    if (seen.has(key)) {
      refuse(elbErrors.validation(`${what} attribute key '${key}' is specified more than once`));
    }
    seen.add(key);
    const fault = rule.fault(value);
    if (fault) refuse(elbErrors.validation(`${what} attribute '${key}' ${fault}; got '${value}'`));
    after[key] = value;
  }
  return after;
}

/** The API's list of keys and values. */
export const shownAttributes = (
  attributes: Readonly<Record<string, string>>,
): { Key: string; Value: string }[] =>
  Object.entries(attributes).map(([Key, Value]) => ({ Key, Value }));
