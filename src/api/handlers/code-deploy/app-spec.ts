import { parse } from 'yaml';
import {
  CODE_DEPLOY_EVENTS,
  type CodeDeployEvent,
  SCRIPTABLE_EVENTS,
} from '../../../model/code-deploy';
import type { Service } from '../../../model/service';
import type { AwsvpcConfiguration } from '../../../model/service-network';
import { codeDeployErrors } from '../../contract/errors';
import { refuse } from '../../refusal';

/** What an AppSpec for ECS says. */
export interface AppSpec {
  readonly taskDefinition: string;
  readonly containerName: string;
  readonly containerPort: number;
  readonly platformVersion?: string;
  readonly networkConfiguration?: { awsvpcConfiguration: AwsvpcConfiguration };
  readonly capacityProviderStrategy?: NonNullable<Service['capacityProviderStrategy']>;
  readonly hooks: Partial<Record<CodeDeployEvent, string>>;
}

const invalid = (message: string): never =>
  refuse(codeDeployErrors.of('InvalidRevisionException', message));

/**
 * Reads an AppSpec in YAML or JSON, or refuses it as an invalid revision. Members are found
 * whatever their case, those that other platforms use are passed over.
 * https://docs.aws.amazon.com/codedeploy/latest/userguide/reference-appspec-file-structure.html
 */
export function readAppSpec(content: string): AppSpec {
  const spec = mapping(parsed(content), 'The AppSpec file');
  const version = member(spec, 'version');
  if (Number(version) !== 0 || version === null) {
    invalid(`The version of an AppSpec file must be 0.0, not ${written(version)}.`);
  }
  const properties = propertiesOf(spec);
  const balancer = mapping(member(properties, 'LoadBalancerInfo'), 'LoadBalancerInfo');
  const port = member(balancer, 'ContainerPort');
  const containerPort = Number(port);
  if (!Number.isInteger(containerPort) || port === null || port === '') {
    invalid(`ContainerPort must be a number, not ${written(port)}.`);
  }
  const platformVersion = optionalText(properties, 'PlatformVersion');
  const strategy = strategyOf(member(properties, 'CapacityProviderStrategy'));
  const network = networkOf(member(properties, 'NetworkConfiguration'));
  return {
    taskDefinition: requiredText(properties, 'TaskDefinition'),
    containerName: requiredText(balancer, 'ContainerName'),
    containerPort,
    ...(platformVersion !== undefined && { platformVersion }),
    ...(network && { networkConfiguration: network }),
    ...(strategy && { capacityProviderStrategy: strategy }),
    hooks: hooksOf(member(spec, 'Hooks')),
  };
}

type Mapping = Record<string, unknown>;

/** A member as its writer sees it. */
const written = (value: unknown): string =>
  typeof value === 'object' ? JSON.stringify(value) : String(value);

function parsed(content: string): unknown {
  try {
    return parse(content) as unknown;
  } catch (error) {
    const [reason] = (error instanceof Error ? error.message : String(error)).split('\n');
    return invalid(`The AppSpec file is neither valid YAML nor valid JSON: ${reason}`);
  }
}

function mapping(value: unknown, what: string): Mapping {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Mapping;
  }
  return invalid(`${what} must be a mapping of names to values.`);
}

function member(of: Mapping, name: string): unknown {
  const wanted = name.toLowerCase();
  const key = Object.keys(of).find((one) => one.toLowerCase() === wanted);
  return key === undefined ? undefined : of[key];
}

function optionalText(of: Mapping, name: string): string | undefined {
  const value = member(of, name);
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') return invalid(`${name} must be a text.`);
  return value;
}

const requiredText = (of: Mapping, name: string): string =>
  optionalText(of, name) || invalid(`The AppSpec file does not say ${name}.`);

/** Of the one resource, an ECS service. */
function propertiesOf(spec: Mapping): Mapping {
  const resources = member(spec, 'Resources');
  if (!Array.isArray(resources) || resources.length !== 1) {
    return invalid('The AppSpec file must have exactly one entry in Resources.');
  }
  const [name, value] = Object.entries(mapping(resources[0], 'A resource'))[0] ?? ['', null];
  const resource = mapping(value, `Resource ${name}`);
  const type = member(resource, 'Type');
  if (type !== 'AWS::ECS::Service') {
    invalid(`The type of ${name} must be AWS::ECS::Service, not ${written(type)}.`);
  }
  return mapping(member(resource, 'Properties'), `Properties of ${name}`);
}

const texts = (value: unknown): string[] | undefined =>
  Array.isArray(value) && value.every((one) => typeof one === 'string') ? value : undefined;

/** All of its three members or none. */
function networkOf(value: unknown): AppSpec['networkConfiguration'] {
  if (value === undefined || value === null) return undefined;
  const network = mapping(value, 'NetworkConfiguration');
  const awsvpc = mapping(member(network, 'AwsvpcConfiguration'), 'AwsvpcConfiguration');
  const subnets = texts(member(awsvpc, 'Subnets'));
  const securityGroups = texts(member(awsvpc, 'SecurityGroups'));
  const assignPublicIp = member(awsvpc, 'AssignPublicIp');
  const isKnown = assignPublicIp === 'ENABLED' || assignPublicIp === 'DISABLED';
  if (!subnets || !securityGroups || !isKnown) {
    return invalid(
      'AwsvpcConfiguration must say all of Subnets, SecurityGroups and AssignPublicIp (ENABLED or DISABLED).',
    );
  }
  return { awsvpcConfiguration: { subnets, securityGroups, assignPublicIp } };
}

function strategyOf(value: unknown): AppSpec['capacityProviderStrategy'] {
  if (value === undefined || value === null) return undefined;
  if (!Array.isArray(value)) return invalid('CapacityProviderStrategy must be a list.');
  return value.map((one) => {
    const item = mapping(one, 'An entry of CapacityProviderStrategy');
    const [weight, base] = [member(item, 'Weight'), member(item, 'Base')];
    return {
      capacityProvider: requiredText(item, 'CapacityProvider'),
      ...(weight !== undefined && { weight: Number(weight) }),
      ...(base !== undefined && { base: Number(base) }),
    };
  });
}

/** A list of mappings from one event to one function. */
function hooksOf(value: unknown): AppSpec['hooks'] {
  if (value === undefined || value === null) return {};
  if (!Array.isArray(value)) return invalid('Hooks must be a list.');
  const hooks: Partial<Record<CodeDeployEvent, string>> = {};
  for (const entry of value) {
    for (const [name, functionName] of Object.entries(mapping(entry, 'A hook'))) {
      const event = CODE_DEPLOY_EVENTS.find((one) => one === name);
      if (!event || !SCRIPTABLE_EVENTS.includes(event)) {
        return invalid(
          `${name} is no lifecycle event that can have a function: ${SCRIPTABLE_EVENTS.join(', ')}.`,
        );
      }
      if (typeof functionName !== 'string' || functionName === '') {
        return invalid(`The hook ${name} must name a Lambda function.`);
      }
      hooks[event] = functionName;
    }
  }
  return hooks;
}
