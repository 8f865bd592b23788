import { spawnSync } from 'node:child_process';
import { existsSync, openSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { callSim } from '../../support/called-sim';

/** Processes start slowly on a busy machine. */
const PATIENCE = 120_000;

function sim(args: string[], input = '') {
  const command = ['site/start-sim.mjs', ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, {
    input,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

const lines = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);

const SCRIPT = `# two that work around one that does not
aws ecs create-cluster --cluster-name demo --query cluster.clusterName
aws ecs describe-services --cluster nowhere --services a
ARN=$(aws ecs list-clusters --query 'clusterArns[0]' --output text)
`;

const failing = {
  command: 'aws ecs describe-services --cluster nowhere --services a',
  error: {
    type: 'ClusterNotFoundException',
    message: 'Cluster not found.',
    exitCode: 254,
  },
};

describe('sim script (sandbox-commands 3)', () => {
  test(
    'answers on standard output, errors on standard error, the failing command’s exit code',
    () => {
      expect(sim(['script', '-'], SCRIPT)).toEqual({
        status: 254,
        stdout: '"demo"\n',
        stderr:
          '\naws: [ERROR]: An error occurred (ClusterNotFoundException) when calling the DescribeServices operation: Cluster not found.\n',
      });
    },
    PATIENCE,
  );

  test(
    '--json --keep-going: an object a line, assignments included',
    () => {
      const { status, stdout, stderr } = sim(['script', '-', '--json', '--keep-going'], SCRIPT);
      expect(lines(stdout)).toEqual([
        {
          command: 'aws ecs create-cluster --cluster-name demo --query cluster.clusterName',
          output: 'demo',
        },
        failing,
        {
          command: "ARN=$(aws ecs list-clusters --query 'clusterArns[0]' --output text)",
          output: 'arn:aws:ecs:us-east-1:123456789012:cluster/demo',
        },
      ]);
      expect({ status, stderr }).toEqual({ status: 254, stderr: '' });
    },
    PATIENCE,
  );

  test(
    '--json prints response codes in the contract’s order',
    () => {
      const { stdout } = sim(['script', '-', '--json'], 'aws sandbox get-metrics');
      expect(stdout).toContain(
        '"httpCodeElb":{"2XX":0,"3XX":0,"4XX":0,"500":0,"502":0,"503":0,"504":0}',
      );
    },
    PATIENCE,
  );

  test(
    '--seed is the seed',
    () => {
      const script = 'aws sandbox describe-clock --query seed';
      expect(sim(['script', '-', '--seed=42'], script)).toEqual({
        status: 0,
        stdout: '42\n',
        stderr: '',
      });
    },
    PATIENCE,
  );
});

describe('sim parse', () => {
  test(
    'what would be sent, or why nothing would be',
    () => {
      const script =
        'TG=$(aws elbv2 create-target-group --name a)\n' +
        'aws elbv2 describe-target-health --target-group-arn $TG\n' +
        'aws ecs update-service\n';
      const { status, stdout } = sim(['parse', '-'], script);
      expect(lines(stdout)).toEqual([
        { service: 'elbv2', operation: 'CreateTargetGroup', input: { Name: 'a' } },
        { service: 'elbv2', operation: 'DescribeTargetHealth', input: { TargetGroupArn: '$TG' } },
        { error: 'the following arguments are required: --service', exitCode: 252 },
      ]);
      expect(status).toBe(0);
    },
    PATIENCE,
  );
});

describe('sim called wrongly', () => {
  test.each([
    ['an unknown command', ['fly'], 'sim: there is no command fly'],
    ['a name that every object has', ['constructor'], 'sim: there is no command constructor'],
    ['help on such a name', ['help', 'toString'], 'sim: there is no command toString'],
    ['no file', ['script'], 'sim: which file?'],
    ['a file that is not there', ['script', 'nowhere.sh'], 'sim: cannot read nowhere.sh'],
    ['an unknown option', ['script', '-', '--fast'], 'sim: there is no option --fast'],
    ['a bad seed', ['script', '-', '--seed', 'x'], 'sim: --seed wants a whole number, not x'],
  ])('%s: exit code 2, and where it is said how', async (_, args, message) => {
    const { status, stdout, stderr } = await callSim(args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    const where = args[0] === 'script' ? 'script --help' : 'help';
    expect(stderr).toBe(`${message}\nsee: npm run -s sim -- ${where}\n`);
  });

  test(
    'as a process too',
    () => {
      const { status, stdout, stderr } = sim(['fly']);
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toMatch(/^sim: there is no command fly$/m);
    },
    PATIENCE,
  );
});

// A device that takes nothing, as a full disk does.
test.skipIf(!existsSync('/dev/full'))('what cannot be written is told in a line', () => {
  const stdio = ['ignore', openSync('/dev/full', 'w'), 'pipe'] as const;
  const command = ['site/start-sim.mjs', 'help'];
  const { status, stderr } = spawnSync(process.execPath, command, { stdio: [...stdio] });
  expect(status).toBe(1);
  expect(String(stderr)).toMatch(/^sim: cannot write the answer: .*no space left on device.*\n$/);
});
