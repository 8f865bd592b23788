/**
 * What the AWS CLI does, row by row of section 8 of the facts on deployments and the API: errors
 * and exit codes, options, output. Whole texts, as they come out of the one door.
 */
import { describe, expect, test } from 'vitest';
import { createSandbox } from '../../../src/api/create-sandbox';
import { runScript, type ScriptStep } from '../../../src/cli/run-script';

const SETUP = `
aws ecs create-cluster --cluster-name demo
aws ecs create-cluster --cluster-name other
`;

const files: Record<string, string> = { 'in.yaml': 'cluster: demo\nmaxResults: 1\n' };

async function run(line: string): Promise<{ code: number; text: string; step: ScriptStep }> {
  const sandbox = createSandbox({ seed: 1 });
  const host = {
    send: (target: string, input: Record<string, unknown>) => sandbox.send(target, input),
    readFile: (path: string) => files[path],
  };
  let last: ScriptStep | undefined;
  for await (const step of runScript(`${SETUP}\n${line}`, host)) last = step;
  if (!last) throw new Error('nothing ran');
  return { code: last.ok ? 0 : last.error.exitCode, text: last.text, step: last };
}

const ERROR = '\naws: [ERROR]: ';
const VALIDATION = `${ERROR}An error occurred (ParamValidation): `;
const USAGE = `usage: aws [options] <command> <subcommand> [<subcommand> ...] [parameters]
To see help text, you can run:

  aws help
  aws <command> help
  aws <command> <subcommand> help`;
const update = 'aws ecs update-service --service a';
const missing = (names: string) =>
  `${VALIDATION}the following arguments are required: ${names}\n\n${USAGE}\n`;
const argument = (text: string) => `${VALIDATION}argument ${text}\n\n${USAGE}\n`;
const unknown = (names: string) => `${VALIDATION}${USAGE}\n\nUnknown options: ${names}\n`;

describe('8.1 errors and exit codes', () => {
  test.each([
    ['missing option', 'aws ecs describe-services', 252, missing('--services')],
    ['no subcommand', 'aws ecs', 252, missing('operation')],
    ['bare aws', 'aws', 252, missing('command')],
    [
      'bare wait',
      'aws ecs wait',
      252,
      `${VALIDATION}usage: aws [options] ecs wait <subcommand> [parameters]\naws: [ERROR]: too few arguments\n`,
    ],
    [
      'typo',
      'aws ecs descibe-services',
      252,
      argument(
        "operation: Found invalid choice 'descibe-services'\n\nMaybe you meant:\n\n  * describe-services",
      ),
    ],
    [
      'unknown service',
      'aws ecss',
      252,
      expect.stringContaining("argument command: Found invalid choice 'ecss'"),
    ],
    [
      'unknown waiter',
      'aws ecs wait nope',
      252,
      argument("subcommand: Found invalid choice 'nope'"),
    ],
    ['unknown option', 'aws ecs list-clusters --foo bar', 252, unknown('--foo, bar')],
    [
      'words before an unknown option',
      'aws ecs list-tasks foo --bar baz',
      252,
      unknown('--bar, baz, foo'),
    ],
    ['unknown option before the service', 'aws --foo ecs list-clusters', 252, unknown('--foo')],
    ['unknown option and no operation', 'aws ecs --foo', 252, missing('operation')],
    [
      'a waiter has no pages',
      'aws ecs wait services-stable --services a --max-items 2',
      252,
      unknown('--max-items, 2'),
    ],
    [
      'option without value',
      'aws ecs list-tasks --cluster',
      252,
      argument('--cluster: expected one argument'),
    ],
    [
      'global option without value',
      'aws ecs list-tasks --region',
      252,
      argument('--region: expected one argument'),
    ],
    [
      'bad int',
      `${update} --desired-count x`,
      255,
      `${ERROR}invalid literal for int() with base 10: 'x'\n`,
    ],
    [
      'bad int of the CLI’s own',
      'aws ecs list-tasks --max-items x',
      252,
      argument("--max-items: invalid int value: 'x'"),
    ],
    [
      'bad timeout',
      'aws ecs list-tasks --cli-read-timeout x',
      255,
      `${ERROR}invalid literal for int() with base 10: 'x'\n`,
    ],
    [
      'bad shorthand',
      `${update} --deployment-configuration x`,
      252,
      `${VALIDATION}Error parsing parameter '--deployment-configuration': Expected: '=', received: 'EOF' for input:\nx\n ^\n`,
    ],
    [
      'bad JSON',
      `${update} --deployment-configuration '{"a": '`,
      252,
      `${VALIDATION}Error parsing parameter '--deployment-configuration': Invalid JSON: Expecting value: line 1 column 7 (char 6)\nJSON received: {"a": \n`,
    ],
    [
      'unknown member',
      `${update} --deployment-configuration '{"foo":1}'`,
      252,
      expect.stringMatching(
        /Parameter validation failed:\nUnknown parameter in deploymentConfiguration: "foo", must be one of: deploymentCircuitBreaker, /,
      ),
    ],
    [
      'missing member: a switch is no argument that is required',
      'aws ecs update-task-protection --cluster demo --tasks b',
      252,
      `${VALIDATION}Parameter validation failed:\nMissing required parameter in input: "protectionEnabled"\n`,
    ],
    [
      'file:// missing',
      'aws ecs run-task --task-definition a --overrides file://f',
      252,
      `${VALIDATION}Error parsing parameter '--overrides': Unable to load paramfile file://f: [Errno 2] No such file or directory: 'f'\n`,
    ],
    [
      'bad --query',
      "aws ecs list-tasks --query 'services['",
      252,
      `${VALIDATION}Bad value for --query services[: Invalid jmespath expression: Incomplete expression:\n"services["\n          ^\n`,
    ],
    [
      'empty --query',
      "aws ecs list-tasks --query ''",
      252,
      `${VALIDATION}Bad value for --query : Invalid JMESPath expression: cannot be empty.\n`,
    ],
    [
      'error of the service',
      'aws ecs describe-services --cluster nope --services a',
      254,
      `${ERROR}An error occurred (ClusterNotFoundException) when calling the DescribeServices operation: Cluster not found.\n`,
    ],
    [
      'failures are no error',
      'aws ecs describe-services --cluster demo --services a',
      0,
      expect.stringContaining('MISSING'),
    ],
    [
      'operation not simulated',
      'aws ecs list-daemons',
      252,
      `${VALIDATION}ListDaemons is an AWS operation that the sandbox does not simulate\n`,
    ],
    ['its options are read first', 'aws ecs delete-daemon', 252, missing('--daemon-arn')],
    ['and refused first', 'aws ecs list-daemons --foo', 252, unknown('--foo')],
    [
      'service not simulated',
      'aws s3 ls',
      252,
      `${VALIDATION}s3 is an AWS service that the sandbox does not simulate\n`,
    ],
  ])('%s', async (_, line, code, text) => {
    const got = await run(line);
    expect(got).toMatchObject({ code, text });
  });

  const failing = 'aws ecs describe-services --cluster nope --services a --cli-error-format';
  test.each([
    [
      'json',
      '{\n    "Message": "Cluster not found.",\n    "Code": "ClusterNotFoundException",\n    "message": "Cluster not found."\n}\n',
    ],
    [
      'yaml',
      'Code: ClusterNotFoundException\nMessage: Cluster not found.\nmessage: Cluster not found.\n',
    ],
    ['text', 'ClusterNotFoundException\tCluster not found.\tCluster not found.\n'],
    [
      'legacy',
      '\nAn error occurred (ClusterNotFoundException) when calling the DescribeServices operation: Cluster not found.\n',
    ],
    ['enhanced', expect.stringMatching(/^\naws: \[ERROR\]: /)],
    ['table', expect.stringContaining('|                                  Error')],
  ])('--cli-error-format %s', async (format, text) => {
    expect(await run(`${failing} ${format}`)).toMatchObject({ code: 254, text });
  });
});

describe('8.2 options', () => {
  const clusters = (text: string) => text.match(/cluster\/\w+/g);

  test.each([
    ['unique prefix', 'aws ecs describe-clusters --clus demo', ['cluster/demo']],
    [
      'a list',
      'aws ecs describe-clusters --clusters demo other',
      ['cluster/demo', 'cluster/other'],
    ],
    [
      'a list as JSON',
      `aws ecs describe-clusters --clusters '["demo","other"]'`,
      ['cluster/demo', 'cluster/other'],
    ],
    [
      'the last of an option given twice',
      'aws ecs describe-clusters --clusters demo --clusters other',
      ['cluster/other'],
    ],
    [
      '--cli-input-yaml',
      "aws ecs describe-clusters --cli-input-yaml 'clusters: [other]'",
      ['cluster/other'],
    ],
    [
      '--cli-input-json, overridden',
      `aws ecs describe-clusters --cli-input-json '{"clusters":["demo"]}' --clusters other`,
      ['cluster/other'],
    ],
    [
      'every global option',
      'aws ecs list-clusters --no-cli-pager --debug --cli-connect-timeout 3 --cli-read-timeout 0 --no-verify-ssl --no-sign-request --ca-bundle x --profile y --region z --endpoint-url u --no-cli-auto-prompt --color off --cli-binary-format raw-in-base64-out --no-paginate --output json',
      ['cluster/demo', 'cluster/other'],
    ],
  ])('%s', async (_, line, found) => {
    const { code, text } = await run(line);
    expect({
      code,
      found: clusters(text)?.filter((one, i, all) => all.indexOf(one) === i),
    }).toEqual({ code: 0, found });
  });

  test.each([
    [
      'one comma list is one string',
      'aws ecs describe-clusters --clusters demo,other',
      '"reason": "MISSING"',
    ],
    [
      '--cli-input-yaml from a file',
      'aws ecs list-services --cli-input-yaml file://in.yaml',
      '"serviceArns": []',
    ],
    ['--version', 'aws --version', 'aws-cli/2'],
    ['--version anywhere', 'aws ecs list-clusters --version', 'aws-cli/2'],
    [
      'skeleton',
      'aws ecs stop-task --generate-cli-skeleton',
      '{\n    "cluster": "",\n    "task": "",\n    "reason": ""\n}\n',
    ],
    [
      'skeleton, the first of an enumeration',
      'aws ecs list-tasks --generate-cli-skeleton input',
      '"desiredStatus": "RUNNING"',
    ],
    [
      'skeleton in YAML, with comments',
      'aws ecs stop-task --generate-cli-skeleton yaml-input',
      "\ntask: '' # [REQUIRED] ",
    ],
    [
      'skeleton in YAML, lists and structures',
      'aws ecs update-service --generate-cli-skeleton yaml-input',
      "\ncapacityProviderStrategy: # Capacity providers with their base and weight, instead of a launch type.\n- capacityProvider: '' # [REQUIRED]\n  weight: 0\n  base: 0\n",
    ],
    [
      'sample answer',
      'aws ecs stop-task --task a --generate-cli-skeleton output',
      '"clusterArn": "clusterArn"',
    ],
    [
      'sample answer, queried',
      "aws ecs stop-task --task a --generate-cli-skeleton output --query 'task.containers[0].exitCode'",
      '0\n',
    ],
  ])('%s', async (_, line, text) => {
    expect(await run(line)).toMatchObject({ code: 0, text: expect.stringContaining(text) });
  });

  test.each([
    [
      'sample answer of too little',
      'aws ecs stop-task --generate-cli-skeleton output',
      missing('--task'),
    ],
    [
      'no such skeleton',
      'aws ecs list-tasks --generate-cli-skeleton foo',
      argument("--generate-cli-skeleton: Found invalid choice 'foo'"),
    ],
    [
      'one word to a skeleton',
      'aws ecs list-tasks --generate-cli-skeleton input foo',
      unknown('foo'),
    ],
    [
      'bad YAML',
      "aws ecs list-tasks --cli-input-yaml 'a: [b'",
      `${VALIDATION}Error parsing parameter 'cli-input-yaml': Invalid YAML received.\n`,
    ],
    [
      'no map',
      'aws ecs list-tasks --cli-input-yaml foo',
      `${VALIDATION}Error parsing parameter '--cli-input-yaml': Invalid type: expecting map, received <class 'str'>\n`,
    ],
    [
      'both',
      "aws ecs list-tasks --cli-input-json '{}' --cli-input-yaml 'a: b'",
      `${VALIDATION}Only one --cli-input- parameter may be specified.\n`,
    ],
    [
      'pages by hand and not',
      'aws ecs list-tasks --max-items 3 --max-results 2',
      `${VALIDATION}Cannot specify --no-paginate along with pagination arguments: --max-items\n`,
    ],
    [
      'no pages and pages',
      'aws ecs list-tasks --no-paginate --page-size 2',
      `${VALIDATION}Cannot specify --no-paginate along with pagination arguments: --page-size\n`,
    ],
    [
      'a value for a switch',
      `${update} --enable-execute-command=true`,
      argument("--enable-execute-command: ignored explicit argument 'true'"),
    ],
    ['a word after a switch', `${update} --force-new-deployment true`, unknown('true')],
    [
      'no such format',
      'aws ecs list-tasks --output foo',
      argument("--output: Found invalid choice 'foo'"),
    ],
    [
      'no such colour',
      'aws ecs list-tasks --color foo',
      argument("--color: Found invalid choice 'foo'"),
    ],
    [
      'no such binary format',
      'aws ecs list-tasks --cli-binary-format foo',
      argument("--cli-binary-format: Found invalid choice 'foo'"),
    ],
    ['an ambiguous prefix', 'aws ecs list-tasks --s a', argument('--s: ambiguous')],
    [
      'exec needs --interactive',
      'aws ecs execute-command --task a --command ls',
      `${VALIDATION}Parameter validation failed:\nMissing required parameter in input: "interactive"\n`,
    ],
  ])('refused: %s', async (_, line, text) => {
    const got = await run(line);
    if (line.includes('--s a')) expect(got.text).toContain('ambiguous option: --s could match');
    else expect(got.text).toBe(text);
    expect(got.code).toBe(252);
  });
});

describe('8.3 output', () => {
  const arn = 'arn:aws:ecs:us-east-1:123456789012:cluster/';
  test.each([
    [
      'json',
      '',
      `{\n    "clusterArns": [\n        "${arn}demo",\n        "${arn}other"\n    ]\n}\n`,
    ],
    ['yaml', '--output yaml', `clusterArns:\n- ${arn}demo\n- ${arn}other\n`],
    ['yaml-stream', '--output yaml-stream', `- clusterArns:\n  - ${arn}demo\n  - ${arn}other\n`],
    ['text', '--output text', `CLUSTERARNS\t${arn}demo\nCLUSTERARNS\t${arn}other\n`],
    ['off', '--output off', ''],
    ['null', '--query x', 'null\n'],
    ['null as text', '--query x --output text', 'None\n'],
    ['a string', "--query 'clusterArns[0]'", `"${arn}demo"\n`],
    ['a string as text', "--query 'clusterArns[0]' --output text", `${arn}demo\n`],
    ['a list as text', "--query 'clusterArns[]' --output text", `${arn}demo\t${arn}other\n`],
    ['a count', "--query 'length(clusterArns)'", '2\n'],
  ])('%s', async (_, options, text) => {
    expect(await run(`aws ecs list-clusters ${options}`)).toMatchObject({ code: 0, text });
  });

  test('--max-items cuts the answer and --starting-token goes on', async () => {
    const { step } = await run('aws ecs list-clusters --max-items 1');
    const { NextToken: token } = (step as { output: { NextToken: string } }).output;
    const { text } = await run(`aws ecs list-clusters --starting-token ${token} --output text`);
    expect(text).toBe(`CLUSTERARNS\t${arn}other\n`);
  });

  test('a table is titled with the operation', async () => {
    const { text } = await run(
      "aws ecs describe-clusters --clusters demo --query 'clusters[].{n:clusterName,s:status}' --output table",
    );
    expect(text).toBe(
      '--------------------\n| DescribeClusters |\n+-------+----------+\n|   n   |    s     |\n+-------+----------+\n|  demo |  ACTIVE  |\n+-------+----------+\n',
    );
  });
});

describe('8.4 waiters', () => {
  test.each([
    [
      'a terminal failure',
      'aws ecs wait services-stable --cluster demo --services nope',
      'Waiter ServicesStable failed: Waiter encountered a terminal failure state: For expression "failures[].reason" we matched expected path: "MISSING" at least once',
    ],
    [
      'an error of the service',
      'aws ecs wait services-stable --cluster nope --services nope',
      'Waiter ServicesStable failed: An error occurred (ClusterNotFoundException): Cluster not found.',
    ],
  ])('%s', async (_, line, words) => {
    expect(await run(line)).toMatchObject({ code: 255, text: `${ERROR}${words}\n` });
  });
});
