/** Which of the sandbox's names an option takes, by the member of the operation's input. */
import type { NameKind } from './own-names';

/** By the member's name in small letters, a plural `s` taken off where both mean the same. */
const KINDS: Readonly<Record<string, NameKind>> = {
  cluster: 'clusters',
  service: 'services',
  task: 'tasks',
  containerinstance: 'containerInstances',
  taskdefinition: 'taskDefinitions',
  family: 'families',
  familyprefix: 'families',
  capacityprovider: 'capacityProviders',
  loadbalancer: 'loadBalancers',
  loadbalancerarn: 'loadBalancers',
  targetgroup: 'targetGroups',
  targetgrouparn: 'targetGroups',
  listenerarn: 'listeners',
  rulearn: 'rules',
  loggroupname: 'logGroups',
  loggroupnameprefix: 'logGroups',
  alarmname: 'alarms',
  alarm: 'alarms',
  applicationname: 'applications',
  filesystemid: 'fileSystems',
  rolename: 'roles',
  image: 'images',
  faultid: 'faults',
};

/** Members that mean something else in these operations. */
const PARTICULAR: Readonly<Record<string, NameKind | null>> = {
  'ELBv2.DescribeLoadBalancers names': 'loadBalancers',
  'ELBv2.DescribeTargetGroups names': 'targetGroups',
  'Sandbox.PutTraffic name': 'traffic',
  'Sandbox.DeleteTraffic name': 'traffic',
  'ECS.RegisterTaskDefinition family': 'families',
  // These make what they name.
  'IAM.CreateRole rolename': null,
  'Logs.CreateLogGroup loggroupname': null,
  'CodeDeploy.CreateApplication applicationname': null,
};

/** The kind of name that a member takes; undefined for any other value. */
export function kindOf(target: string, member: string): NameKind | undefined {
  const name = member.toLowerCase();
  const particular = `${target} ${name}`;
  if (Object.hasOwn(PARTICULAR, particular)) return PARTICULAR[particular] ?? undefined;
  const single = name.replace(/s$/, '');
  return Object.hasOwn(KINDS, name) ? KINDS[name] : KINDS[single];
}

/** What `aws sandbox wait --until` may wait for, and the names that follow. */
export const CONDITIONS: Readonly<Record<string, { kind: NameKind; equals: boolean }>> = {
  steady: { kind: 'services', equals: false },
  running: { kind: 'services', equals: true },
  healthy: { kind: 'targetGroups', equals: true },
  deployment: { kind: 'services', equals: true },
  stage: { kind: 'services', equals: true },
  task: { kind: 'tasks', equals: true },
};
