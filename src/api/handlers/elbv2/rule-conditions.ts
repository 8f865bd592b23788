import type { RuleCondition } from '../../../model/load-balancer';
import { elbErrors, notSimulated } from '../../contract/errors';
import type { InputOf } from '../../contract/operations';
import { refuse } from '../../refusal';

type Given = InputOf<'ELBv2.CreateRule'>['Conditions'];
type Condition = Given[number];

const FIELDS = [
  'http-request-method',
  'path-pattern',
  'host-header',
  'query-string',
  'http-header',
  'source-ip',
] as const;
type Field = (typeof FIELDS)[number];

/** Fields that a rule may name only once. */
const ONCE: readonly Field[] = ['host-header', 'path-pattern', 'http-request-method', 'source-ip'];

const MOST_VALUES = 5;
const MOST_WILDCARDS = 6;

/**
 * The conditions of a rule in their normal form, checked.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-rules.html
 */
export function ruleConditions(given: Given): RuleCondition[] {
  if (given.length === 0) refuse(elbErrors.validation('A condition must be specified'));
  const conditions = given.map(read);
  const fields = conditions.map(({ field }) => field);
  for (const field of ONCE) {
    if (fields.filter((one) => one === field).length > 1) {
      refuse(elbErrors.validation(`A rule can only have one '${field}' condition`));
    }
  }
  const values = conditions.flatMap(valuesOf);
  if (values.length > MOST_VALUES) {
    refuse(elbErrors.validation(`A rule can only have '${MOST_VALUES}' condition values`));
  }
  const wildcards = values.join('').replace(/[^*?]/g, '').length;
  if (wildcards > MOST_WILDCARDS) {
    refuse(elbErrors.validation(`A rule can only have '${MOST_WILDCARDS}' wildcards`));
  }
  return conditions;
}

const valuesOf = (condition: RuleCondition): string[] =>
  'pairs' in condition ? condition.pairs.map(({ value }) => value) : condition.values;

function read(condition: Condition): RuleCondition {
  const field = FIELDS.find((one) => one === condition.Field);
  if (!field) {
    return refuse(
      elbErrors.validation(
        `Condition field '${condition.Field ?? ''}' must be one of '[${FIELDS.join(', ')}]'`,
      ),
    );
  }
  const config = configOf(condition, field);
  if (condition.RegexValues?.length || config?.RegexValues?.length) {
    refuse(notSimulated('conditions with regular expressions'));
  }
  if (field === 'query-string') return queryString(condition);
  const values = config?.Values ?? condition.Values ?? [];
  if (values.length === 0) {
    refuse(elbErrors.validation(`A condition value must be specified for field '${field}'`));
  }
  if (values.some((value) => value.length === 0 || value.length > 128)) {
    refuse(elbErrors.validation('A condition value must have between 1 and 128 characters'));
  }
  if (field === 'http-header') return httpHeader(condition, values);
  if (field === 'http-request-method') checkMethods(values);
  if (field === 'source-ip') checkAddresses(values);
  return { field, values };
}

function configOf(
  condition: Condition,
  field: Field,
): { Values?: string[]; RegexValues?: string[] } | undefined {
  switch (field) {
    case 'host-header':
      return condition.HostHeaderConfig;
    case 'path-pattern':
      return condition.PathPatternConfig;
    case 'http-header':
      return condition.HttpHeaderConfig;
    case 'http-request-method':
      return condition.HttpRequestMethodConfig;
    case 'source-ip':
      return condition.SourceIpConfig;
    case 'query-string':
      return undefined;
  }
}

function httpHeader(condition: Condition, values: string[]): RuleCondition {
  const headerName = condition.HttpHeaderConfig?.HttpHeaderName ?? '';
  if (!/^[A-Za-z0-9!#$%&'*+\-.^_`|~]{1,40}$/.test(headerName)) {
    refuse(elbErrors.validation(`The header name '${headerName}' is not valid`));
  }
  return { field: 'http-header', headerName, values };
}

function queryString(condition: Condition): RuleCondition {
  const given = condition.QueryStringConfig?.Values ?? [];
  const pairs = given.map(({ Key, Value = '' }) => ({
    ...(Key !== undefined && { key: Key }),
    value: Value,
  }));
  if (pairs.length === 0 || pairs.some(({ value }) => value === '')) {
    refuse(elbErrors.validation("A condition value must be specified for field 'query-string'"));
  }
  return { field: 'query-string', pairs };
}

function checkMethods(values: readonly string[]): void {
  const bad = values.find((value) => !/^[A-Z_-]{1,40}$/.test(value));
  if (bad !== undefined) refuse(elbErrors.validation(`The HTTP method '${bad}' is not valid`));
}

const IPV4_BLOCK = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/;
const IPV6_BLOCK = /^[0-9a-fA-F.:]*:[0-9a-fA-F.:]*\/(\d{1,3})$/;

function isBlock(value: string): boolean {
  const [, ...four] = IPV4_BLOCK.exec(value)?.map(Number) ?? [];
  const length = four.pop();
  if (length !== undefined) return length <= 32 && four.every((octet) => octet <= 255);
  return Number(IPV6_BLOCK.exec(value)?.[1] ?? 129) <= 128;
}

function checkAddresses(values: readonly string[]): void {
  const bad = values.find((value) => !isBlock(value));
  if (bad !== undefined) refuse(elbErrors.validation(`The CIDR block '${bad}' is not valid`));
}
