import { elbErrors } from '../../contract/errors';
import { refuse } from '../../refusal';

/**
 * Names of load balancers and target groups: up to 32 letters, digits and hyphens, none at an end.
 */
export function checkName(what: 'Load balancer' | 'Target group', name: string): void {
  const why = fault(name);
  if (why) refuse(elbErrors.validation(`${what} name '${name}' ${why}`));
}

function fault(name: string): string | undefined {
  if (name.length === 0) return 'cannot be empty';
  if (name.length > 32) return "cannot be longer than '32' characters";
  if (!/^[A-Za-z0-9-]+$/.test(name)) {
    return 'can only contain characters that are alphanumeric characters and hyphens(-)';
  }
  if (name.startsWith('-') || name.endsWith('-')) return 'cannot begin or end with a hyphen(-)';
  return undefined;
}
