import type { PolicyStatement } from '../../model/role';

/**
 * `*` stands for any run of characters and `?` for one.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
export function matches(pattern: string, text: string): boolean {
  // Two fingers, and a way back to the last star: linear in all patterns that people write.
  let p = 0;
  let t = 0;
  let star = -1;
  let restart = 0;
  while (t < text.length) {
    if (pattern[p] === '*') {
      star = p++;
      restart = t;
    } else if (p < pattern.length && (pattern[p] === '?' || pattern[p] === text[t])) {
      p++;
      t++;
    } else if (star >= 0) {
      p = star + 1;
      t = ++restart;
    } else {
      return false;
    }
  }
  while (pattern[p] === '*') p++;
  return p === pattern.length;
}

/** Actions are compared without regard to case. */
function isAbout({ actions, notActions }: PolicyStatement, action: string): boolean {
  const wanted = action.toLowerCase();
  const isListed = actions.some((one) => matches(one.toLowerCase(), wanted));
  return notActions ? !isListed : isListed;
}

function isOn({ resources, notResources }: PolicyStatement, resource: string): boolean {
  const isListed = resources.some((one) => matches(one, resource));
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
