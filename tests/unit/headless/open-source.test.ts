import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Dispatcher } from '../../../src/api/dispatcher';
import { saveSandbox } from '../../../src/formats/sandbox/save';
import { readerBeside } from '../../../src/headless/files';
import { openSource } from '../../../src/headless/open-source';
import { type PictureChoices, pngOf } from '../../../src/headless/picture';
import { SourceError } from '../../../src/headless/source-error';
import { withSandbox } from '../../../src/formats/share/png-sandbox';
import { UsageError } from '../../../src/headless/usage';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sources-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const clockOf = (sandbox: Dispatcher) => {
  const answer = sandbox.send('Sandbox.DescribeClock', {});
  return answer.ok ? answer.output : answer.error;
};

const DEFINITION = {
  family: 'shop',
  networkMode: 'awsvpc',
  requiresCompatibilities: ['FARGATE'],
  cpu: '256',
  memory: '512',
  containerDefinitions: [{ name: 'web', image: 'shop:1', portMappings: [{ containerPort: 80 }] }],
};

/** A plain picture of the moment, at half its size. */
const HALF: PictureChoices = {
  theme: 'dark',
  scale: 0.5,
  traffic: false,
  title: true,
  legend: true,
  transparent: false,
  moments: [],
};

describe('opening a source', () => {
  test('a template by its id, as it is when its script has run', async () => {
    const { kind, document, sandbox } = await openSource('rolling-good');
    expect(kind).toBe('template');
    const saved = document();
    expect(saved).toMatchObject({ id: 'rolling-good', now: sandbox.engine.now });
    expect(saved.log.map(({ target }) => target)).toContain('ECS.UpdateService');
  });

  test('a script, known by its first line, with its times and the seed asked for', async () => {
    const script =
      '# a cluster\naws ecs create-cluster --cluster-name a\naws sandbox wait --for 7\n';
    const { kind, sandbox } = await openSource(file('clusters.txt', script), { seed: 5 });
    expect(kind).toBe('script');
    expect(clockOf(sandbox)).toMatchObject({ now: 7, seed: 5 });
  });

  test('another seed counts more than the one a script sets', async () => {
    const script = 'aws sandbox set-seed --seed 3\naws ecs create-cluster --cluster-name a\n';
    const path = file('seeded.sh', script);
    expect(clockOf((await openSource(path)).sandbox)).toMatchObject({ seed: 3 });
    expect(clockOf((await openSource(path, { seed: 9 })).sandbox)).toMatchObject({ seed: 9 });
  });

  test('a saved sandbox, as it was left: the same world', async () => {
    const first = await openSource('rolling-good');
    first.sandbox.send('Sandbox.Wait', { for: 33 });
    const again = await openSource(file('saved.json', saveSandbox(first.document())));
    expect(again.kind).toBe('sandbox');
    expect(clockOf(again.sandbox)).toEqual(clockOf(first.sandbox));
    expect(saveSandbox(again.document())).toBe(saveSandbox(first.document()));
  });

  test('a picture with a sandbox inside', async () => {
    const { document } = await openSource('web-behind-an-alb');
    const png = await pngOf(document(), HALF);
    const path = file('picture.png', withSandbox(png!, document()));
    const again = await openSource(path);
    expect(again.document().account).toEqual(document().account);
  });

  test('a task definition alone only registers; as a service it runs', async () => {
    const path = file('shop.json', JSON.stringify(DEFINITION));
    const targets = async (asService: boolean) =>
      (await openSource(path, { asService })).document().log.map(({ target }) => target);
    expect(await targets(false)).toEqual(['ECS.RegisterTaskDefinition']);
    expect(await targets(true)).toContain('ECS.CreateService');
  });

  test('the same file gives the same bytes', async () => {
    const path = file('shop-again.json', JSON.stringify(DEFINITION));
    const saved = async () => saveSandbox((await openSource(path)).document());
    expect(await saved()).toBe(await saved());
  });
});

describe('what cannot be opened', () => {
  test('no file and no template: called wrongly', async () => {
    await expect(openSource('nowhere')).rejects.toThrow(UsageError);
    await expect(openSource('nowhere')).rejects.toThrow(/cannot read nowhere/);
  });

  test('malformed: one reason with its line', async () => {
    const path = file('broken.json', '{\n  "family": "a"\n  "cpu": 1\n}');
    const error = await openSource(path).catch((problem: unknown) => problem);
    expect(error).toBeInstanceOf(SourceError);
    expect((error as SourceError).finding).toMatchObject({ line: 3, severity: 'error' });
    expect((error as SourceError).message).toMatch(/broken\.json:3 error/);
  });

  test('a definition that ECS refuses: its own words, at its place', async () => {
    const wrong = { ...DEFINITION, cpu: '123' };
    const path = file('wrong.json', JSON.stringify(wrong, null, 2));
    const error = await openSource(path).catch((problem: unknown) => problem);
    expect((error as SourceError).isRefusal).toBe(true);
    expect((error as SourceError).message).toMatch(
      /wrong\.json:\d+ error cpu: ECS\.RegisterTaskDefinition was refused/,
    );
  });

  test('a definition with several faults: all of them', async () => {
    const wrong = { ...DEFINITION, containerDefinitions: [{ name: 'a', image: 'b', cpu: 'c' }] };
    const path = file('wrong.json', JSON.stringify({ ...wrong, volumes: 1 }));
    const error = await openSource(path).catch((problem: unknown) => problem);
    expect((error as SourceError).findings.map((one) => one.path)).toEqual([
      'containerDefinitions[0].cpu',
      'volumes',
    ]);
    expect((error as SourceError).message.split('\n')).toHaveLength(2);
  });

  test('a script that fails: the line', async () => {
    const path = file('bad.sh', 'aws ecs create-cluster\n\naws ecs create-nothing\n');
    await expect(openSource(path)).rejects.toThrow(/bad\.sh:3 error/);
  });

  test('a picture without one inside', async () => {
    const { document } = await openSource('web-behind-an-alb');
    const png = await pngOf(document(), HALF);
    await expect(openSource(file('bare.png', png!))).rejects.toThrow(/carries no sandbox/);
  });
});

describe('files that a file names', () => {
  test('are read beside it and below, and nowhere else, by no link either', () => {
    mkdirSync(join(folder, 'project', 'env'), { recursive: true });
    writeFileSync(join(folder, 'project', 'env', 'web.env'), 'A=1');
    writeFileSync(join(folder, 'secret.env'), 'KEY=x');
    symlinkSync(join(folder, 'secret.env'), join(folder, 'project', 'link.env'));
    const read = readerBeside(join(folder, 'project', 'compose.yml'));
    expect(read('env/web.env')).toBe('A=1');
    expect(read('./env/../env/web.env')).toBe('A=1');
    for (const outside of ['../secret.env', join(folder, 'secret.env'), 'link.env', 'none']) {
      expect(read(outside), outside).toBeUndefined();
    }
  });
});
