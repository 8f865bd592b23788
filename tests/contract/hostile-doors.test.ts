/**
 * What hostile links, pictures, lessons, lines and requests come to, at each door that takes them
 * without a browser: an answer in words, in bounded time, and a door that is still open afterwards.
 */
import 'fake-indexeddb/auto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { sandboxInside } from '../../src/formats/share/png-sandbox';
import { fromLessonFragment } from '../../src/formats/share/lesson-link';
import { fromShareFragment } from '../../src/formats/share/share-link';
import { sim } from '../../src/headless/sim';
import { readLesson } from '../../src/lesson/read-lesson';
import { fromProgressFile } from '../../src/state/progress-file';
import { tryInput } from '../fuzz/try-input';
import { CYCLIC_FILES } from '../support/hostile/cyclic-files';
import { DEEP_FILES } from '../support/hostile/deep-files';
import { POLLUTION, SCRIPTS, TERMINAL_SEQUENCES } from '../support/hostile/hostile-file';
import { HOSTILE_LESSONS } from '../support/hostile/hostile-lessons';
import { HOSTILE_LINES } from '../support/hostile/hostile-lines';
import { HOSTILE_LINKS, HOSTILE_PICTURES } from '../support/hostile/packed-files';
import { HOSTILE_SANDBOX_LINKS } from '../support/hostile/packed-files';
import { ODD_FILES } from '../support/hostile/odd-files';
import { openShell } from '../support/open-shell';
import { openDoor } from '../support/sandbox-door';
import { openPage } from '../support/sandbox-page';
import { openServedDoor } from '../support/served-door';

const SLOWEST_MS = 10_000;
const FORM = 'application/x-www-form-urlencoded';
const SIGNED = 'AWS4-HMAC-SHA256 Credential=a/20260101/us-east-1/elasticfilesystem/aws4_request';

/** Runs something that may do no harm; what it comes to. */
async function harmless<T>(name: string, work: () => T | Promise<T>): Promise<T> {
  let answer: T | undefined;
  const run = async () => (answer = await work());
  const harm = await tryInput({ name, seeds: [], run, slowestMs: SLOWEST_MS }, '');
  expect(harm, name).toBeUndefined();
  return answer as T;
}

describe('links and pictures', () => {
  test.each([...HOSTILE_LINKS, ...HOSTILE_SANDBOX_LINKS])(
    'a sandbox’s link of $name',
    async ({ made, name, refusal }) => {
      const loaded = await harmless(name, () => fromShareFragment(`#sandbox=${made()}`));
      expect(loaded).toMatchObject({ ok: false });
      expect(`${'path' in loaded && loaded.path} ${'reason' in loaded && loaded.reason}`).toMatch(
        refusal,
      );
    },
  );

  test.each(HOSTILE_LINKS)('a lesson’s link of $name', async ({ made, name }) => {
    const said = await harmless(name, () => {
      try {
        return fromLessonFragment(`#lesson=${made()}`);
      } catch (error) {
        return (error as Error).message;
      }
    });
    expect(said).toMatch(/^This link/);
  });

  test.each(HOSTILE_PICTURES)('a picture with $name', async ({ made, name, refusal }) => {
    const inside = await harmless(name, () => sandboxInside(made()));
    if (!inside.ok) expect(inside.reason).toMatch(refusal);
    else {
      const { loadSandbox } = await import('../../src/formats/sandbox/load');
      expect(loadSandbox(inside.text)).toMatchObject({ ok: false });
    }
  });
});

describe('lessons and progress', () => {
  test.each(HOSTILE_LESSONS)('a lesson with $name', async ({ content, name, says }) => {
    const { faults, lesson } = await harmless(name, () => readLesson(content()));
    expect(lesson).toBeNull();
    expect(faults.map(({ line, message }) => `${line} ${message}`).join('\n')).toMatch(says);
  });

  test.each([
    ['{"ecs-sandbox-progress": 2}', /newer/],
    ['{"ecs-sandbox-progress": 1, "results": []}', /results/],
    [`{"ecs-sandbox-progress": 1, "results": {"a": {"seconds": 1e999}}}`, /“a” has no seconds/],
    [`{"ecs-sandbox-progress": 1, "results": {"__proto__": 1}}`, /__proto__/],
    [`{"ecs-sandbox-progress": 1, "results": ${'['.repeat(100_000)}}`, /JSON/],
    [`{"ecs-sandbox-progress": 1, "results": {${POLLUTION}}}`, /__proto__/],
  ])('progress %#', async (text, says) => {
    const said = await harmless(text.slice(0, 80), () => {
      try {
        return JSON.stringify(fromProgressFile(text));
      } catch (error) {
        return (error as Error).message;
      }
    });
    expect(said).toMatch(says);
  });
});

describe('the terminal', () => {
  test('answers every line in words, and the next one is carried out', async () => {
    const { line, paper, sent } = openShell(openDoor());
    for (const [index, hostile] of HOSTILE_LINES.entries()) {
      await harmless(hostile.slice(0, 100), async () => {
        await line(hostile);
        // Quotes and constructs that are still open, or a wait.
        await line('\u0003');
        return undefined;
      });
      sent.length = 0;
      await line(`aws ecs create-cluster --cluster-name after-${index}`);
      expect(sent, hostile.slice(0, 100)).toEqual(['ECS.CreateCluster']);
    }
    // Once, at the end: the paper puts all its rows together at each asking.
    expect(/.*(Cannot read|is not a function|call stack).*/.exec(paper.text)?.[0]).toBeUndefined();
    expect(paper.text).toContain(`after-${HOSTILE_LINES.length - 1}`);
  }, 300_000);

  test.each(['json', 'text', 'table', 'yaml'])('prints %s that steers no terminal', async (as) => {
    const door = openDoor();
    const tags = [...TERMINAL_SEQUENCES, ...SCRIPTS].map((value, i) => ({ key: `k${i}`, value }));
    const { line, paper } = openShell(door);
    // Typed as escapes: what is typed raw is a key, and only who sits there types it.
    const escaped = (sign: string) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
    const input = JSON.stringify(tags).replaceAll(/['\u007f-\uffff]/g, escaped);
    await line(`aws ecs create-cluster --cluster-name demo --tags '${input}'`);
    // The paper throws at any sequence that is not the shell's own.
    await line(`aws ecs describe-clusters --clusters demo --include TAGS --output ${as}`);
    expect(paper.text).toContain('onerror');
    expect(paper.text.replaceAll(/[\n\t]/g, '')).not.toMatch(/\p{Cc}/u);
  });
});

/** Requests that no AWS client sends: path, headers, body. */
const REQUESTS: readonly [path: string, headers: Record<string, string>, body: string][] = [
  ['/sandbox', {}, '['.repeat(100_000)],
  ['/sandbox', {}, '{"target":"ECS.CreateCluster","input":[]}'],
  ['/sandbox', {}, '{"target":{"toString":1},"input":{}}'],
  ['/sandbox', {}, '{"target":"__proto__.constructor","input":{}}'],
  ['/sandbox', {}, `{"target":"ECS.CreateCluster","input":{${POLLUTION}}}`],
  [
    '/sandbox',
    {},
    `{"target":"ECS.CreateCluster","input":{"tags":${'['.repeat(9e4)}${']'.repeat(9e4)}}}`,
  ],
  ['/sandbox', {}, 'x'.repeat(2_000_000)],
  ['/__proto__', { 'x-amz-target': '__proto__.constructor' }, '{}'],
  ['/', { 'x-amz-target': 'AmazonEC2ContainerServiceV20141113.__proto__' }, '{}'],
  ['/', { 'x-amz-target': 'AmazonEC2ContainerServiceV20141113.CreateCluster' }, '\u0000\uFFFD'],
  ['/', { 'content-type': FORM }, `Action=CreateRole&Version=2010-05-08&${'a.'.repeat(5000)}=1`],
  ['/', { 'content-type': FORM }, 'Action=constructor&Version=__proto__&__proto__.x=1'],
  ['/', { 'content-type': FORM }, `Action=%&${'&'.repeat(30_000)}`],
  ['/service/constructor/operation/__proto__', { 'smithy-protocol': 'rpc-v2-cbor' }, ''],
  [
    '/service/GraniteServiceVersion20100801/operation/PutMetricAlarm',
    { 'smithy-protocol': 'rpc-v2-cbor' },
    '\u009f'.repeat(1000),
  ],
  ['/2015-02-01/file-systems/__proto__/%00%ff?__proto__=1', { authorization: SIGNED }, '{"a":'],
];

describe('serve', () => {
  test('answers every request with a refusal, and the next one is carried out', async () => {
    const door = await openServedDoor();
    try {
      for (const [path, headers, body] of REQUESTS) {
        const name = `${path} ${body.slice(0, 60)}`;
        const answer = await harmless(name, () =>
          fetch(`${door.url}${path}`, {
            method: 'POST',
            headers,
            body: Buffer.from(body, 'latin1'),
          }),
        );
        const text = await answer.text();
        expect(answer.status === 200 ? text : 'refused', name).toMatch(/"ok":false|refused/);
        expect(answer.status, name).toBeLessThan(500);
        expect(text).not.toMatch(/Cannot read|is not a function|call stack|node_modules/);
      }
      await door.send('ECS.CreateCluster', { clusterName: 'after' });
    } finally {
      door.close();
    }
  });

  test('a page’s socket that talks nonsense is closed, the run goes on', async () => {
    const door = await openServedDoor();
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    const nonsense = [
      `{"type":"command","id":1,"target":"ECS.CreateCluster","input":{"tags":${deep}}}`,
      '['.repeat(100_000),
      '{"type":"__proto__"}',
      `{"type":"command","id":1,"target":"ECS.CreateCluster","input":[]}`,
      '{"type":"control","control":{"type":"speed","speed":-1}}',
      '{"type":"open","id":1,"seed":1,"now":9007199254740993,"log":[]}',
      'null',
      Buffer.from([0xff, 0xfe, 0, 1]),
    ];
    try {
      for (const message of nonsense) {
        const socket = new WebSocket(`${door.url.replace('http', 'ws')}/sandbox/run`);
        const closed = new Promise<number>((resolve) => {
          socket.on('close', resolve);
        });
        socket.on('open', () => socket.send(message));
        expect(await closed, String(message).slice(0, 60)).toBe(1008);
      }
      await door.send('ECS.CreateCluster', { clusterName: 'after' });
    } finally {
      door.close();
    }
  });
});

describe('without a browser: sim', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ecs-hostile-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const { ENCODINGS, NUMBERS, VERSIONS } = ODD_FILES;
  const files = [
    ...[...DEEP_FILES, ...CYCLIC_FILES, ...ENCODINGS, ...NUMBERS, ...VERSIONS].map((file, i) => ({
      path: `${i}-${file.fileName}`,
      content: file.content(),
    })),
    ...HOSTILE_PICTURES.map(({ made }, i) => ({ path: `${i}.png`, content: made() })),
    ...HOSTILE_LINES.slice(0, 25).map((content, i) => ({ path: `${i}.sh`, content })),
  ];

  test.each([['import'], ['lint', '--for', '1'], ['run', '--for', '1']])(
    '%s ends with an exit code and words',
    async (...args) => {
      const said: string[] = [];
      const hear = (text: unknown) => said.push(String(text)) > 0;
      const out = vi.spyOn(process.stdout, 'write').mockImplementation(hear);
      const error = vi.spyOn(process.stderr, 'write').mockImplementation(hear);
      try {
        for (const { content, path } of files) {
          const place = join(folder, path);
          writeFileSync(place, content);
          said.length = 0;
          const code = await harmless(`${args[0]} ${path}`, () =>
            sim([args[0]!, place, ...args.slice(1)]),
          );
          expect([0, 1, 2], path).toContain(code);
          expect(said.join(''), path).not.toMatch(
            /Cannot read|is not a function|call stack|\n {4}at /,
          );
          expect(said.join('').trim(), path).not.toBe('');
        }
      } finally {
        out.mockRestore();
        error.mockRestore();
      }
    },
    300_000,
  );
});

describe('a page', () => {
  test('keeps the open sandbox as it is, whatever is opened in it', async () => {
    const page = await openPage('hostile-doors');
    try {
      await page.output('ECS.CreateCluster', { clusterName: 'mine' });
      await page.until(({ mirror }) => mirror.getState().ids.cluster.length === 1);
      const before = { ...page.workspace.getState() };
      const texts = [...DEEP_FILES, ...ODD_FILES.VERSIONS, ...ODD_FILES.TRUNCATED].map((file) =>
        String(file.content()),
      );
      for (const text of texts) {
        await harmless(text.slice(0, 80), () =>
          expect(page.commands.openText(text, 'a.json')).rejects.toThrow(/./),
        );
      }
      for (const { made, name } of [...HOSTILE_LINKS, ...HOSTILE_SANDBOX_LINKS]) {
        await harmless(name, () =>
          expect(page.commands.openLink(`#sandbox=${made()}`)).rejects.toThrow(/./),
        );
      }
      const { documentId, name, opening } = page.workspace.getState();
      expect({ documentId, name, opening }).toEqual({
        documentId: before.documentId,
        name: before.name,
        opening: null,
      });
      expect(page.mirror.getState().ids.cluster).toHaveLength(1);
      await page.output('ECS.CreateCluster', { clusterName: 'after' });
    } finally {
      page.close();
    }
  });
});
