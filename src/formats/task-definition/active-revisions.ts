import type { Account } from '../../model/account';

/** A revision that an account declares and has not deregistered since. */
export interface ActiveRevision {
  family: string;
  revision: number;
  /** What RegisterTaskDefinition was given. */
  input: Record<string, unknown>;
}

/** In the order of registration: a revision's number is how many its family has had. */
export function activeRevisions({ operations }: Account): ActiveRevision[] {
  const counts = new Map<string, number>();
  const found: ActiveRevision[] = [];
  const retired = new Set<string>();
  for (const { target, input } of operations) {
    if (target === 'ECS.RegisterTaskDefinition') {
      const family = String(input.family);
      const revision = (counts.get(family) ?? 0) + 1;
      counts.set(family, revision);
      found.push({ family, revision, input });
    }
    if (target === 'ECS.DeregisterTaskDefinition') {
      retired.add(String(input.taskDefinition).split('/').at(-1) ?? '');
    }
  }
  return found.filter(({ family, revision }) => !retired.has(`${family}:${revision}`));
}

/** The newest of each family. */
export const latestOf = (revisions: readonly ActiveRevision[]): ActiveRevision[] => [
  ...new Map(revisions.map((one) => [one.family, one])).values(),
];
