/** The sandbox's own names, for completion: asked for as a user would ask. */
import type { Target } from '../../api/contract/operations';
import { lastPart } from '../../model/ids';
import type { Result } from '../../model/result';
import { parseQuery } from '../query';

type Send = (target: string, input: Record<string, unknown>) => Result | Promise<Result>;

/** One call that answers names, and where in the answer they stand. */
interface Source {
  readonly target: Target;
  readonly names: string;
  readonly input?: Record<string, unknown>;
  /** Asked once for each of these, under this member of the input. */
  readonly each?: { readonly of: NameKind; readonly as: string };
  /** An ARN is typed by its last part. */
  readonly isArn?: true;
}

const inClusters = { of: 'clusters', as: 'cluster' } as const;

/** Where each kind of name comes from. */
const SOURCES = {
  clusters: { target: 'ECS.ListClusters', names: 'clusterArns', isArn: true },
  services: { target: 'ECS.ListServices', names: 'serviceArns', isArn: true, each: inClusters },
  tasks: { target: 'ECS.ListTasks', names: 'taskArns', isArn: true, each: inClusters },
  containerInstances: {
    target: 'ECS.ListContainerInstances',
    names: 'containerInstanceArns',
    isArn: true,
    each: inClusters,
  },
  taskDefinitions: {
    target: 'ECS.ListTaskDefinitions',
    names: 'taskDefinitionArns',
    isArn: true,
  },
  families: {
    target: 'ECS.ListTaskDefinitionFamilies',
    names: 'families',
    input: { status: 'ACTIVE' },
  },
  capacityProviders: {
    target: 'ECS.DescribeCapacityProviders',
    names: 'capacityProviders[].name',
  },
  loadBalancers: {
    target: 'ELBv2.DescribeLoadBalancers',
    names: 'LoadBalancers[].LoadBalancerName',
  },
  loadBalancerArns: {
    target: 'ELBv2.DescribeLoadBalancers',
    names: 'LoadBalancers[].LoadBalancerArn',
  },
  targetGroups: { target: 'ELBv2.DescribeTargetGroups', names: 'TargetGroups[].TargetGroupName' },
  listeners: {
    target: 'ELBv2.DescribeListeners',
    names: 'Listeners[].ListenerArn',
    each: { of: 'loadBalancerArns', as: 'LoadBalancerArn' },
  },
  rules: {
    target: 'ELBv2.DescribeRules',
    names: 'Rules[?!IsDefault].RuleArn',
    each: { of: 'listeners', as: 'ListenerArn' },
  },
  logGroups: { target: 'Logs.DescribeLogGroups', names: 'logGroups[].logGroupName' },
  alarms: { target: 'CloudWatch.DescribeAlarms', names: 'MetricAlarms[].AlarmName' },
  applications: { target: 'CodeDeploy.ListApplications', names: 'applications' },
  fileSystems: { target: 'EFS.DescribeFileSystems', names: 'FileSystems[].FileSystemId' },
  roles: { target: 'IAM.ListRoles', names: 'Roles[].RoleName' },
  images: { target: 'Sandbox.ListImages', names: 'images[].image' },
  traffic: { target: 'Sandbox.ListTraffic', names: 'traffic[].name' },
  faults: { target: 'Sandbox.ListFaults', names: 'faults[].faultId' },
} as const satisfies Record<string, Omit<Source, 'each'> & { each?: { of: string; as: string } }>;

export type NameKind = keyof typeof SOURCES;

/**
 * The names of a kind, sorted; none where the sandbox does not answer.
 * @param cluster - only those in this cluster, where they are in one
 */
export async function ownNames(send: Send, kind: NameKind, cluster?: string): Promise<string[]> {
  const source: Source = SOURCES[kind];
  const { each } = source;
  let inputs: Record<string, unknown>[] = [source.input ?? {}];
  if (each) {
    const isOne = each.of === 'clusters' && cluster !== undefined;
    const within = isOne ? [cluster] : await ownNames(send, each.of);
    inputs = within.map((name) => ({ ...source.input, [each.as]: name }));
  }
  const found = await Promise.all(inputs.map((input) => namesOf(send, source, input)));
  return [...new Set(found.flat())].sort();
}

async function namesOf(send: Send, source: Source, input: Record<string, unknown>) {
  const result = await send(source.target, input);
  if (!result.ok) return [];
  const found = parseQuery(source.names)(result.output);
  if (!Array.isArray(found)) return [];
  const names = found.filter((name): name is string => typeof name === 'string');
  return source.isArn ? names.map(lastPart) : names;
}
