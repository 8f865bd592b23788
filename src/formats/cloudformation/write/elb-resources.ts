import { getAtt, ref, sub } from './expressions';
import type { Input, Writing } from './writing';

const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

export function writeLoadBalancer(w: Writing, logicalId: string, input: Input): void {
  const name = String(input.Name);
  const subnets = texts(input.Subnets);
  const SecurityGroups = w.network.ofBalancer(name, {
    given: texts(input.SecurityGroups),
    subnets,
    ports: w.facts.listenerPorts.get(name) ?? [],
  });
  const isApplication = input.Type === undefined || input.Type === 'application';
  w.add(logicalId, 'AWS::ElasticLoadBalancingV2::LoadBalancer', {
    ...input,
    Subnets: subnets.length > 0 ? w.network.subnets(subnets) : undefined,
    SecurityGroups: isApplication ? SecurityGroups : undefined,
  });
  const [port = 80] = w.facts.listenerPorts.get(name) ?? [];
  const scheme = port === 443 ? 'https' : 'http';
  const suffix = port === 443 || port === 80 ? '' : `:${port}`;
  w.draft.outputs.set(`${logicalId}Url`, {
    Description: `Where ${name} answers.`,
    Value: sub(`${scheme}://\${${logicalId}.DNSName}${suffix}`),
  });
}

export function writeTargetGroup(w: Writing, logicalId: string, input: Input): void {
  const isLambda = input.TargetType === 'lambda';
  w.add(
    logicalId,
    'AWS::ElasticLoadBalancingV2::TargetGroup',
    input,
    input.VpcId === undefined && !isLambda ? { properties: { VpcId: w.network.vpc() } } : {},
  );
}

/** Attributes and targets are properties of what they belong to. */
export const addTo =
  (kind: string, member: string, from: string, property: string) =>
  (w: Writing, _logicalId: string, input: Input): void => {
    const owner = w.draft.find(kind, String(input[member]));
    const resource = owner === undefined ? undefined : w.draft.resources.get(owner);
    if (!resource || !Array.isArray(input[from])) return;
    const before = resource.Properties[property];
    const own = input[from] as unknown[];
    resource.Properties[property] = Array.isArray(before)
      ? [...(before as unknown[]), ...own]
      : own;
  };

interface Condition {
  Field?: string;
  Values?: unknown;
  PathPatternConfig?: unknown;
  HostHeaderConfig?: unknown;
}

export function writeListener(w: Writing, logicalId: string, input: Input): void {
  w.add(logicalId, 'AWS::ElasticLoadBalancingV2::Listener', {
    ...input,
    DefaultActions: actionsOf(input.DefaultActions),
  });
}

export function writeRule(w: Writing, logicalId: string, input: Input): void {
  const conditions = (input.Conditions ?? []) as Condition[];
  w.add(logicalId, 'AWS::ElasticLoadBalancingV2::ListenerRule', {
    ...input,
    Priority: Number(input.Priority),
    Actions: actionsOf(input.Actions),
    // The long form says the same as the short one, which older tools read.
    Conditions: conditions.map((one) =>
      (one.PathPatternConfig ?? one.HostHeaderConfig) ? { ...one, Values: undefined } : one,
    ),
  });
}

/** The one target group of a forward is said in its configuration. */
function actionsOf(actions: unknown): unknown {
  if (!Array.isArray(actions)) return actions;
  return (actions as { ForwardConfig?: unknown }[]).map((one) =>
    one.ForwardConfig === undefined ? one : { ...one, TargetGroupArn: undefined },
  );
}

export function writeDeploymentGroup(w: Writing, logicalId: string, input: Input): void {
  const info = (input.loadBalancerInfo ?? {}) as {
    targetGroupPairInfoList?: { targetGroups?: { name?: string }[] }[];
  };
  const services = (input.ecsServices ?? []) as { serviceName?: string; clusterName?: string }[];
  const pairs = info.targetGroupPairInfoList?.map((pair) => ({
    ...pair,
    targetGroups: pair.targetGroups?.map(({ name = '' }) => ({ name: groupName(w, name) })),
  }));
  w.add(logicalId, 'AWS::CodeDeploy::DeploymentGroup', {
    ...input,
    loadBalancerInfo: pairs ? { ...info, targetGroupPairInfoList: pairs } : input.loadBalancerInfo,
    ecsServices: services.map(({ serviceName = '', clusterName = '' }) => ({
      clusterName: asRef(w, 'cluster', clusterName),
      serviceName: serviceNameOf(w, clusterName, serviceName),
    })),
  });
}

const groupName = (w: Writing, name: string): unknown => {
  const found = w.draft.find('target-group', name);
  return found === undefined ? name : getAtt(found, 'TargetGroupName');
};

const asRef = (w: Writing, kind: string, name: string): unknown => {
  const found = w.draft.find(kind, name);
  return found === undefined ? name : ref(found);
};

const serviceNameOf = (w: Writing, cluster: string, name: string): unknown => {
  const found = w.draft.find('service', `${cluster}/${name}`);
  return found === undefined ? name : getAtt(found, 'Name');
};
