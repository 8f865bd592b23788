import type { ContainerInstance } from '../../../model/container-instance';
import { toEpochSeconds } from '../../../model/sim-time';
import { linearPattern } from '../../pattern/linear-pattern';
import { attributesOf } from '../instance-attributes';
import { AGENT_VERSION } from '../agent';
import type { Comparison, Expression } from './expression';

/** What an expression can ask of an instance besides what it is. */
export interface InstanceFacts {
  readonly instance: ContainerInstance;
  readonly runningTasks: number;
  /** Groups of the tasks on it: `family:web`, `service:api`. */
  readonly groups: readonly string[];
}

/** PLACE-9: whether an instance is a member of what the expression describes. */
export function matches(expression: Expression, facts: InstanceFacts): boolean {
  switch (expression.is) {
    case 'and':
      return expression.of.every((one) => matches(one, facts));
    case 'or':
      return expression.of.some((one) => matches(one, facts));
    case 'not':
      return !matches(expression.of, facts);
    case 'exists':
      return valuesOf(expression.subject, facts) !== undefined;
    case '!exists':
      return valuesOf(expression.subject, facts) === undefined;
    case 'in':
      return isIn(expression.subject, expression.values, facts);
    case '!in':
      return !isIn(expression.subject, expression.values, facts);
    case '!=':
      return !compares('==', expression, facts);
    case '!~':
      return !compares('=~', expression, facts);
    default:
      return compares(expression.is, expression, facts);
  }
}

/** The values of a subject: several for the groups; undefined for an attribute not there. */
function valuesOf(subject: string, facts: InstanceFacts): readonly string[] | undefined {
  const { instance } = facts;
  switch (subject) {
    case 'agentConnected':
      return [String(instance.agentConnected)];
    case 'agentVersion':
      return [AGENT_VERSION];
    case 'ec2InstanceId':
      return [instance.ec2InstanceId];
    case 'registeredAt':
      return [String(toEpochSeconds(instance.registeredAt ?? instance.launchedAt))];
    case 'runningTasksCount':
      return [String(facts.runningTasks)];
    case 'task:group':
      return facts.groups;
    default: {
      const name = subject.slice('attribute:'.length);
      const found = attributesOf(instance).find((one) => one.name === name);
      return found && [found.value ?? ''];
    }
  }
}

const isIn = (subject: string, wanted: readonly string[], facts: InstanceFacts): boolean =>
  (valuesOf(subject, facts) ?? []).some((value) => wanted.includes(value));

function compares(
  operator: Exclude<Comparison, '!=' | '!~'>,
  { subject, value: wanted }: { subject: string; value: string },
  facts: InstanceFacts,
): boolean {
  const found = valuesOf(subject, facts) ?? [];
  if (operator === '=~') {
    const fits = linearPattern(wanted);
    return fits !== undefined && found.some(fits);
  }
  const other = subject === 'registeredAt' ? String(epochSecondsOf(wanted)) : wanted;
  if (operator === '==') return found.includes(other);
  return found.some((value) => holds(operator, order(value, other)));
}

function holds(operator: '>' | '>=' | '<' | '<=', sign: number): boolean {
  if (operator === '>') return sign > 0;
  if (operator === '>=') return sign >= 0;
  return operator === '<' ? sign < 0 : sign <= 0;
}

/** Numbers by size, versions piece by piece, all else as text. */
function order(a: string, b: string): number {
  const pieces = (text: string) => (/^\d+(?:\.\d+)*$/.test(text) ? text.split('.') : undefined);
  const [left, right] = [pieces(a), pieces(b)];
  if (!left || !right) return a < b ? -1 : a > b ? 1 : 0;
  if (left.length <= 2 && right.length <= 2) return Number(a) - Number(b);
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = Number(left[i] ?? 0) - Number(right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

/**
 * `2026-01-01`, `2026-01-01T00:00:00Z` …, in epoch seconds. Reckoned by hand: the engine knows no
 * calendar, and needs one nowhere else.
 */
function epochSecondsOf(text: string): number {
  const [, ...parts] =
    /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d):(\d\d))?(?:Z|\+00:00)?$/.exec(text) ?? [];
  const [year = NaN, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts.map((part) =>
    Number(part ?? 0),
  );
  const leapDays = (y: number) => Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
  const isLeap = leapDays(year) > leapDays(year - 1);
  const days =
    (year - 1970) * 365 +
    (leapDays(year - 1) - leapDays(1969)) +
    (DAYS_BEFORE_MONTH[month - 1] ?? NaN) +
    (isLeap && month > 2 ? 1 : 0) +
    (day - 1);
  return ((days * 24 + hour) * 60 + minute) * 60 + second;
}
