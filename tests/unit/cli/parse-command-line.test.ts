import { describe, expect, test } from 'vitest';
import { commandLineFailure, formatError } from '../../../src/cli/format-error';
import { CommandLineError } from '../../../src/cli/command-line-error';
import { parseCommandLine } from '../../../src/cli/parse-command-line';
import { expandWord, readStatements } from '../../../src/cli/tokenize';

const files: Record<string, string> = {
  'input.json': '{"cluster": "from-file", "desiredCount": 2}',
  'overrides.json': '{"containerOverrides": []}',
  'load.csv': '0,10\n5,20\n',
};

async function parse(line: string) {
  const [statement] = readStatements(`aws ${line}`);
  if (statement?.kind !== 'statement') throw new Error('not a statement');
  const words: string[] = [];
  for (const word of statement.words) {
    words.push((await expandWord(word, { variable: () => '', output: () => '' })) ?? '');
  }
  return parseCommandLine(words.slice(1), (path) => files[path]);
}

async function sent(line: string) {
  const command = await parse(line);
  if (command.kind !== 'operation') throw new Error(`it was ${command.kind}`);
  return [command.target, command.input];
}

async function failure(line: string) {
  try {
    await parse(line);
  } catch (error) {
    if (error instanceof CommandLineError) return commandLineFailure(error);
    throw error;
  }
  throw new Error('it was accepted');
}

describe('options (section 8.2)', () => {
  test('of a switch on and off the last one counts', async () => {
    const [, off] = await sent(
      'ecs update-service --service a --force-new-deployment --no-force-new-deployment',
    );
    expect(off).toEqual({ service: 'a', forceNewDeployment: false });
    const [, on] = await sent(
      'ecs update-service --service a --force-new-deployment --no-force-new-deployment --force-new-deployment',
    );
    expect(on).toEqual({ service: 'a', forceNewDeployment: true });
  });

  test.each([
    ['a value after a blank or a sign', 'ecs delete-cluster --cluster=demo', { cluster: 'demo' }],
    [
      'a unique beginning',
      'ecs list-tasks --clus a --service web',
      { cluster: 'a', serviceName: 'web' },
    ],
    ['a list of words', 'ecs describe-services --services web api', { services: ['web', 'api'] }],
    [
      'a comma does not part a list',
      'ecs describe-services --services web,api',
      { services: ['web,api'] },
    ],
    [
      'a list as JSON',
      `ecs describe-services --services '["web","api"]'`,
      { services: ['web', 'api'] },
    ],
    [
      'booleans',
      'ecs update-service --service web --disable-execute-command --force-new-deployment',
      { service: 'web', forceNewDeployment: true, enableExecuteCommand: false },
    ],
    [
      'a switch whose other side has a name of its own',
      'ecs execute-command --task t --command sh --non-interactive',
      { task: 't', command: 'sh', interactive: false },
    ],
    [
      'a structure in shorthand',
      `ecs update-service --service web --deployment-configuration 'deploymentCircuitBreaker={enable=true,rollback=false},maximumPercent=150'`,
      {
        service: 'web',
        deploymentConfiguration: {
          deploymentCircuitBreaker: { enable: true, rollback: false },
          maximumPercent: 150,
        },
      },
    ],
    [
      'a list of structures, a word each',
      'elbv2 register-targets --target-group-arn a --targets Id=10.0.0.1,Port=80 Id=10.0.0.2',
      { TargetGroupArn: 'a', Targets: [{ Id: '10.0.0.1', Port: 80 }, { Id: '10.0.0.2' }] },
    ],
    [
      'file://',
      'ecs run-task --task-definition a --overrides file://overrides.json',
      { taskDefinition: 'a', overrides: { containerOverrides: [] } },
    ],
    [
      '--cli-input-json, overridden by options',
      'ecs update-service --cli-input-json file://input.json --service web --desired-count 5',
      { cluster: 'from-file', service: 'web', desiredCount: 5 },
    ],
    [
      'global options anywhere',
      'ecs --region us-east-1 list-clusters --no-cli-pager --profile x --output text',
      {},
    ],
    [
      'sandbox: seconds, words, switches',
      'sandbox put-image --image a --sigterm-exit never --no-health-check-waits --error-rate .5',
      { image: 'a', sigtermExit: 'never', healthCheckWaits: false, errorRate: 0.5 },
    ],
    [
      'sandbox: headers one by one, a recording by its file',
      'sandbox put-traffic --name a --load-balancer b --rate 5 --header A=1 --header B=2 --replay load.csv',
      { name: 'a', loadBalancer: 'b', rate: 5, header: { A: '1', B: '2' }, replay: '0,10\n5,20\n' },
    ],
  ])('%s', async (_, line, input) => {
    expect((await sent(line))[1]).toEqual(input);
  });

  test('members stand in the order of the model, whatever order they were typed in', async () => {
    const [, input] = await sent('ecs run-task --task-definition a --count 2 --cluster c');
    expect(Object.keys(input as object)).toEqual(['cluster', 'count', 'taskDefinition']);
  });

  test('a wait is for the operation it repeats', async () => {
    const command = await parse('ecs wait services-stable --cluster c --services web');
    expect(command).toMatchObject({
      kind: 'wait',
      waiter: { target: 'ECS.DescribeServices' },
      input: { cluster: 'c', services: ['web'] },
    });
  });

  test('a skeleton has every member and sends nothing', async () => {
    const command = await parse('ecs update-service --generate-cli-skeleton');
    if (command.kind !== 'text') throw new Error(command.kind);
    expect(JSON.parse(command.text)).toMatchObject({ service: '', desiredCount: 0 });
  });

  test.each([
    ['help', 'elbv2: Application Load Balancers'],
    ['ecs help', 'wait services-stable'],
    ['ecs create-service help', '--service-name <value>'],
  ])('%s', async (line, text) => {
    expect(await parse(line)).toMatchObject({ kind: 'text', text: expect.stringContaining(text) });
  });
});

const PREFIX = 'An error occurred (ParamValidation): ';
const required = (names: string) => `the following arguments are required: ${names}`;

describe('refusals (section 8.1)', () => {
  test.each([
    ['a missing option', 'ecs describe-services', 252, required('--services')],
    ['no operation', 'ecs', 252, required('operation')],
    ['no command', '', 252, required('command')],
    [
      'a typo',
      'ecs descibe-services',
      252,
      "argument operation: Found invalid choice 'descibe-services'\n\nMaybe you meant:\n\n  * describe-services",
    ],
    [
      'unknown options and stray words',
      'ecs list-clusters --foo bar',
      252,
      'Unknown options: --foo, bar',
    ],
    [
      'an option without its value',
      'ecs list-tasks --cluster',
      252,
      'argument --cluster: expected one argument',
    ],
    [
      'a bad number',
      'ecs update-service --service a --desired-count x',
      255,
      "invalid literal for int() with base 10: 'x'",
    ],
    [
      'bad shorthand',
      'ecs update-service --service a --deployment-configuration x',
      252,
      "Error parsing parameter '--deployment-configuration': Expected: '=', received: 'EOF' for input:\nx\n ^",
    ],
    [
      'bad JSON',
      `ecs register-task-definition --family a --container-definitions '[{"name":'`,
      252,
      `Error parsing parameter '--container-definitions': Invalid JSON: Expecting value: line 1 column 10 (char 9)\nJSON received: [{"name":`,
    ],
    [
      'an unknown member',
      `ecs update-service --service a --deployment-configuration '{"foo":1}'`,
      252,
      /^Parameter validation failed:\nUnknown parameter in deploymentConfiguration: "foo", must be one of: /,
    ],
    [
      'a missing member',
      'ecs create-service --cli-input-json {}',
      252,
      'Parameter validation failed:\nMissing required parameter in input: "serviceName"',
    ],
    [
      'null in an input',
      `ecs update-service --cli-input-json '{"service":"a","desiredCount":null}'`,
      252,
      "Parameter validation failed:\nInvalid type for parameter desiredCount, value: None, type: <class 'NoneType'>, valid types: <class 'int'>",
    ],
    [
      'a number below the model’s minimum',
      'elbv2 create-target-group --name a --health-check-interval-seconds 4',
      252,
      'Parameter validation failed:\nInvalid value for parameter HealthCheckIntervalSeconds, value: 4, valid min value: 5',
    ],
    [
      'a missing file',
      'ecs run-task --task-definition a --overrides file://f',
      252,
      "Error parsing parameter '--overrides': Unable to load paramfile file://f: [Errno 2] No such file or directory: 'f'",
    ],
    [
      'a bad query',
      `ecs list-clusters --query 'services['`,
      252,
      'Bad value for --query services[: Invalid jmespath expression: Incomplete expression:\n"services["\n          ^',
    ],
    [
      'a query beyond AWS’s JMESPath',
      `ecs list-clusters --query 'a ? b : c'`,
      252,
      /^Bad value for --query/,
    ],
    [
      'a wait for nothing',
      'ecs wait',
      252,
      'usage: aws [options] ecs wait <subcommand> [parameters]\naws: [ERROR]: too few arguments',
    ],
    [
      'an operation that is not simulated',
      'ecs submit-task-state-change --task a',
      252,
      'SubmitTaskStateChange is an AWS operation that the sandbox does not simulate',
    ],
    [
      'a service that is not simulated',
      'rds describe-db-instances',
      252,
      'rds is an AWS service that the sandbox does not simulate',
    ],
    [
      'a beginning of two options',
      'ecs update-service --se a',
      252,
      'ambiguous option: --se could match --service, --service-registries, --service-connect-configuration',
    ],
  ])('%s', async (_, line, exitCode, message) => {
    const found = await failure(line);
    expect(found.exitCode).toBe(exitCode);
    if (typeof message === 'string') expect(found.message).toBe(message);
    else expect(found.message).toMatch(message);
  });

  test('on standard error: a blank line, then the error; usage before unknown options', async () => {
    const missing = formatError(await failure('ecs describe-services'));
    expect(missing).toBe(
      `\naws: [ERROR]: ${PREFIX}${required('--services')}\n\n` +
        'usage: aws [options] <command> <subcommand> [<subcommand> ...] [parameters]\n' +
        'To see help text, you can run:\n\n  aws help\n  aws <command> help\n  aws <command> <subcommand> help\n',
    );
    const unknown = formatError(await failure('ecs list-clusters --foo'));
    expect(unknown.startsWith(`\naws: [ERROR]: ${PREFIX}usage: aws [options]`)).toBe(true);
    expect(unknown.endsWith('\n\nUnknown options: --foo\n')).toBe(true);
    const number = await failure('ecs update-service --service a --desired-count x');
    expect(formatError(number)).toBe(
      "\naws: [ERROR]: invalid literal for int() with base 10: 'x'\n",
    );
  });
});

describe('bad JSON, in Python’s words', () => {
  test.each([
    ['{a: 1}', 'Expecting property name enclosed in double quotes: line 1 column 2 (char 1)'],
    ['{"a" 1}', "Expecting ':' delimiter: line 1 column 6 (char 5)"],
    ['{"a": 1 "b": 2}', "Expecting ',' delimiter: line 1 column 9 (char 8)"],
    ['{"a": 1}}', 'Extra data: line 1 column 9 (char 8)'],
    ['{"a": "b', 'Unterminated string starting at: line 1 column 7 (char 6)'],
    ['{"a": [1,\n2', "Expecting ',' delimiter: line 2 column 2 (char 11)"],
    ['{"a": 1,}', 'Illegal trailing comma before end of object: line 1 column 8 (char 7)'],
    ['{"a": [1,]}', 'Illegal trailing comma before end of array: line 1 column 9 (char 8)'],
    ['{"a": tru}', 'Expecting value: line 1 column 7 (char 6)'],
    [String.raw`{"a": "\x"}`, String.raw`Invalid \escape: line 1 column 8 (char 7)`],
  ])('%s', async (text, message) => {
    const found = await failure(`ecs create-service --cli-input-json '${text}'`);
    expect(found.message).toBe(
      `Error parsing parameter '--cli-input-json': Invalid JSON: ${message}\nJSON received: ${text}`,
    );
  });
});
