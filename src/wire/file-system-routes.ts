import type { InputShape } from '../api/contract/input-shape';
import { pathOf, type WireRequest } from './http-message';

/**
 * Amazon EFS speaks REST: the operation is a method and a path, members stand in the path, the query
 * and the body. https://docs.aws.amazon.com/efs/latest/ug/API_Operations.html
 */
interface Route {
  readonly method: string;
  /** A segment in braces is a member. */
  readonly path: string;
  readonly operation: string;
  /** HTTP status of success; 200 unless given. */
  readonly status?: number;
}

const FILE_SYSTEMS = '/2015-02-01/file-systems';
const MOUNT_TARGETS = '/2015-02-01/mount-targets';
const ACCESS_POINTS = '/2015-02-01/access-points';
const MOUNT_TARGET_GROUPS = `${MOUNT_TARGETS}/{MountTargetId}/security-groups`;

const ROUTES: readonly Route[] = [
  { method: 'POST', path: FILE_SYSTEMS, operation: 'CreateFileSystem', status: 201 },
  { method: 'GET', path: FILE_SYSTEMS, operation: 'DescribeFileSystems' },
  del(`${FILE_SYSTEMS}/{FileSystemId}`, 'DeleteFileSystem'),
  { method: 'POST', path: MOUNT_TARGETS, operation: 'CreateMountTarget' },
  { method: 'GET', path: MOUNT_TARGETS, operation: 'DescribeMountTargets' },
  del(`${MOUNT_TARGETS}/{MountTargetId}`, 'DeleteMountTarget'),
  { method: 'GET', path: MOUNT_TARGET_GROUPS, operation: 'DescribeMountTargetSecurityGroups' },
  {
    method: 'PUT',
    path: MOUNT_TARGET_GROUPS,
    operation: 'ModifyMountTargetSecurityGroups',
    status: 204,
  },
  { method: 'POST', path: ACCESS_POINTS, operation: 'CreateAccessPoint' },
  { method: 'GET', path: ACCESS_POINTS, operation: 'DescribeAccessPoints' },
  del(`${ACCESS_POINTS}/{AccessPointId}`, 'DeleteAccessPoint'),
];

function del(path: string, operation: string): Route {
  return { method: 'DELETE', path, operation, status: 204 };
}

/** True for a path that only EFS has. */
export const isFileSystemPath = (path: string): boolean => path.startsWith('/2015-02-01/');

export interface Routed {
  readonly operation: string;
  readonly status: number;
  /** Members that the path holds. */
  readonly members: Record<string, string>;
}

/** The operation that a method and path stand for. */
export function routeOf(request: WireRequest): Routed | undefined {
  const segments = pathOf(request).split('/');
  for (const route of ROUTES) {
    const members = route.method === request.method ? match(route.path, segments) : undefined;
    if (members) return { operation: route.operation, status: route.status ?? 200, members };
  }
  return undefined;
}

function match(path: string, segments: readonly string[]): Record<string, string> | undefined {
  const wanted = path.split('/');
  if (wanted.length !== segments.length) return undefined;
  const members: [string, string][] = [];
  for (const [i, name] of wanted.entries()) {
    if (name.startsWith('{')) members.push([name.slice(1, -1), unescaped(segments[i]!)]);
    else if (name !== segments[i]) return undefined;
  }
  return Object.fromEntries(members);
}

function unescaped(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** Members of the query string, numbers as such where the operation has numbers. */
export function queryMembers(
  request: WireRequest,
  members: Readonly<Record<string, InputShape>>,
): Record<string, unknown> {
  const query = new URLSearchParams(request.path.split('?').slice(1).join('?'));
  return Object.fromEntries(
    [...query].map(([name, value]) => {
      const isNumber = Object.hasOwn(members, name) && members[name]?.type === 'integer';
      return [name, isNumber && /^\d+$/.test(value) ? Number(value) : value];
    }),
  );
}
