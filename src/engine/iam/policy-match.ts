import type { PolicyStatement } from '../../model/role';
import { fitsWildcards } from '../pattern/fits-wildcards';

/**
 * Actions are compared without regard to case.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
function isAbout({ actions, notActions }: PolicyStatement, action: string): boolean {
  const wanted = action.toLowerCase();
  const isListed = actions.some((one) => fitsWildcards(one.toLowerCase(), wanted));
  return notActions ? !isListed : isListed;
}

function isOn({ resources, notResources }: PolicyStatement, resource: string): boolean {
  const isListed = resources.some((one) => fitsWildcards(one, resource));
  return notResources ? !isListed : isListed;
}

/**
 * What statements come to: a Deny wins over every Allow, and without an Allow nothing is
 * permitted. Asked without a resource, an Allow on any resource will do, and only a Deny on all of
 * them counts.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function permits(
  statements: readonly PolicyStatement[],
  action: string,
  resource: string | undefined,
): boolean {
  const about = statements.filter((one) => isAbout(one, action));
  const isDenied = about
    .filter((one) => one.effect === 'Deny')
    .some((one) => (resource === undefined ? coversAll(one) : isOn(one, resource)));
  if (isDenied) return false;
  return about
    .filter((one) => one.effect === 'Allow')
    .some((one) => resource === undefined || isOn(one, resource));
}

const coversAll = ({ resources, notResources }: PolicyStatement): boolean =>
  !notResources && resources.includes('*');
