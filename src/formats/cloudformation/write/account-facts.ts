import type { Declared } from './template-draft';

/** What can be read off an account at once: what has gone again, and who stands before whom. */
export interface AccountFacts {
  /** `role webExecution`: declared, and deleted again by a later operation. */
  gone: ReadonlySet<string>;
  /** Listeners and rules that forward to a target group, by name, and their load balancers. */
  leadsTo: ReadonlyMap<string, { listeners: string[]; balancers: string[] }>;
  listenerPorts: ReadonlyMap<string, number[]>;
  /** Of listeners, by name. */
  defaultActions: ReadonlyMap<string, unknown>;
  vpcs: readonly string[];
  /** Of declared subnets, by id. */
  vpcOfSubnet: ReadonlyMap<string, string>;
  subnetsWithTable: ReadonlySet<string>;
  /** The VPC that is named first and not declared: what nobody declared is in it. */
  undeclaredVpc: string | undefined;
  /** Subnets that are named and not declared, in order of first mention. */
  undeclaredSubnets: readonly string[];
}

/** An operation with the id that its thing has in the sandbox, where it has one. */
export interface Identified extends Declared {
  id: string | undefined;
}

const DELETES: Record<string, [kind: string, member: string]> = {
  'IAM.DeleteRole': ['role', 'RoleName'],
  'SecretsManager.DeleteSecret': ['secret', 'SecretId'],
  'SSM.DeleteParameter': ['parameter', 'Name'],
  'ECR.DeleteRepository': ['repository', 'repositoryName'],
  'EFS.DeleteFileSystem': ['file-system', 'FileSystemId'],
  'Logs.DeleteLogGroup': ['log-group', 'logGroupName'],
};

/** Target groups anywhere in the actions of a listener or rule. */
function groupsIn(actions: unknown): string[] {
  if (Array.isArray(actions)) return actions.flatMap(groupsIn);
  if (typeof actions !== 'object' || actions === null) return [];
  return Object.entries(actions).flatMap(([key, value]) =>
    key === 'TargetGroupArn' && typeof value === 'string' ? [value] : groupsIn(value),
  );
}

export const factsOf = (operations: readonly Identified[]): AccountFacts => ({
  ...routesOf(operations),
  ...networkOf(operations),
  gone: goneOf(operations),
});

function goneOf(operations: readonly Declared[]): Set<string> {
  return new Set(
    operations.flatMap(({ target, input }) => {
      const deletes = Object.hasOwn(DELETES, target) ? DELETES[target] : undefined;
      return deletes ? [`${deletes[0]} ${String(input[deletes[1]])}`] : [];
    }),
  );
}

const SUBNET_MEMBERS = ['subnets', 'Subnets', 'SubnetId', 'SubnetIds', 'VPCZoneIdentifier'];

/** Subnets anywhere in an input. */
function subnetsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(subnetsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => {
    if (!SUBNET_MEMBERS.includes(key)) return subnetsIn(item);
    if (typeof item === 'string') return item.split(',');
    return Array.isArray(item) ? item.map(String) : [];
  });
}

function networkOf(operations: readonly Identified[]) {
  const idsOf = (wanted: string): string[] =>
    operations.flatMap(({ target, id }) => (target === wanted && id !== undefined ? [id] : []));
  const vpcs = idsOf('EC2.CreateVpc');
  const declared = idsOf('EC2.CreateSubnet');
  const mentioned = operations
    // Tasks run by hand are not in the template.
    .filter(({ target }) => target !== 'ECS.RunTask')
    .flatMap(({ input }) => subnetsIn(input));
  const associated = operations.filter(({ target }) => target === 'EC2.AssociateRouteTable');
  return {
    vpcs,
    undeclaredVpc: operations
      .map(({ input }) => input.VpcId ?? input.Vpc)
      .find((one): one is string => typeof one === 'string' && !vpcs.includes(one)),
    vpcOfSubnet: new Map(
      operations.flatMap(({ target, input, id }): [string, string][] =>
        target === 'EC2.CreateSubnet' && id !== undefined ? [[id, String(input.VpcId)]] : [],
      ),
    ),
    subnetsWithTable: new Set(associated.map(({ input }) => String(input.SubnetId))),
    undeclaredSubnets: [...new Set(mentioned)].filter((one) => !declared.includes(one)),
  };
}

function routesOf(operations: readonly Declared[]) {
  const leadsTo = new Map<string, { listeners: string[]; balancers: string[] }>();
  const listenerPorts = new Map<string, number[]>();
  const defaultActions = new Map<string, unknown>();
  for (const { target, input } of operations) {
    const isListener = target === 'ELBv2.CreateListener';
    if (!isListener && target !== 'ELBv2.CreateRule') continue;
    const listener = isListener
      ? `${String(input.LoadBalancerArn)}:${String(input.Port)}`
      : String(input.ListenerArn);
    const balancer = listener.replace(/:\d+$/, '');
    if (isListener) {
      listenerPorts.set(balancer, [...(listenerPorts.get(balancer) ?? []), Number(input.Port)]);
      defaultActions.set(listener, input.DefaultActions);
    }
    const name = isListener ? listener : `${listener}/${String(input.Priority)}`;
    for (const group of groupsIn(isListener ? input.DefaultActions : input.Actions)) {
      const before = leadsTo.get(group) ?? { listeners: [], balancers: [] };
      leadsTo.set(group, {
        listeners: [...before.listeners, name],
        balancers: [...before.balancers, balancer],
      });
    }
  }
  return { leadsTo, listenerPorts, defaultActions };
}
