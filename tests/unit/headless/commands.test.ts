import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadSandbox } from '../../../src/formats/sandbox/load';
import { comparisonMarkdown } from '../../../src/formats/comparison/markdown';
import { compareFigures } from '../../../src/headless/compare-figures';
import { runJobs } from '../../../src/headless/compare-seeds';
import { comparisonOf } from '../../../src/model/comparison';
import { formatClock, seconds, type SimMicros } from '../../../src/model/sim-time';
import { callSim as sim } from '../../support/called-sim';

/** Processes start slowly on a busy machine. */
const PATIENCE = 120_000;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'commands-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

const DEFINITION = JSON.stringify({
  family: 'shop',
  networkMode: 'awsvpc',
  requiresCompatibilities: ['FARGATE'],
  cpu: '256',
  memory: '512',
  revision: 3,
  containerDefinitions: [{ name: 'web', image: 'shop:1', portMappings: [{ containerPort: 80 }] }],
});

describe('sim import', () => {
  test(
    'the saved sandbox on standard output, findings with their place on standard error',
    async () => {
      const { status, stdout, stderr } = await sim(['import', file('shop.json', DEFINITION)]);
      expect(status).toBe(0);
      const loaded = loadSandbox(stdout);
      expect(loaded).toMatchObject({ ok: true, document: { id: 'shop', name: 'shop' } });
      expect(stderr).toMatch(/shop\.json:\d+ info revision: /);
    },
    PATIENCE,
  );

  test(
    '--json: account and findings in one object',
    async () => {
      const { status, stdout, stderr } = await sim([
        'import',
        file('in.json', DEFINITION),
        '--json',
      ]);
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      const answer = JSON.parse(stdout) as { account: object; findings: object[] };
      expect(answer.account).toMatchObject({
        version: 1,
        operations: [{ target: 'ECS.RegisterTaskDefinition', input: { family: 'shop' } }],
      });
      expect(answer.findings).toMatchObject([{ path: 'revision', severity: 'info' }]);
    },
    PATIENCE,
  );

  test(
    'nothing can be made of it: exit code 1, one line with its place, no answer',
    async () => {
      const { status, stdout, stderr } = await sim([
        'import',
        file('broken.json', '{"family":\n}'),
      ]);
      expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
      expect(stderr).toMatch(/^\S*broken\.json:2 error .*\n$/);
    },
    PATIENCE,
  );

  test(
    'nothing can be made of it, with --json: the reason as a finding, and no account',
    async () => {
      const path = file('broken-too.json', '{"family":\n}');
      const { status, stdout, stderr } = await sim(['import', path, '--json']);
      expect(status).toBe(1);
      expect(JSON.parse(stdout)).toMatchObject({
        account: null,
        findings: [{ severity: 'error', line: 2 }],
      });
      expect(stderr).toMatch(/^\S*broken-too\.json:2 error .*\n$/);
    },
    PATIENCE,
  );
});

describe('sim run', () => {
  test(
    'the summary as JSON: the same bytes for the same seed, others for another',
    async () => {
      const args = ['run', 'rolling-bad-build', '--for', '90', '--json'];
      const [one, other] = [await sim(args), await sim(args)];
      expect(one).toMatchObject({ status: 0, stderr: '' });
      expect(one.stdout).toBe(other.stdout);
      const summary = JSON.parse(one.stdout) as Record<string, unknown>;
      expect(summary).toMatchObject({ seed: 1, findings: [], services: [{ service: 'demo/web' }] });
      const seeded = JSON.parse((await sim([...args, '--seed', '7'])).stdout) as Record<
        string,
        unknown
      >;
      expect(seeded['seed']).toBe(7);
      expect(seeded['fingerprint']).not.toBe(summary['fingerprint']);
    },
    PATIENCE,
  );
});

describe('sim run without requests', () => {
  test('has no latencies', async () => {
    const { stdout } = await sim(['run', file('quiet.json', DEFINITION), '--for', '5', '--json']);
    const nothing = { mean: null, p50: null, p90: null, p99: null, max: null };
    expect(JSON.parse(stdout)).toMatchObject({ latencyMs: nothing });
  });
});

describe('sim export', () => {
  test(
    'a sandbox that opens again, a task definition, pictures',
    async () => {
      const saved = await sim(['export', 'web-behind-an-alb', '--to', 'sandbox', '--at', '30']);
      expect(loadSandbox(saved.stdout)).toMatchObject({ ok: true, document: { now: 30_000_000 } });
      const definition = await sim(['export', 'web-behind-an-alb', '--to', 'task-definition']);
      expect(JSON.parse(definition.stdout)).toMatchObject({ family: 'web' });
      const svg = await sim(['export', 'web-behind-an-alb', '--to', 'svg', '--theme', 'light']);
      expect(svg).toMatchObject({ status: 0, stderr: '' });
      expect(svg.stdout).toMatch(/^<svg /);
      expect(svg.stdout).toContain('font/woff2');
      const png = join(folder, 'web.png');
      expect((await sim(['export', 'web-behind-an-alb', '--to', 'png', '-o', png])).status).toBe(0);
      expect(readFileSync(png).subarray(1, 4).toString()).toBe('PNG');
      expect((await sim(['lint', png, '--for', '60'])).status).toBe(0);
    },
    PATIENCE,
  );

  test(
    'several files go into a folder',
    async () => {
      const out = join(folder, 'definitions');
      const script = ['a', 'b']
        .map(
          (family) =>
            `aws ecs register-task-definition --family ${family} --container-definitions '[{"name":"x","image":"x","memory":64}]'\n`,
        )
        .join('');
      const { status, stderr } = await sim([
        'export',
        file('two.sh', script),
        '--to',
        'task-definition',
        '-o',
        out,
      ]);
      expect({ status, stderr }).toEqual({ status: 0, stderr: `wrote 2 files into ${out}\n` });
      expect(readdirSync(out)).toHaveLength(2);
    },
    PATIENCE,
  );
});

describe('sim export of what there is none of', () => {
  test('exit code 1, no folder, and it is said', async () => {
    const out = join(folder, 'no-app-spec');
    const args = ['export', file('none.json', DEFINITION), '--to', 'app-spec', '-o', out];
    const { status, stdout, stderr } = await sim(args);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain('gives no app-spec: nothing was written');
    expect(existsSync(out)).toBe(false);
  });

  test('answers that only the exporter asks for are no slips', async () => {
    const args = ['export', file('ask.json', DEFINITION), '--to', 'cli-script', '--choose'];
    expect((await sim([...args, 'what=account'])).stderr).not.toContain('--choose');
    expect((await sim([...args, 'whta=account'])).stderr).toContain('there is what');
  });
});

describe('sim compare', () => {
  test(
    'several processes share the runs, and come to what one of them comes to',
    async () => {
      const [a, b, seeds] = ['rolling-good', 'rolling-bad-build', 5];
      const shared = ['compare', a, b, '--seeds', String(seeds), '--for', '20', '--json'];
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        ['site/start-sim.mjs', ...shared],
        { encoding: 'utf8' },
      );
      expect(status).toBe(0);
      expect(stderr).toContain('10 of 10 runs');
      const alone = async (file: string) => {
        const jobs = [1, 2, 3, 4, 5].map((seed) => ({ file, seed, length: 20, traffic: 0 }));
        const runs = await runJobs(
          jobs.map((job) => ({ ...job, options: {} })),
          () => {},
        );
        return runs.map((run) => run.figures);
      };
      const figures = compareFigures(await alone(a), await alone(b));
      expect(JSON.parse(stdout)).toEqual({ a, b, seeds, seconds: 20, figures });
    },
    PATIENCE,
  );

  test(
    '--format md: the report of the screen, of the same figures, with what was measured',
    async () => {
      const [a, b] = ['rolling-good', 'rolling-bad-build'];
      const args = ['compare', a, b, '--seeds', '2', '--for', '120'];
      const { status, stdout } = await sim([...args, '--format', 'md']);
      expect(status).toBe(0);
      const runs = async (file: string) =>
        runJobs(
          [1, 2].map((seed) => ({ file, seed, length: 120, traffic: 0, options: {} })),
          () => {},
        );
      const [inA, inB] = [await runs(a), await runs(b)];
      const clock = (later: number) => formatClock((inA[0]!.from + seconds(later)) as SimMicros);
      expect(stdout).toBe(
        comparisonMarkdown(comparisonOf(inA, inB), {
          title: `${a} or ${b}?`,
          a: { name: a, commands: [] },
          b: { name: b, commands: [] },
          firstSeed: 1,
          from: clock(0),
          until: clock(120),
          askedFor: null,
        }),
      );
      expect(stdout).toMatch(/\| Latency, mean \| [\d.,\s]+ms \| /);
      expect(stdout).toContain('The arrivals of the two differ.');
      expect(comparisonOf(inA, await runs(a)).sameArrivals).toBe(true);
    },
    PATIENCE,
  );
});

describe('sim lint', () => {
  test(
    'exit code 1 when something cannot work, 0 when all does',
    async () => {
      const bad = await sim(['lint', 'efs-behind-a-closed-door', '--json', '--for', '120']);
      expect(bad.status).toBe(1);
      const { findings } = JSON.parse(bad.stdout) as { findings: { severity: string }[] };
      expect(findings.filter(({ severity }) => severity === 'error')).toMatchObject([
        { rule: 'not-steady', severity: 'error', resource: 'service demo/wiki' },
      ]);
      const broken = await sim(['lint', file('no.json', '{'), '--json']);
      expect(broken.status).toBe(1);
      expect(JSON.parse(broken.stdout)).toMatchObject({
        findings: [{ rule: 'unreadable', severity: 'error' }],
      });
      const fine = await sim(['lint', file('ok.json', DEFINITION), '--json']);
      expect(fine.status).toBe(0);
      // Of the service and cluster that it is tried in, which are not in the file, nothing is said.
      const said = JSON.parse(fine.stdout) as { findings: { resource: string }[] };
      expect([...new Set(said.findings.map(({ resource }) => resource))]).toEqual([
        // What the import says of the file.
        '',
        'task definition shop:1',
      ]);
    },
    PATIENCE,
  );

  test(
    'what the advisor says: with figures, AWS’s page, and a fix of operations; its errors count',
    async () => {
      const stuck = await sim(['lint', 'rolling-stuck-by-percentages', '--json', '--for', '60']);
      expect(stuck.status).toBe(1);
      const { findings } = JSON.parse(stuck.stdout) as { findings: { rule: string }[] };
      expect(findings.find(({ rule }) => rule === 'stuck-percentages')).toMatchObject({
        severity: 'error',
        resource: 'service demo/web',
        message: expect.stringMatching(/at least \d+ healthy, and \d+ % at most \d+ at once/),
        docs: expect.stringContaining('https://docs.aws.amazon.com/AmazonECS/'),
        fix: { operations: [{ target: 'ECS.UpdateService' }] },
      });
      const lines = await sim(['lint', 'rolling-stuck-by-percentages', '--for', '60']);
      expect(lines.stdout).toMatch(
        /^rolling-stuck-by-percentages error stuck-percentages service demo\/web: Of \d/m,
      );
    },
    PATIENCE,
  );
});

describe('called wrongly', () => {
  test.each([
    ['an unknown kind', ['import', 'x', '--as', 'nonsense'], '--as wants task-definition'],
    ['no kind to export to', ['export', 'x'], 'export to what? --to sandbox'],
    ['an unknown kind to export to', ['export', 'x', '--to', 'gif'], '--to wants sandbox'],
    ['a theme of a file', ['export', 'x', '--to', 'sandbox', '--theme', 'dark'], '--theme is for'],
    ['a negative time', ['run', 'x', '--for', '-5'], '--for wants a number from 0'],
    ['two formats', ['compare', 'x', 'y', '--json', '--format', 'md'], '--json or --format md'],
    ['no such format', ['compare', 'x', 'y', '--format', 'pdf'], '--format wants text, json, md'],
    [
      'a second file that is not there',
      ['compare', 'rolling-good', 'nowhere', '--seeds', '1'],
      'cannot read nowhere',
    ],
    ['one file to compare', ['compare', 'x'], '2 files are wanted, not only x'],
    ['too many files', ['lint', 'x', 'y'], 'one file only, not also y'],
    ['a variable without a value', ['import', 'x', '--set', 'A'], '--set wants NAME=VALUE, not A'],
    ['no such file', ['run', 'nowhere'], 'cannot read nowhere, and no template has this id'],
    ['a name that no file can have', ['run', 'x'.repeat(5000)], 'cannot read xxx'],
    ['a folder', ['run', tmpdir()], 'is a folder, not a file'],
    ['a folder of scripts', ['script', tmpdir()], 'is a folder, not a file'],
    [
      'half an id',
      ['run', 'rolling-bad'],
      'no template has this id: did you mean rolling-bad-build?',
    ],
    ['a slip in an id', ['run', 'rollin-good'], 'did you mean rolling-good?'],
    ['no such option', ['run', 'x', '--fast'], 'there is no option --fast'],
  ])(
    '%s: exit code 2, nothing on standard output, one line that names it',
    async (_, args, message) => {
      const { status, stdout, stderr } = await sim(args);
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr.split('\n')[0]).toContain(message);
    },
    PATIENCE,
  );
});

describe('how it is called', () => {
  test('an error of a script in a file names its line, as AWS’s own words do not', async () => {
    const line = 'aws ecs describe-services --cluster nowhere --services a';
    const script = file('lines.sh', `# first\naws ecs create-cluster\n\n${line}\n`);
    const { status, stderr } = await sim(['script', script]);
    expect(status).toBe(254);
    expect(stderr.trim().split('\n')).toEqual([
      expect.stringContaining('(ClusterNotFoundException)'),
      `${script}:4: ${line}`,
    ]);
  });

  test('a script of bytes is told so, and none of them reaches the terminal', async () => {
    const { status, stdout, stderr } = await sim(['script', file('app.bin', '\0\u001b[31m\0')]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('is no script: it is no text');
  });

  test('what a file says cannot drive the terminal that it is told on', async () => {
    const named = { family: 'a', containerDefinitions: [{ name: '\u001b[31mX', image: 'a' }] };
    const definition = await sim(['run', file('esc.json', JSON.stringify(named))]);
    const line = await sim(['script', file('esc.sh', 'aws ecs list-clusters > \u001b[31mred\n')]);
    expect(definition.stderr).toContain('[31mX');
    expect(line.stderr).toContain('[31mred');
    for (const { stderr } of [definition, line]) expect(stderr).not.toMatch(/[^\P{Cc}\n\t]/u);
  });

  test('every command and kind of file is in the whole usage', async () => {
    const { status, stdout } = await sim(['help']);
    expect(status).toBe(0);
    for (const word of ['lint FILE', 'interop FOLDER', 'app-spec', 'cloudformation', 'run-task']) {
      expect(stdout).toContain(word);
    }
  });

  test.each([
    ['export', ['--to', '--theme', '--at', '--choose what=…']],
    ['serve', ['--port', '--host', '--speed', '--no-app', '--app', '--seed']],
    ['compare', ['--seeds', '--for', '--traffic', '--set', '--format']],
    ['script', ['--keep-going', '--json', '--seed']],
  ])('%s --help: each of its options', async (name, options) => {
    const { status, stdout } = await sim([name, '--help']);
    expect(status).toBe(0);
    for (const option of options) expect(stdout).toContain(`  ${option}`);
    expect((await sim(['help', name])).stdout).toBe(stdout);
  });

  test('a port that is taken is no mistake in the call', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    try {
      const { status, stderr } = await sim(['serve', '--no-app', '--port', String(port)]);
      expect(status).toBe(1);
      expect(stderr).toBe(`port ${port} is taken (by another serve?): --port 0 takes a free one\n`);
    } finally {
      other.close();
    }
  });
});
