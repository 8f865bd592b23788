import { describe, expect, test } from 'vitest';
import { type CommandHost, runCommand } from '../../../src/cli/run-command';
import { runScript, type ScriptOptions, type ScriptStep } from '../../../src/cli/run-script';
import { fail, ok, type Result } from '../../../src/model/result';

type Call = [target: string, input: Record<string, unknown>];

/** A host that answers from a list, and what it was asked. */
function host(answer: (target: string, input: Record<string, unknown>, nth: number) => Result) {
  const calls: Call[] = [];
  const asked: CommandHost = {
    send: (target, input) => {
      calls.push([target, input]);
      return answer(target, input, calls.length - 1);
    },
    readFile: () => undefined,
  };
  return { calls, asked };
}

async function steps(script: string, asked: CommandHost, options?: ScriptOptions) {
  const found: ScriptStep[] = [];
  for await (const step of runScript(script, asked, options)) found.push(step);
  return found;
}

const deployments = (n: number, running: number) => ({
  services: [{ deployments: Array.from({ length: n }), runningCount: running, desiredCount: 3 }],
});

describe('errors of the service (section 8.1)', () => {
  test('exit code 254 and the wording', async () => {
    const { asked } = host(() => fail('ClusterNotFoundException', 'Cluster not found.'));
    expect(await runCommand(['ecs', 'describe-services', '--services', 'a'], asked)).toMatchObject({
      ok: false,
      error: { type: 'ClusterNotFoundException', message: 'Cluster not found.', exitCode: 254 },
      text: '\naws: [ERROR]: An error occurred (ClusterNotFoundException) when calling the DescribeServices operation: Cluster not found.\n',
    });
  });

  test('--cli-error-format json and legacy', async () => {
    const { asked } = host(() => fail('X', 'y'));
    const run = (format: string) =>
      runCommand(['ecs', 'list-clusters', '--cli-error-format', format], asked);
    expect(JSON.parse((await run('json')).text)).toEqual({ Message: 'y', Code: 'X', message: 'y' });
    expect((await run('legacy')).text).toBe(
      '\nAn error occurred (X) when calling the ListClusters operation: y\n',
    );
  });

  test('a wait that times out ends with 255', async () => {
    const { asked } = host(() => fail('WaitTimedOut', 'too long'));
    const outcome = await runCommand(['sandbox', 'wait', '--until', 'steady:a'], asked);
    expect(outcome).toMatchObject({ ok: false, error: { exitCode: 255 } });
  });
});

describe('pages (section 8.3)', () => {
  const pages = [
    { taskArns: ['a', 'b'], nextToken: 't1' },
    { taskArns: ['c', 'd'], nextToken: 't2' },
    { taskArns: ['e'] },
  ];
  const paged = () =>
    host((_, { nextToken }) =>
      ok(pages[nextToken === undefined ? 0 : Number(String(nextToken)[1])]),
    );
  const list = async (asked: CommandHost, ...options: string[]) => {
    const outcome = await runCommand(['ecs', 'list-tasks', ...options], asked);
    if (!outcome.ok) throw new Error(outcome.error.message);
    return outcome.output as { taskArns: string[]; NextToken?: string; nextToken?: string };
  };

  test('are gathered unasked', async () => {
    expect(await list(paged().asked)).toEqual({ taskArns: ['a', 'b', 'c', 'd', 'e'] });
  });

  test('--page-size goes along with every call', async () => {
    const { asked, calls } = paged();
    await list(asked, '--page-size', '2');
    expect(calls.map(([, input]) => input['maxResults'])).toEqual([2, 2, 2]);
  });

  test('--max-items cuts, and NextToken goes on from there', async () => {
    const first = await list(paged().asked, '--max-items', '3');
    expect(first.taskArns).toEqual(['a', 'b', 'c']);
    const rest = await list(paged().asked, '--starting-token', String(first.NextToken));
    expect(rest).toEqual({ taskArns: ['d', 'e'] });
    const whole = await list(paged().asked, '--max-items', '4');
    expect(
      (await list(paged().asked, '--starting-token', String(whole.NextToken))).taskArns,
    ).toEqual(['e']);
    expect(await list(paged().asked, '--max-items', '5')).toEqual({
      taskArns: ['a', 'b', 'c', 'd', 'e'],
    });
  });

  test('--no-paginate and --max-results give one page as it is', async () => {
    expect(await list(paged().asked, '--no-paginate')).toEqual(pages[0]);
    expect(await list(paged().asked, '--max-results', '2')).toEqual(pages[0]);
  });
});

describe('waiters (section 8.4)', () => {
  const wait = (asked: CommandHost, ...words: string[]) =>
    runCommand(['ecs', 'wait', ...words], asked);

  test('services-stable polls every 15 simulated seconds until one deployment runs in full', async () => {
    const answers = [deployments(2, 3), deployments(1, 2), deployments(1, 3)];
    let asked = 0;
    const { asked: it, calls } = host((target) =>
      ok(target === 'Sandbox.Wait' ? {} : answers[(asked += 1) - 1]),
    );
    expect(await wait(it, 'services-stable', '--services', 'web')).toEqual({
      ok: true,
      output: null,
      text: '',
    });
    expect(calls.map(([target]) => target.split('.')[1])).toEqual([
      'DescribeServices',
      'Wait',
      'DescribeServices',
      'Wait',
      'DescribeServices',
    ]);
    expect(calls[1]).toEqual(['Sandbox.Wait', { for: 15 }]);
  });

  test.each([
    [
      'after 40 attempts',
      ok(deployments(2, 3)),
      'Waiter ServicesStable failed: Max attempts exceeded',
    ],
    [
      'a service that is not there',
      ok({ services: [], failures: [{ reason: 'MISSING' }] }),
      'Waiter ServicesStable failed: Waiter encountered a terminal failure state: For expression "failures[].reason" we matched expected path: "MISSING" at least once',
    ],
    [
      'an error of the service',
      fail('ClusterNotFoundException', 'Cluster not found.'),
      'Waiter ServicesStable failed: An error occurred (ClusterNotFoundException): Cluster not found.',
    ],
  ])('it gives up: %s', async (_, answer, message) => {
    const { asked, calls } = host((target) => (target === 'Sandbox.Wait' ? ok({}) : answer));
    const outcome = await wait(asked, 'services-stable', '--services', 'web');
    expect(outcome).toMatchObject({
      ok: false,
      error: { exitCode: 255, message },
      text: `\naws: [ERROR]: ${message}\n`,
    });
    expect(calls.length).toBeLessThanOrEqual(40 + 39);
  });

  test.each([
    ['tasks-running', ['RUNNING', 'RUNNING'], 'done'],
    ['tasks-running', ['RUNNING', 'STOPPED'], 'failed'],
    ['tasks-stopped', ['STOPPED', 'STOPPED'], 'done'],
    ['tasks-stopped', ['STOPPED', 'RUNNING'], 'failed'],
  ])('%s with %o is %s', async (waiter, states, end) => {
    const tasks = states.map((lastStatus) => ({ lastStatus }));
    const { asked } = host(() => ok({ tasks, failures: [] }));
    expect((await wait(asked, waiter, '--tasks', 'a')).ok).toBe(end === 'done');
  });

  test('a load balancer that is not there is gone, or not there yet', async () => {
    const missing = host((target, _, nth) =>
      nth < 4 && target !== 'Sandbox.Wait'
        ? fail('LoadBalancerNotFound', 'gone')
        : ok({ LoadBalancers: [] }),
    );
    const words = ['--names', 'a'];
    const deleted = await runCommand(
      ['elbv2', 'wait', 'load-balancers-deleted', ...words],
      missing.asked,
    );
    expect(deleted.ok).toBe(true);
    const exists = await runCommand(
      ['elbv2', 'wait', 'load-balancer-exists', ...words],
      missing.asked,
    );
    expect(exists.ok).toBe(true);
  });
});

describe('scripts (sandbox-commands 3)', () => {
  const echo = () => host((_, input) => ok({ clusterArns: ['arn:1', 'arn:2'], ...input }));

  test('every aws line is a step, an assignment too; NAME=value alone is none', async () => {
    const { asked, calls } = echo();
    const script = [
      '# a comment',
      'NAME=demo',
      "ARN=$(aws ecs list-clusters --query 'clusterArns[1]' --output text)",
      'aws ecs describe-clusters \\',
      '  --clusters "$NAME" $ARN',
    ].join('\n');
    const [assigned, described, ...more] = await steps(script, asked);
    expect(more).toEqual([]);
    expect(assigned).toEqual({
      command: "ARN=$(aws ecs list-clusters --query 'clusterArns[1]' --output text)",
      line: 3,
      ok: true,
      output: 'arn:2',
      text: '',
    });
    expect(described).toMatchObject({
      command: 'aws ecs describe-clusters   --clusters "$NAME" $ARN',
      line: 4,
      output: { clusters: ['demo', 'arn:2'] },
    });
    expect(calls).toHaveLength(2);
  });

  test('sleep lets simulated time pass', async () => {
    const { asked, calls } = echo();
    await steps('sleep 5\nsleep 0.5s', asked);
    expect(calls).toEqual([
      ['Sandbox.Wait', { for: 5 }],
      ['Sandbox.Wait', { for: 0.5 }],
    ]);
  });

  test('an answer used on the spot', async () => {
    const { asked, calls } = echo();
    await steps(
      "aws ecs describe-clusters --clusters $(aws ecs list-clusters --query 'clusterArns[0]' --output text)",
      asked,
    );
    expect(calls[1]).toEqual(['ECS.DescribeClusters', { clusters: ['arn:1'] }]);
  });

  test.each([
    ['a variable never set', 'aws ecs describe-clusters --clusters $X', 'X: unbound variable', 252],
    ['no aws line', 'git push', 'git: command not found: a script is made of aws lines', 127],
    ['a pipe', 'aws ecs list-clusters | cat', /line 1: there is no cat here/, 252],
    ['a failure inside $(…)', 'X=$(aws ecs list-tasks --foo)', 'Unknown options: --foo', 252],
  ])('%s stops the script, or not if it is to keep going', async (_, line, message, exitCode) => {
    const script = `${line}\naws ecs list-clusters`;
    const stopped = await steps(script, echo().asked);
    expect(stopped).toHaveLength(1);
    const went = await steps(script, echo().asked, { keepGoing: true });
    expect(went.map((step) => step.ok)).toEqual([false, true]);
    const [failed] = stopped;
    if (!failed || failed.ok) throw new Error('it did not fail');
    expect(failed.error.exitCode).toBe(exitCode);
    expect(failed.error.message).toEqual(
      typeof message === 'string' ? message : expect.stringMatching(message),
    );
  });

  test('in a terminal the aws may be left out, and names live on', async () => {
    const variables = new Map<string, string>();
    const options = { prefixOptional: true, variables };
    await steps('X=demo', echo().asked, options);
    const { asked, calls } = echo();
    await steps('ecs delete-cluster --cluster $X', asked, options);
    expect(calls).toEqual([['ECS.DeleteCluster', { cluster: 'demo' }]]);
  });
});

describe('lines that && and || join', () => {
  const failing = () => host((target) => (target === 'ECS.ListClusters' ? ok({}) : fail('X', 'y')));
  const ran = async (script: string, options?: ScriptOptions) => {
    const { asked, calls } = failing();
    const found = await steps(script, asked, options);
    return { found, targets: calls.map(([target]) => target.slice(4)) };
  };
  const bad = 'aws ecs list-services';
  const good = 'aws ecs list-clusters';

  test('&& goes on after a success, || after a failure', async () => {
    expect((await ran(`${good} && ${good}`)).targets).toHaveLength(2);
    expect((await ran(`${bad} && ${good}`)).targets).toEqual(['ListServices']);
    expect((await ran(`${good} || ${good}`)).targets).toHaveLength(1);
    expect((await ran(`${bad} || ${good}\n${good}`)).targets).toHaveLength(3);
  });

  test('a failure that || takes care of ends nothing and says so', async () => {
    const { found, targets } = await ran(`${bad} || true\n${good}`);
    expect(found[0]).toMatchObject({ ok: false, handled: true, error: { exitCode: 254 } });
    expect(targets).toEqual(['ListServices', 'ListClusters']);
    expect((await ran(`${bad} || false\n${good}`)).targets).toEqual(['ListServices']);
  });

  test('$? is the exit code of the command before', async () => {
    const { found } = await ran(`${bad} || ${good} --query "'$?'"`);
    expect(found[1]).toMatchObject({ ok: true, output: '254' });
  });

  test('>/dev/null takes the answer, 2>/dev/null the error', async () => {
    const { found } = await ran(`${good} >/dev/null; ${bad} 2>/dev/null`);
    expect(found).toMatchObject([
      { ok: true, text: '' },
      { ok: false, text: '', error: { exitCode: 254 } },
    ]);
  });
});
