import { nameIn } from '../ecs-input/import-plan';
import { setAside, type Notebook } from '../ecs-input/tidy-value';
import { memberPath } from '../member-path';

/**
 * Members that `describe-services` answers and `create-service` does not take.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Service.html
 */
const READ_ONLY: readonly string[] = [
  'serviceArn',
  'clusterArn',
  'status',
  'runningCount',
  'pendingCount',
  'platformFamily',
  'taskSets',
  'deployments',
  'roleArn',
  'events',
  'createdAt',
  'createdBy',
  'currentServiceDeployment',
  'currentServiceRevisions',
  'resourceManagementType',
];

/** The members that a service can be created with; the cluster and role by their ARNs, too. */
export function writableMembers(
  service: Record<string, unknown>,
  path: string,
  book: Notebook,
): Record<string, unknown> {
  const own = Object.entries(service).filter(([name]) => !READ_ONLY.includes(name));
  const out = Object.fromEntries(own);
  for (const [name, value] of Object.entries(service)) {
    if (!READ_ONLY.includes(name)) continue;
    const message = 'set by ECS itself: not part of what a service is created with';
    setAside(book, { path: memberPath(path, name), severity: 'info', message }, value);
  }
  const { clusterArn } = service;
  if (out.cluster === undefined && typeof clusterArn === 'string') out.cluster = nameIn(clusterArn);
  return out;
}
