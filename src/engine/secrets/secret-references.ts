import { parameterArn } from '../../model/ids';
import type { Secret } from '../../model/secret';
import type { World } from '../world/world';

/** What a container's `valueFrom` asks for. */
export interface SecretReference {
  readonly kind: 'secret' | 'parameter';
  /** What is asked for, without the parts that say which piece of it. */
  readonly arn: string;
  /** Of a secret whose value is a JSON object: the member. */
  readonly jsonKey: string | undefined;
}

/**
 * `arn:aws:secretsmanager:REGION:ACCOUNT:secret:NAME-6RaNd0[:JSON-KEY:STAGE:VERSION]`, a
 * parameter's ARN, or a parameter's name.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html
 */
export function readSecretReference(valueFrom: string): SecretReference {
  if (!valueFrom.startsWith('arn:aws:secretsmanager:')) {
    const isArn = valueFrom.startsWith('arn:');
    const arn = isArn ? valueFrom : parameterArn(valueFrom);
    return { kind: 'parameter', arn, jsonKey: undefined };
  }
  const parts = valueFrom.split(':');
  return { kind: 'secret', arn: parts.slice(0, 7).join(':'), jsonKey: parts[7] || undefined };
}

/**
 * The declared secret or parameter; undefined for one that never was, which is there with whatever
 * is asked of it. A secret's ARN may lack the six characters at its end.
 */
export function findSecret(world: World, { kind, arn }: SecretReference): Secret | undefined {
  const exact = world.secrets.get(arn);
  if (exact || kind === 'parameter') return exact;
  for (const one of world.secrets.values()) if (one.arn.slice(0, -7) === arn) return one;
  return undefined;
}

/** The member of a secret's JSON object; undefined where there is none. */
export function memberOf(value: string, jsonKey: string): string | undefined {
  try {
    const read: unknown = JSON.parse(value);
    if (typeof read !== 'object' || read === null) return undefined;
    const member = (read as Record<string, unknown>)[jsonKey];
    if (member === undefined) return undefined;
    return typeof member === 'string' ? member : JSON.stringify(member);
  } catch {
    return undefined;
  }
}

/** What a container gets in its environment: of what was never declared, the sandbox’s own word. */
export function secretValue(world: World, valueFrom: string): string {
  const reference = readSecretReference(valueFrom);
  const declared = findSecret(world, reference);
  if (!declared) return '(a secret nobody declared)';
  if (reference.jsonKey === undefined) return declared.value;
  return memberOf(declared.value, reference.jsonKey) ?? '';
}
