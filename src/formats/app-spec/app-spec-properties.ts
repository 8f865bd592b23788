import { keepNote } from '../ecs-input/ecs-file';
import { type ImportPlan, say } from '../ecs-input/import-plan';
import { usualValue } from '../ecs-input/templates';
import { isObject } from '../json-text';
import { memberPath } from '../member-path';
import { type At, memberOf } from './app-spec-members';

/** What an AppSpec says of its service, placeholders stood in for. */
export interface AppSpecSays {
  /** Where the task definition is named, and the service's properties are. */
  path: string;
  servicePath: string;
  strategyPath: string;
  taskDefinition: string;
  containerName: string;
  containerPort: number;
  platformVersion?: string;
  networkConfiguration?: Record<string, unknown>;
  capacityProviderStrategy?: { capacityProvider: string; weight?: number; base?: number }[];
}

const KNOWN = [
  'taskdefinition',
  'loadbalancerinfo',
  'platformversion',
  'networkconfiguration',
  'capacityproviderstrategy',
];

export function readProperties(
  plan: ImportPlan,
  properties: At,
  notes: Record<string, unknown>,
): AppSpecSays {
  for (const [name, value] of Object.entries(isObject(properties.value) ? properties.value : {})) {
    if (KNOWN.includes(name.toLowerCase())) continue;
    const path = memberPath(properties.path, name);
    keepNote(notes, path, value);
    say(plan, path, 'unknown to an AppSpec: kept in the sandbox’s notes, not used', 'warning');
  }
  const text = (of: At | undefined, name: string, usual: string) =>
    textAt(plan, of && memberOf(of, name), usual, memberPath(of?.path ?? properties.path, name));
  const balancer = memberOf(properties, 'LoadBalancerInfo');
  const platform = memberOf(properties, 'PlatformVersion');
  const strategy = memberOf(properties, 'CapacityProviderStrategy');
  const network = networkOf(plan, memberOf(properties, 'NetworkConfiguration'));
  const port = text(balancer, 'ContainerPort', '80');
  const isPort = /^\d{1,5}$/.test(port);
  if (!isPort) {
    const path = balancer ? memberPath(balancer.path, 'ContainerPort') : properties.path;
    say(plan, path, `“${port}” is no port: 80 stands in for it`, 'warning');
  }
  const items = strategyOf(plan, strategy);
  return {
    path: memberOf(properties, 'TaskDefinition')?.path ?? properties.path,
    servicePath: properties.path,
    strategyPath: strategy?.path ?? properties.path,
    taskDefinition: text(properties, 'TaskDefinition', 'app'),
    containerName: text(balancer, 'ContainerName', 'app'),
    containerPort: isPort ? Number(port) : 80,
    ...(platform && { platformVersion: text(properties, 'PlatformVersion', 'LATEST') }),
    ...(network && { networkConfiguration: network }),
    ...(items.length > 0 && { capacityProviderStrategy: items }),
  };
}

/** A text with the variable that its placeholder is for, or what is between the marks. */
function textAt(plan: ImportPlan, at: At | undefined, usual: string, path: string): string {
  const given = at?.value;
  const isThere = (typeof given === 'string' && given !== '') || typeof given === 'number';
  if (!isThere) {
    say(plan, path, `not given: “${usual}” is taken`, 'warning');
    return usual;
  }
  const text = String(given);
  const { variables = {} } = plan.options;
  const filled = text.replace(
    /<([\w -]+)>|\$\{(\w+)\}/g,
    (mark, angled?: string, braced?: string) => {
      const name = angled ?? braced ?? '';
      return (Object.hasOwn(variables, name) ? variables[name] : undefined) ?? mark;
    },
  );
  if (!/[<>{}]/.test(filled)) {
    if (filled !== text) say(plan, path, `“${text}” is filled in: “${filled}”`);
    return filled;
  }
  const bare = filled
    .slice(0, 255)
    .replace(/[^A-Za-z0-9_:./-]+/g, '-')
    .replace(/^-+|-+$/g, '');
  const standIn = usualValue(path) ?? (bare || usual);
  say(plan, path, `“${text}” is a placeholder: “${standIn}” stands in for it`, 'warning');
  return standIn;
}

function strategyOf(
  plan: ImportPlan,
  strategy: At | undefined,
): NonNullable<AppSpecSays['capacityProviderStrategy']> {
  if (!strategy || !Array.isArray(strategy.value)) return [];
  return strategy.value.map((value: unknown, index) => {
    const item: At = { value, path: memberPath(strategy.path, index) };
    const number = (name: string) => {
      const given = memberOf(item, name)?.value;
      return given === undefined || given === null ? undefined : Number(given) || 0;
    };
    const [weight, base] = [number('Weight'), number('Base')];
    const at = memberOf(item, 'CapacityProvider');
    return {
      capacityProvider: textAt(plan, at, 'FARGATE', memberPath(item.path, 'CapacityProvider')),
      ...(weight !== undefined && { weight }),
      ...(base !== undefined && { base }),
    };
  });
}

function networkOf(plan: ImportPlan, network: At | undefined): Record<string, unknown> | undefined {
  const awsvpc = network && memberOf(network, 'AwsvpcConfiguration');
  if (!awsvpc) return undefined;
  const texts = (name: string): string[] => {
    const list = memberOf(awsvpc, name);
    return Array.isArray(list?.value)
      ? list.value.map((value: unknown, at) =>
          textAt(plan, { value, path: '' }, name.toLowerCase(), memberPath(list.path, at)),
        )
      : [];
  };
  const ip = memberOf(awsvpc, 'AssignPublicIp');
  const path = memberPath(awsvpc.path, 'AssignPublicIp');
  return {
    awsvpcConfiguration: {
      subnets: texts('Subnets'),
      securityGroups: texts('SecurityGroups'),
      assignPublicIp: textAt(plan, ip, 'DISABLED', path),
    },
  };
}
