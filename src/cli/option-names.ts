/**
 * How operations and their members are spelled on a command line: `CreateService` is
 * `create-service`, `HealthCheckIntervalSeconds` is `--health-check-interval-seconds`.
 */
import { OPERATIONS, type ServiceName, statusOf, UNSUPPORTED } from '../api/contract/operations';

/** Command line service names and the prefix of their targets. */
export const SERVICES: Readonly<Record<string, ServiceName>> = {
  ecs: 'ECS',
  elbv2: 'ELBv2',
  cloudwatch: 'CloudWatch',
  deploy: 'CodeDeploy',
  ec2: 'EC2',
  autoscaling: 'AutoScaling',
  'application-autoscaling': 'ApplicationAutoScaling',
  iam: 'IAM',
  ecr: 'ECR',
  secretsmanager: 'SecretsManager',
  ssm: 'SSM',
  sts: 'STS',
  logs: 'Logs',
  efs: 'EFS',
  servicediscovery: 'ServiceDiscovery',
  sandbox: 'Sandbox',
};

/** The kebab form of an API name, runs of capitals kept together: `enableECSManagedTags`. */
export function kebab(name: string): string {
  return name
    .replace(/(.)([A-Z][a-z]+)/g, '$1-$2')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase();
}

/** Switches whose other side the AWS CLI calls something of its own. */
const OTHER_SIDES: Readonly<Record<string, string>> = {
  'enable-execute-command': 'disable-execute-command',
  interactive: 'non-interactive',
};

/** How a switch is turned off: `--no-` and its name, with the AWS CLI's own exceptions. */
export const switchedOff = (name: string): string =>
  Object.hasOwn(OTHER_SIDES, name) ? (OTHER_SIDES[name] ?? name) : `no-${name}`;

/** The command line name of a target's service, `ecs` for `ECS.CreateCluster`. */
export function serviceWord(target: string): string {
  const prefix = target.split('.')[0];
  return Object.keys(SERVICES).find((word) => SERVICES[word] === prefix) ?? prefix ?? '';
}

/** `CreateCluster` for `ECS.CreateCluster`. */
export const operationName = (target: string): string => target.slice(target.indexOf('.') + 1);

/**
 * Operations of a service by command line name, in alphabetical order; those refused by name too.
 */
export function operationsOf(service: ServiceName): ReadonlyMap<string, string> {
  const known = spelled.get(service) ?? spell(service);
  spelled.set(service, known);
  return known;
}

/** Asked for at each command, and always the same. */
const spelled = new Map<ServiceName, ReadonlyMap<string, string>>();

function spell(service: ServiceName): ReadonlyMap<string, string> {
  const here = Object.keys(OPERATIONS).filter((target) => target.startsWith(`${service}.`));
  const elsewhere = UNSUPPORTED[service].map((name) => `${service}.${name}`);
  const named = [...here, ...elsewhere].map((target): [string, string] => [
    kebab(operationName(target)),
    target,
  ]);
  return new Map(named.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Those that the sandbox carries out, by command line name. */
export function implementedOf(service: ServiceName): string[] {
  const all = [...operationsOf(service)];
  return all.filter(([, target]) => statusOf(target) === 'implemented').map(([word]) => word);
}
