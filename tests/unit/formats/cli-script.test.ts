import { beforeAll, describe, expect, test } from 'vitest';
import { createSandbox } from '../../../src/api/create-sandbox';
import type { Dispatcher } from '../../../src/api/dispatcher';
import { SCENARIOS } from '../../../src/content/index';
import { runLines } from '../../../src/formats/cli-script/run-lines';
import { writeCliScript } from '../../../src/formats/cli-script/write-cli-script';
import { accountDifferences } from '../../../src/formats/sandbox/account-differences';
import type { Account } from '../../../src/model/account';
import { lastPart } from '../../../src/model/ids';
import { namedId } from '../../../src/model/named-id';
import type { SandboxDocument } from '../../../src/model/sandbox-document';
import type { SimMicros } from '../../../src/model/sim-time';
import { CROWDED_SCRIPT } from '../../support/crowded-account';
import { accountOf, played, savedAs } from '../../support/scenario-documents';

const clockOf = (sandbox: Dispatcher): unknown => {
  const result = sandbox.send('Sandbox.DescribeClock', {});
  return result.ok ? result.output : result.error;
};

interface Kept {
  document: SandboxDocument;
  clock: unknown;
}

const STORIES = [...SCENARIOS, { id: 'crowded', script: CROWDED_SCRIPT, seed: 1 }];

/** The sandboxes of all templates and one more, by id. */
const kept = new Map<string, Kept>();

beforeAll(async () => {
  for (const { id, script, seed } of STORIES) {
    const sandbox = await played(script, seed);
    kept.set(id, { document: savedAs(id, sandbox, seed), clock: clockOf(sandbox) });
  }
}, 60_000);

describe('a run as a script', () => {
  test.each(STORIES.map(({ id }) => id))('%s: runs again to the same fingerprint', async (id) => {
    const { document, clock } = kept.get(id)!;
    const lines = runLines(document);
    const second = await played(lines.join('\n'));
    expect(clockOf(second)).toEqual(clock);
    expect(runLines(savedAs(id, second, 1))).toEqual(lines);
  });

  test('keeps times to the microsecond, and texts that a shell would read otherwise', async () => {
    const sandbox = createSandbox({ seed: 7 });
    sandbox.engine.advanceTo(1 as SimMicros);
    sandbox.send('ECS.CreateCluster', { clusterName: 'demo' });
    sandbox.engine.advanceTo(100_000_000 as SimMicros);
    const value = 'it\'s $HOME\n`id` \\ "quoted" --flag';
    const tags = [{ key: 'note', value }];
    const given = sandbox.send('ECS.CreateCluster', { clusterName: 'other', tags });
    expect(given.ok).toBe(true);
    sandbox.engine.advanceTo(100_000_010 as SimMicros);
    const lines = runLines(savedAs('Mine', sandbox, 7));
    expect(lines.filter((line) => line.includes('wait'))).toEqual([
      'aws sandbox wait --for 0.000001',
      'aws sandbox wait --for 99.999999',
      'aws sandbox wait --for 0.00001',
    ]);
    const again = await played(lines.join('\n'));
    expect(clockOf(again)).toEqual(clockOf(sandbox));
  });

  test('begins with the seed that was given last, and declares what has no run line by line', async () => {
    const sandbox = createSandbox({ seed: 1 });
    sandbox.send('Sandbox.SetSeed', { seed: 42 });
    sandbox.send('ECS.CreateCluster', { clusterName: 'demo' });
    const document = savedAs('Mine\nrm -rf', sandbox, 1);
    const [seed, ...lines] = runLines(document);
    expect([seed, lines]).toEqual([
      'aws sandbox set-seed --seed 42',
      ['aws ecs create-cluster --cluster-name demo'],
    ]);
    const unlived = runLines({ ...document, log: [] });
    expect(unlived[0]).toBe('aws sandbox set-seed --seed 1');
    expect(unlived[1]).toMatch(/^aws ecs create-cluster --cluster-name demo/);
    const [file] = writeCliScript(document).files;
    expect(file!.text).toMatch(/^# Mine rm -rf: /);
  });
});

/** What AWS has no word for is a comment in a script for AWS; instances are drained by hand. */
const isForAws = ({ target }: { target: string }): boolean =>
  !/^(?:Sandbox\.|ECS\.UpdateContainerInstancesState|ECR\.PutImage|Logs\.DeleteLogGroup)/.test(
    target,
  );

const comparable = ({ version, operations }: Account): Account => ({
  version,
  operations: operations.filter(isForAws).map(({ target, input }) => ({
    target,
    input: JSON.parse(JSON.stringify(input, inCommonWords)) as Record<string, unknown>,
  })),
});

const ROLES = ['executionRoleArn', 'taskRoleArn', 'roleArn', 'serviceRoleArn'];

function inCommonWords(key: string, value: unknown): unknown {
  if (key === 'SecretString') return 'a value';
  if (key === 'UserData') return settingsIn(String(value));
  // A role by its name or by its ARN is the same role.
  return ROLES.includes(key) ? lastPart(String(value)) : value;
}

const settingsIn = (text: string): string[] | null =>
  (/^[\w+/]+=*$/.test(text) && !text.startsWith('ECS_') ? atob(text) : text).match(/ECS_\w+=\S*/g);

describe('what is declared as a script for AWS', () => {
  test.each(STORIES.map(({ id }) => id))(
    '%s: declares the same, and nothing of the sandbox’s own',
    async (id) => {
      const { document } = kept.get(id)!;
      const [file] = writeCliScript(document, { choices: { what: 'account' } }).files;
      expect(file!.text).not.toMatch(/^aws sandbox/m);
      // AWS knows a load balancer, a target group, a listener or a rule by its ARN alone.
      expect(file!.text).not.toMatch(/^aws (?!sandbox).*--(?:listener|target-group)-arn (?!\$)/m);
      const again = await played(file!.text);
      const differences = accountDifferences(
        comparable(document.account),
        comparable(accountOf(again)),
      );
      expect(differences).toEqual([]);
    },
  );

  test('stops at what fails, in a region of one’s own, and starts the revision that AWS gave', () => {
    const container = {
      name: 'web',
      image: 'nginx',
      logConfiguration: {
        logDriver: 'awslogs',
        options: { 'awslogs-group': 'web', 'awslogs-region': 'us-east-1' },
      },
    };
    const sandbox = createSandbox({ seed: 1 });
    const give = (target: string, input: Record<string, unknown>) =>
      expect(sandbox.send(target, input)).toMatchObject({ ok: true });
    give('ECS.CreateCluster', { clusterName: 'default' });
    for (const memory of [256, 512]) {
      const containerDefinitions = [{ ...container, memory }];
      give('ECS.RegisterTaskDefinition', { family: 'web', containerDefinitions });
    }
    give('ECS.CreateService', { serviceName: 'a', taskDefinition: 'web:1', desiredCount: 1 });
    give('ECS.CreateService', { serviceName: 'b', taskDefinition: 'web:2', desiredCount: 1 });
    give('EC2.CreateVpc', { CidrBlock: '10.0.0.0/16' });
    give('EC2.CreateSubnet', {
      VpcId: namedId('vpc', '10.0.0.0/16'),
      CidrBlock: '10.0.0.0/24',
      AvailabilityZone: 'us-east-1a',
    });
    const document = savedAs('Mine', sandbox, 1);
    const [file] = writeCliScript(document, { choices: { what: 'account' } }).files;
    const [, first, ...lines] = file!.text.split('\n');
    expect(first).toBe('set -euo pipefail');
    expect(lines).toContain('REGION=us-east-1');
    expect(lines.filter((line) => line.includes('us-east-1'))).toEqual(['REGION=us-east-1']);
    expect(file!.text).toContain('--availability-zone ${REGION}a');
    expect(file!.text).toMatch(
      /^WEB_TASK_DEFINITION=\$\(aws ecs register-task-definition .*taskD/m,
    );
    expect(file!.text).toMatch(/--service-name a --task-definition \$WEB_TASK_DEFINITION /);
    expect(file!.text).toMatch(/--service-name b --task-definition \$WEB_TASK_DEFINITION_2 /);
  });

  test('leaves what a container reads under such a name to the container', async () => {
    const sandbox = createSandbox({ seed: 1 });
    const command = ['sh', '-c', 'echo $REGION ${ACCOUNT_ID}'];
    const containerDefinitions = [{ name: 'web', image: 'a', memory: 64, command }];
    sandbox.send('ECS.RegisterTaskDefinition', { family: 'web', containerDefinitions });
    const document = savedAs('Mine', sandbox, 1);
    const [file] = writeCliScript(document, { choices: { what: 'account' } }).files;
    expect(file!.text).toContain('REGION_2=us-east-1');
    const again = await played(file!.text);
    expect(accountDifferences(document.account, accountOf(again))).toEqual([]);
  });

  test('says of a load balancer without a security group that AWS keeps people out', () => {
    const sandbox = createSandbox({ seed: 1 });
    sandbox.send('ELBv2.CreateLoadBalancer', { Name: 'shop', Subnets: ['subnet-a', 'subnet-b'] });
    const document = savedAs('Mine', sandbox, 1);
    const { findings } = writeCliScript(document, { choices: { what: 'account' } });
    expect(findings).toMatchObject([{ path: 'loadBalancers.shop', severity: 'warning' }]);
  });
});
