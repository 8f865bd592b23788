import type { PolicyDocument, PolicyStatement } from '../../model/role';

/**
 * Reads IAM's policy language, as far as the sandbox judges by it: effects, actions, resources and
 * the services of a trust policy. Conditions are kept in the document and taken to be met.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */

/** What IAM says of a document that it does not take: MalformedPolicyDocument. */
export interface PolicyFault {
  readonly fault: string;
}

const NOT_JSON = { fault: 'This policy contains invalid Json' };
const SYNTAX = { fault: 'Syntax errors in policy.' };

type Fields = Record<string, unknown>;

/** What a role may do. */
export function readPolicy(document: string): PolicyDocument | PolicyFault {
  const given = statementsIn(document);
  if ('fault' in given) return given;
  const statements: PolicyStatement[] = [];
  for (const one of given.list) {
    if (one.Principal !== undefined || one.NotPrincipal !== undefined) {
      return { fault: 'Policy document should not specify a principal.' };
    }
    const statement = readStatement(one);
    if ('fault' in statement) return statement;
    statements.push(statement);
  }
  return { document, statements };
}

function readStatement(given: Fields): PolicyStatement | PolicyFault {
  const { Effect: effect } = given;
  if (effect !== 'Allow' && effect !== 'Deny') return SYNTAX;
  const actions = textsIn(given.Action ?? given.NotAction);
  if (!actions) return { fault: 'Policy statement must contain actions.' };
  const resources = textsIn(given.Resource ?? given.NotResource);
  if (!resources) return { fault: 'Policy statement must contain resources.' };
  const strange = actions.find((one) => one !== '*' && !/^[\w*?-]+:[\w*?]+$/.test(one));
  if (strange !== undefined) {
    return { fault: 'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.' };
  }
  return {
    effect,
    actions,
    ...(given.Action === undefined && { notActions: true }),
    resources,
    ...(given.Resource === undefined && { notResources: true }),
  };
}

/** Which services may take a role. */
export function readTrust(document: string): { services: string[] } | PolicyFault {
  const given = statementsIn(document);
  if ('fault' in given) return given;
  const services = new Set<string>();
  for (const one of given.list) {
    if (one.Resource !== undefined) return { fault: 'Has prohibited field Resource' };
    if (one.Principal === undefined) return { fault: 'Missing required field Principal' };
    const actions = textsIn(one.Action);
    if (!actions) return { fault: 'Missing required field Action' };
    const isAssumed = actions.some((action) => ['sts:AssumeRole', 'sts:*', '*'].includes(action));
    if (one.Effect !== 'Allow' || !isAssumed) continue;
    for (const service of servicesIn(one.Principal)) services.add(service);
  }
  return { services: [...services] };
}

function servicesIn(principal: unknown): readonly string[] {
  if (typeof principal !== 'object' || principal === null) return [];
  return textsIn((principal as Fields).Service) ?? [];
}

function statementsIn(document: string): { list: Fields[] } | PolicyFault {
  let read: unknown;
  try {
    read = JSON.parse(document);
  } catch {
    return NOT_JSON;
  }
  if (typeof read !== 'object' || read === null || Array.isArray(read)) return NOT_JSON;
  const { Statement: given } = read as Fields;
  if (given === undefined) return { fault: 'Missing required field Statement' };
  const list = Array.isArray(given) ? given : [given];
  const isObject = (one: unknown) => typeof one === 'object' && one !== null;
  return list.every(isObject) ? { list: list as Fields[] } : SYNTAX;
}

/** A text or a list of texts; undefined for anything else, nothing included. */
function textsIn(value: unknown): string[] | undefined {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  const texts = list.filter((one): one is string => typeof one === 'string');
  return texts.length === list.length && list.length > 0 ? texts : undefined;
}
