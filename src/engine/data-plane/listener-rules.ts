import type { LoadBalancer, Rule, RuleAction, RuleCondition } from '../../model/load-balancer';
import { DEFAULT_SOURCE_IP, type TrafficSource } from '../../model/traffic';
import { isWithin } from '../network/cidr';

/**
 * The rule that takes a source's requests: the first one, by priority, of the listener on its port
 * whose every condition matches; the default rule is last. Null when nothing listens on the port.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-rules.html
 */
export function ruleFor(balancer: LoadBalancer, source: TrafficSource): Rule | null {
  const listener = balancer.listeners.find((l) => l.port === source.listenerPort);
  const rules = listener ? inOrder(listener.rules) : [];
  return rules.find((r) => r.conditions.every((c) => matches(c, source))) ?? null;
}

/** What is done with a source's requests; null when nothing listens on the port. */
export const actionFor = (balancer: LoadBalancer, source: TrafficSource): RuleAction | null =>
  ruleFor(balancer, source)?.actions.at(-1) ?? null;

/** Which load balancers have a rule that forwards to a group, by the group's ARN. */
export function balancersByGroup(
  balancers: ReadonlyMap<string, LoadBalancer>,
): Map<string, string[]> {
  const users = new Map<string, string[]>();
  for (const balancer of balancers.values()) {
    for (const arn of groupsOf(balancer)) users.set(arn, [...(users.get(arn) ?? []), balancer.arn]);
  }
  return users;
}

/** ARNs of the target groups that a load balancer's rules forward to. */
export function groupsOf(balancer: LoadBalancer): Set<string> {
  const actions = balancer.listeners.flatMap((l) => l.rules).flatMap((rule) => rule.actions);
  const groups = actions.flatMap((a) => (a.type === 'forward' ? a.targetGroups : []));
  return new Set(groups.map((g) => g.targetGroupArn));
}

const inOrder = (rules: readonly Rule[]): Rule[] => [...rules].sort((a, b) => rank(a) - rank(b));
const rank = (rule: Rule): number => (rule.priority === 'default' ? Infinity : rule.priority);

/**
 * Values of one condition are alternatives. Host and header ignore case; path and method do not.
 */
function matches(condition: RuleCondition, source: TrafficSource): boolean {
  switch (condition.field) {
    case 'host-header':
      return condition.values.some((v) => wildcard(v, source.host ?? '', true));
    case 'path-pattern':
      return condition.values.some((v) => wildcard(v, pathOf(source.path), false));
    case 'http-request-method':
      return condition.values.includes(source.method);
    case 'http-header':
      return source.headers.some(
        (h) =>
          h.name.toLowerCase() === condition.headerName.toLowerCase() &&
          condition.values.some((v) => wildcard(v, h.value, true)),
      );
    case 'source-ip':
      // The address of the connection: X-Forwarded-For is not looked at.
      return condition.values.some((v) => isWithin(v, source.sourceIp ?? DEFAULT_SOURCE_IP));
    case 'query-string':
      return condition.pairs.some((pair) => inQuery(pair, source.path));
  }
}

const pathOf = (path: string): string => path.split('?', 1)[0]!;

/** Case counts in neither key nor value; a pair without a key may have any. */
function inQuery(pair: { key?: string; value: string }, path: string): boolean {
  const query = path.includes('?') ? path.slice(path.indexOf('?') + 1) : '';
  return query.split('&').some((part) => {
    const [key, ...rest] = part.split('=');
    const keyFits = pair.key === undefined || wildcard(pair.key, key!, true);
    return part !== '' && keyFits && wildcard(pair.value, rest.join('='), true);
  });
}

/** `*` stands for any run of characters, `?` for exactly one, `\*` and `\?` for themselves. */
export function wildcard(pattern: string, text: string, ignoreCase: boolean): boolean {
  const p = symbolsOf(ignoreCase ? pattern.toLowerCase() : pattern);
  const t = ignoreCase ? text.toLowerCase() : text;
  let i = 0;
  let star = -1;
  let resume = 0;
  for (let k = 0; k < t.length;) {
    if (i < p.length && p[i] === ANY_RUN) {
      star = i++;
      resume = k;
    } else if (i < p.length && (p[i] === ANY_ONE || p[i] === t[k])) {
      i++;
      k++;
    } else if (star >= 0) {
      i = star + 1;
      k = ++resume;
    } else return false;
  }
  while (p[i] === ANY_RUN) i++;
  return i === p.length;
}

const ANY_RUN = 0;
const ANY_ONE = 1;

/** A pattern taken apart: characters that stand for themselves, and the two that do not. */
function symbolsOf(pattern: string): (string | number)[] {
  const symbols: (string | number)[] = [];
  for (let i = 0; i < pattern.length; i++) {
    const c = pattern[i]!;
    const next = pattern[i + 1];
    if (c === '\\' && (next === '*' || next === '?')) symbols.push(pattern[++i]!);
    else if (c === '*') symbols.push(ANY_RUN);
    else symbols.push(c === '?' ? ANY_ONE : c);
  }
  return symbols;
}

/** Whether a status code satisfies a matcher such as `200`, `200,302` or `200-299`. */
export function codeMatches(matcher: string, code: number): boolean {
  if (matcher === usual.matcher && code === usual.code) return true;
  const matches = matcher.split(',').some((part) => {
    const [low, high] = part.split('-').map(Number);
    return code >= low! && code <= (high ?? low!);
  });
  if (matches) usual = { matcher, code };
  return matches;
}

/** What was found to match last, as it does of nearly all checks. */
let usual = { matcher: '', code: 0 };
