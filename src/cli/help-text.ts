/**
 * `aws help`, `aws ecs help`, `aws ecs create-service help`: from the catalogue, for a terminal.
 */
import type { InputShape } from '../api/contract/input-shape';
import { inputOf, OPERATIONS, type ServiceName, type Target } from '../api/contract/operations';
import { ECS_DEPLOY_OPTIONS } from './ecs-deploy';
import { LOGS_TAIL_OPTIONS } from './logs-tail';
import { GLOBAL_OPTIONS } from './global-options';
import { implementedOf, kebab, operationName, operationsOf } from './option-names';
import { SERVICES, serviceWord } from './option-names';
import { waitersOf } from './waiters';

const INDENT = '       ';

const SUMMARIES: Record<ServiceName, string> = {
  ECS: 'Clusters, task definitions, services and tasks.',
  ELBv2: 'Application Load Balancers, target groups, listeners and rules.',
  CloudWatch: 'Alarms on the figures of load balancers and services.',
  CodeDeploy: 'Blue/green deployments to ECS services: applications, groups, deployments.',
  EC2: 'Instances and networks: what tasks run on and what lets them talk.',
  AutoScaling: 'Auto Scaling groups of EC2 instances.',
  ApplicationAutoScaling: 'Service auto scaling: targets, policies, schedules.',
  IAM: 'Roles and what they permit.',
  ECR: 'Repositories of images.',
  SecretsManager: 'Secrets that containers get.',
  SSM: 'Parameters that containers get.',
  Logs: 'What containers have written.',
  EFS: 'File systems that tasks mount.',
  ServiceDiscovery: 'Cloud Map: namespaces and services by name.',
  Sandbox: 'What AWS has no word for: traffic, faults, how an image behaves, and time.',
};

const ECS_DEPLOY_HELP =
  'Registers a task definition, has CodeDeploy deploy it to a service and waits for success.';

const LOGS_TAIL_HELP =
  'Prints the lines of a log group’s streams by time, and with --follow those to come.';

/** What there is. */
export function overviewHelp(): string {
  const services = Object.entries(SERVICES).map(([word, name]) => `${word}: ${SUMMARIES[name]}`);
  return page([
    ['NAME', ['aws - the command language of the sandbox']],
    ['SYNOPSIS', ['aws [options] <command> <subcommand> [parameters]']],
    ['AVAILABLE SERVICES', services],
    ['GLOBAL OPTIONS', globals()],
  ]);
}

/** Commands that are no operations of a service. */
const OWN_COMMANDS: { readonly [S in ServiceName]?: readonly string[] } = {
  ECS: [`deploy: ${ECS_DEPLOY_HELP}`],
  Logs: [`tail: ${LOGS_TAIL_HELP}`],
};

/** The operations of a service that the sandbox carries out. */
export function serviceHelp(service: ServiceName): string {
  const known = operationsOf(service);
  const lines = implementedOf(service).map((word) => {
    const target = known.get(word) as Target;
    return `${word}: ${OPERATIONS[target].help}`;
  });
  const own = OWN_COMMANDS[service] ?? [];
  const waiters = waitersOf(service).map((word) => `wait ${word}`);
  return page([
    ['NAME', [serviceWord(service)]],
    ['DESCRIPTION', [SUMMARIES[service]]],
    ['AVAILABLE COMMANDS', [...lines, ...own, ...waiters]],
  ]);
}

/** An operation's options, in the order of its model. */
export function operationHelp(target: Target): string {
  const shape = inputOf(target);
  const members = Object.entries(shape.members);
  const synopsis = members.map(([member, memberShape]) => {
    const spelled = spelling(member, memberShape);
    return `  ${shape.required.includes(member) ? spelled : `[${spelled}]`}`;
  });
  const options = members.map(([member, memberShape]) => describe(member, memberShape));
  const command = kebab(operationName(target));
  return page([
    ['NAME', [command]],
    ['DESCRIPTION', [OPERATIONS[target].help]],
    ['SYNOPSIS', [`aws ${serviceWord(target)} ${command}`, ...synopsis]],
    ['OPTIONS', options],
    ['GLOBAL OPTIONS', globals()],
  ]);
}

/** The CLI's own `ecs deploy`, which is no operation of ECS. */
export function ecsDeployHelp(): string {
  const { required, optional } = ECS_DEPLOY_OPTIONS;
  const synopsis = [
    ...required.map((name) => `  --${name} <value>`),
    ...optional.map((name) => `  [--${name} <value>]`),
  ];
  return page([
    ['NAME', ['deploy']],
    ['DESCRIPTION', [ECS_DEPLOY_HELP]],
    ['SYNOPSIS', ['aws ecs deploy', ...synopsis]],
    ['GLOBAL OPTIONS', globals()],
  ]);
}

/** The CLI's own `logs tail`, which is no operation of CloudWatch Logs. */
export function logsTailHelp(): string {
  const options = [...LOGS_TAIL_OPTIONS].map(([name, arity]) =>
    arity === 'flag' ? `  [--${name}]` : `  [--${name} <value>]`,
  );
  return page([
    ['NAME', ['tail']],
    ['DESCRIPTION', [LOGS_TAIL_HELP]],
    ['SYNOPSIS', ['aws logs tail <group_name>', ...options]],
    [
      'OPTIONS',
      [
        '--since (10m, 2h or a moment in ISO 8601; 10m unless told)',
        '--format (one of detailed, short, json)',
        '--for (simulated seconds that --follow goes on, 60 unless told; the sandbox’s own)',
      ],
    ],
    ['GLOBAL OPTIONS', globals()],
  ]);
}

function spelling(member: string, shape: InputShape): string {
  const name = kebab(member);
  return shape.type === 'boolean' ? `--${name} | --no-${name}` : `--${name} <value>`;
}

function describe(member: string, shape: InputShape): string {
  const type = shape.type === 'list' ? `list of ${shape.member.type}` : shape.type;
  const notes = [
    'enum' in shape && shape.enum ? `one of ${shape.enum.join(', ')}` : '',
    'min' in shape && shape.min !== undefined ? `at least ${shape.min}` : '',
    'max' in shape && shape.max !== undefined ? `at most ${shape.max}` : '',
  ].filter((note) => note !== '');
  return `--${kebab(member)} (${[type, ...notes].join('; ')})`;
}

const globals = (): string[] => [...GLOBAL_OPTIONS.keys()].map((name) => `--${name}`);

function page(sections: [title: string, lines: string[]][]): string {
  const parts = sections.map(([title, lines]) =>
    [title, ...lines.map((line) => INDENT + line), ''].join('\n'),
  );
  return parts.join('\n');
}
