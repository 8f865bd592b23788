/**
 * `aws help`, `aws ecs help`, `aws ecs create-service help`: from the catalogue, for a terminal.
 */
import type { InputShape } from '../api/contract/input-shape';
import {
  inputOf,
  OPERATIONS,
  type Pages,
  type ServiceName,
  type Target,
} from '../api/contract/operations';
import { publishedOutput } from '../api/contract/published-output';
import { ECS_DEPLOY_OPTIONS } from './ecs-deploy';
import { ERROR_FORMATS, GLOBAL_OPTIONS, OUTPUT_FORMATS } from './global-options';
import { examplesOf } from './help-examples';
import { LOGS_TAIL_OPTIONS } from './logs-tail';
import { globalDescription, optionDescription } from './option-descriptions';
import { implementedOf, kebab, operationName, operationsOf } from './option-names';
import { SERVICES, serviceWord, switchedOff } from './option-names';
import { type Waiter, waitersOf } from './waiters';

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
  STS: 'The account, and who is calling.',
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
  const description =
    'The command language of the sandbox: the AWS CLI’s, and one more service for what AWS has no ' +
    'word for. aws <command> help lists a service’s commands, aws <command> <subcommand> help its ' +
    'options.';
  return page([
    ['NAME', ['aws -']],
    ['DESCRIPTION', wrapped(description)],
    ['SYNOPSIS', ['   aws [options] <command> <subcommand> [parameters]']],
    ['GLOBAL OPTIONS', blocks(globals())],
    ['AVAILABLE SERVICES', bullets(services)],
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
    ['NAME', [`${serviceWord(service)} -`]],
    ['DESCRIPTION', wrapped(SUMMARIES[service])],
    ['AVAILABLE COMMANDS', bullets([...lines, ...own, ...waiters])],
  ]);
}

/** An operation's options, in the order of its model. */
export function operationHelp(target: Target): string {
  const { help, paginated } = OPERATIONS[target] as { help: string; paginated?: Pages };
  return commandPage(
    kebab(operationName(target)),
    help,
    [...memberOptions(target), ...ownOptions(paginated)],
    {
      examples: examplesOf(target),
      output: outputOf(target),
    },
  );
}

/** `aws ecs wait help`. */
export function waitersHelp(service: ServiceName): string {
  return page([
    ['NAME', ['wait -']],
    ['DESCRIPTION', wrapped('Waits until something is so: each asks again and again until it is.')],
    ['AVAILABLE COMMANDS', bullets(waitersOf(service))],
  ]);
}

/** `aws ecs wait services-stable help`. */
export function waiterHelp(word: string, waiter: Waiter): string {
  const { target, delay, maxAttempts } = waiter;
  const asks = kebab(operationName(target));
  const until = waiter.acceptors.flatMap((acceptor) => {
    if (acceptor.state !== 'success') return [];
    if ('error' in acceptor) return [`it is refused with ${acceptor.error}`];
    const whole = acceptor.match === 'is' ? '' : ` for ${acceptor.match} of them`;
    return [`${acceptor.expression} is ${JSON.stringify(acceptor.expected)}${whole}`];
  });
  return commandPage(
    word,
    `Asks ${asks} every ${delay} simulated seconds until ${until.join(', or ')}. Ends with exit ` +
      `code 255 after ${maxAttempts} attempts, or as soon as it can no longer come to that.`,
    [...memberOptions(target), ...ownOptions()],
    { examples: examplesOf('wait').filter((line) => line.includes(word)), output: ['None'] },
  );
}

/** The CLI's own `ecs deploy`, which is no operation of ECS. */
export function ecsDeployHelp(): string {
  const { required, optional: others } = ECS_DEPLOY_OPTIONS;
  const option = (isOptional: boolean) => (name: string) => ({
    synopsis: optional(`--${name} <value>`, isOptional),
    title: `--${name} (string)`,
    text: [DEPLOY_OPTIONS[name] ?? ''],
  });
  const options = [...required.map(option(false)), ...others.map(option(true))];
  return commandPage('deploy', ECS_DEPLOY_HELP, options, {
    examples: examplesOf('deploy'),
    output: ['Lines that say how far it is.'],
  });
}

const DEPLOY_OPTIONS: Readonly<Record<string, string>> = {
  service: 'The service, by name.',
  'task-definition': 'A file with the task definition to register.',
  'codedeploy-appspec': 'The AppSpec file, in JSON or YAML.',
  cluster: 'The cluster; default when left out.',
  'codedeploy-application': 'The application; AppECS-CLUSTER-SERVICE when left out.',
  'codedeploy-deployment-group': 'The deployment group; DgpECS-CLUSTER-SERVICE when left out.',
};

/** The CLI's own `logs tail`, which is no operation of CloudWatch Logs. */
export function logsTailHelp(): string {
  const options = [...LOGS_TAIL_OPTIONS].map(([name, arity]) => ({
    synopsis: optional(arity === 'flag' ? `--${name}` : `--${name} <value>`, true),
    title: `--${name} (${arity === 'flag' ? 'boolean' : 'string'})`,
    text: [TAIL_OPTIONS[name] ?? optionDescription('Logs', name)],
  }));
  const group = { synopsis: 'group_name', title: 'group_name (string)', text: ['The log group.'] };
  return commandPage('tail', LOGS_TAIL_HELP, [group, ...options], {
    examples: examplesOf('tail'),
    output: ['The lines.'],
  });
}

const TAIL_OPTIONS: Readonly<Record<string, string>> = {
  since: 'How far back: 10m, 2h, or a moment in ISO 8601; 10m when left out.',
  follow: 'Goes on with lines as they come; Ctrl-C ends it.',
  format: 'One of detailed, short, json; detailed when left out.',
  for: 'Simulated seconds that --follow goes on in a script, 60 when left out; the sandbox’s own.',
};

interface Option {
  readonly synopsis: string;
  readonly title: string;
  readonly text: readonly string[];
}

/** An option for each member, in the order of the model. */
function memberOptions(target: Target): Option[] {
  const { members, required } = inputOf(target);
  return Object.entries(members).map(([member, shape]) => ({
    synopsis: optional(spelling(member, shape), !required.includes(member)),
    title: `${spelling(member, shape).replace(' <value>', '')} (${typeName(shape)})`,
    text: [optionDescription(serviceOf(target), kebab(member)), ...boundsOf(shape)],
  }));
}

const optional = (text: string, isOptional: boolean): string => (isOptional ? `[${text}]` : text);

const serviceOf = (target: string): string => target.split('.')[0] ?? '';

/** Options that the CLI gives every operation. */
function ownOptions(pages?: Pages): Option[] {
  const option = (name: string, type: string, ...text: string[]): Option => ({
    synopsis: `[--${name} <value>]`,
    title: `--${name} (${type})`,
    text,
  });
  const paging = [
    option('starting-token', 'string', 'The NextToken of an answer that was cut.'),
    option('page-size', 'integer', 'How many are asked for at once; the answer stays the same.'),
    option('max-items', 'integer', 'At most so many; the rest is left behind a NextToken.'),
  ];
  return [
    ...(pages ? paging : []),
    {
      synopsis: '[--cli-input-json | --cli-input-yaml]',
      title: '--cli-input-json | --cli-input-yaml (string)',
      text: ['The whole input, as text or file://…. Other options change its members.'],
    },
    option(
      'generate-cli-skeleton',
      'string',
      'Prints an input to fill in and sends nothing: input (when left out) or yaml-input; output ' +
        'prints what an answer looks like.',
    ),
  ];
}

function commandPage(
  name: string,
  description: string,
  options: readonly Option[],
  { examples, output }: { examples: readonly string[]; output: readonly string[] },
): string {
  const synopsis = [
    `     ${name}`,
    ...[...options.map((option) => option.synopsis), ...globalSynopsis()].map(
      (line) => `   ${line}`,
    ),
  ];
  return page([
    ['NAME', [`${name} -`]],
    ['DESCRIPTION', wrapped(description)],
    ['SYNOPSIS', synopsis],
    ['OPTIONS', blocks(options)],
    ['GLOBAL OPTIONS', blocks(globals())],
    ...(examples.length > 0 ? [['EXAMPLES', apart(examples)] as Section] : []),
    ['OUTPUT', [...output]],
  ]);
}

/** Members of the answer, where they are known. */
function outputOf(target: Target): string[] {
  const members = publishedOutput(target)?.members;
  if (!members) return ['JSON; --query picks out of it.'];
  const lines = Object.entries(members).map(([name, shape]) => `${name} -> (${typeName(shape)})`);
  return lines.length > 0 ? apart(lines) : ['None'];
}

function spelling(member: string, shape: InputShape): string {
  const name = kebab(member);
  return shape.type === 'boolean' ? `--${name} | --${switchedOff(name)}` : `--${name} <value>`;
}

const typeName = (shape: InputShape): string => (shape.type === 'document' ? 'JSON' : shape.type);

/** What a value may be. */
function boundsOf(shape: InputShape): string[] {
  const enumeration = 'enum' in shape ? shape.enum : undefined;
  const item = shape.type === 'list' && 'enum' in shape.member ? shape.member.enum : undefined;
  const values = enumeration ?? item;
  const bounds = [
    'min' in shape && shape.min !== undefined ? `at least ${shape.min}` : '',
    'max' in shape && shape.max !== undefined ? `at most ${shape.max}` : '',
  ].filter((note) => note !== '');
  const what = { list: ' items', string: ' characters' }[shape.type as 'list' | 'string'] ?? '';
  return [
    ...(values ? [`Possible values: ${values.join(', ')}.`] : []),
    ...(bounds.length > 0 ? [`${capital(bounds.join(', '))}${what}.`] : []),
  ];
}

const capital = (text: string): string => (text[0] ?? '').toUpperCase() + text.slice(1);

function globals(): Option[] {
  return [...GLOBAL_OPTIONS].map(([name, arity]) => ({
    synopsis: arity === 'flag' ? `[--${name}]` : `[--${name} <value>]`,
    title: `--${name} (${arity === 'flag' ? 'boolean' : 'string'})`,
    text: [globalDescription(name), GLOBAL_VALUES[name] ?? ''],
  }));
}

const GLOBAL_VALUES: Readonly<Record<string, string>> = {
  output: `One of ${OUTPUT_FORMATS.join(', ')}.`,
  'cli-error-format': `One of ${ERROR_FORMATS.join(', ')}.`,
};

const globalSynopsis = (): string[] => globals().map((option) => option.synopsis);

const WIDTH = 78;

/** Lines of at most a terminal's width. */
function wrapped(text: string, indent = ''): string[] {
  const lines: string[] = [];
  let line = indent;
  for (const word of text.split(' ')) {
    if (line.trim() !== '' && INDENT.length + line.length + word.length + 1 > WIDTH) {
      lines.push(line);
      line = indent;
    }
    line += (line.trim() === '' ? '' : ' ') + word;
  }
  return [...lines, line];
}

const blocks = (options: readonly Option[]): string[] =>
  apart(
    options.map(({ title, text }) =>
      [title, ...wrapped(text.filter((one) => one !== '').join(' '), '   ')]
        .join(`\n${INDENT}`)
        .trimEnd(),
    ),
  );

/** An empty line between every two. */
const apart = (lines: readonly string[]): string[] =>
  lines.flatMap((line, i) => (i === 0 ? [line] : ['', line]));

const bullets = (lines: readonly string[]): string[] => apart(lines.map((line) => `o ${line}`));

type Section = [title: string, lines: string[]];

function page(sections: Section[]): string {
  const parts = sections.map(([title, lines]) =>
    [title, ...lines.map((line) => (line === '' ? '' : INDENT + line)), ''].join('\n'),
  );
  return parts.join('\n');
}
