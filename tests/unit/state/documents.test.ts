import 'fake-indexeddb/auto';
import { createStore, get, set } from 'idb-keyval';
import { afterEach, describe, expect, test } from 'vitest';
import { loadSandbox } from '../../../src/formats/sandbox/load';
import { planService } from '../../../src/state/gestures/containers';
import { planLoadBalancer } from '../../../src/state/gestures/load-balancing';
import type { SandboxDocument } from '../../../src/model/sandbox-document';
import { seconds } from '../../../src/model/sim-time';
import { openPage, type SandboxPage } from '../../support/sandbox-page';

const pages: SandboxPage[] = [];
let databases = 0;
const freshName = () => `documents-${++databases}`;
const visit = async (database: string) => {
  const page = await openPage(database);
  pages.push(page);
  return page;
};
afterEach(() => {
  for (const page of pages.splice(0)) page.close();
});

const saved = (page: SandboxPage) =>
  page.until(({ workspace }) => workspace.getState().save === 'saved');

/** A service and a load balancer, a minute in, with a place and a label; saved. */
async function makeSomething(page: SandboxPage): Promise<void> {
  const { commands, mirror } = page;
  await commands.give(planService(mirror.getState().entities, { at: { x: 1, y: 2 } }));
  commands.control({ type: 'pause' });
  await commands.give(planLoadBalancer(mirror.getState().entities, { at: { x: 3, y: 4 } }));
  await page.output('Sandbox.Wait', { for: 61.5 });
  await page.until(() => mirror.getState().ids.loadBalancer.length === 1);
  await page.until(() => mirror.getState().run.log?.length === 4);
  await page.until(() => mirror.getState().now > seconds(60));
  commands.setLabel(mirror.getState().ids.loadBalancer[0]!, 'Front door');
  await saved(page);
}

describe('a visit', () => {
  test('the first one begins with an empty sandbox, and looking on stores nothing', async () => {
    const page = await visit(freshName());
    expect(page.mirror.getState()).toMatchObject({ now: 0, run: { playing: false } });
    expect(page.mirror.getState().entities.size).toBe(0);
    page.commands.control({ type: 'speed', speed: Infinity });
    page.commands.control({ type: 'play' });
    await page.until(({ mirror }) => mirror.getState().now > seconds(60));
    expect(await page.commands.listSandboxes()).toEqual([]);
  });

  test('what was made is saved by itself, and the next visit is as this one was left', async () => {
    const database = freshName();
    const first = await visit(database);
    await makeSomething(first);
    const before = first.mirror.getState();
    first.close();
    const second = await visit(database);
    const after = second.mirror.getState();
    expect(after.now).toBe(before.now);
    expect(after.run).toMatchObject({ playing: false, fingerprint: before.run.fingerprint });
    expect(after.run.log).toEqual(before.run.log);
    expect([...after.entities.values()]).toEqual([...before.entities.values()]);
    expect(second.workspace.getState().layout).toEqual(first.workspace.getState().layout);
    const { layout } = second.workspace.getState();
    expect(Object.values(layout)).toContainEqual({ x: 3, y: 4, label: 'Front door' });
    expect(second.view.getState().notice).toBeNull();
  });

  test('where the page drew something is no place that somebody gave, also when it comes back', async () => {
    const database = freshName();
    const first = await visit(database);
    await makeSomething(first);
    const [group] = first.mirror.getState().ids.loadBalancer;
    const own = first.workspace.getState().layout;
    first.workspace.setState({ autoPlaces: { [group!]: { x: 0, y: 0 }, drawn: { x: 7, y: 8 } } });
    await first.commands.renameSandbox('Drawn');
    await saved(first);
    first.close();
    const { layout } = (await visit(database)).workspace.getState();
    expect(layout).toEqual({ ...own, drawn: { x: 7, y: 8, auto: true } });
  });

  test('a restart is saved like any other change, with its layout', async () => {
    const database = freshName();
    const first = await visit(database);
    await makeSomething(first);
    first.commands.control({ type: 'restart' });
    await first.until(({ mirror }) => mirror.getState().run.log?.length === 1);
    const { entities, ids } = first.mirror.getState();
    expect(first.workspace.getState().layout[ids.loadBalancer[0]!]).toEqual({
      x: 3,
      y: 4,
      label: 'Front door',
    });
    await saved(first);
    first.close();
    const second = await visit(database);
    expect([...second.mirror.getState().entities.keys()]).toEqual([...entities.keys()]);
  });
});

describe('several sandboxes', () => {
  test('new, rename, open: each keeps its own', async () => {
    const page = await visit(freshName());
    await makeSomething(page);
    page.commands.renameSandbox('  Shop ');
    await page.commands.newSandbox();
    expect(page.mirror.getState().entities.size).toBe(0);
    expect(page.workspace.getState()).toMatchObject({ name: 'Untitled sandbox', layout: {} });
    await page.output('ECS.CreateCluster', { clusterName: 'other' });
    await page.until(({ workspace }) => workspace.getState().save === 'unsaved');
    const [shop] = (await page.commands.listSandboxes()).filter((one) => one.name === 'Shop');
    await page.commands.openSandbox(shop!.id);
    expect(page.workspace.getState().name).toBe('Shop');
    expect(page.mirror.getState().ids.service).toHaveLength(1);
    const names = (await page.commands.listSandboxes()).map((one) => one.name);
    expect(names.sort()).toEqual(['Shop', 'Untitled sandbox']);
  });

  test('a duplicate goes on by itself; the original stays as it was', async () => {
    const page = await visit(freshName());
    await makeSomething(page);
    const original = page.workspace.getState();
    const { now } = page.mirror.getState();
    await page.commands.duplicateSandbox();
    expect(page.workspace.getState().name).toBe('Untitled sandbox copy');
    expect(page.mirror.getState().now).toBe(now);
    await page.output('ECS.DeleteService', { cluster: 'demo', service: 'web', force: true });
    await page.until(({ mirror }) => mirror.getState().run.log?.length === 5);
    await page.commands.openSandbox(original.documentId);
    expect(page.mirror.getState().run.log).toHaveLength(4);
    expect(await page.commands.listSandboxes()).toHaveLength(2);
  });

  test('deleting the open one opens the latest of the others, or an empty one', async () => {
    const page = await visit(freshName());
    await makeSomething(page);
    const first = page.workspace.getState().documentId;
    await page.commands.duplicateSandbox();
    const second = page.workspace.getState().documentId;
    page.commands.renameSandbox('On its way out');
    await page.commands.deleteSandbox(second);
    expect(page.workspace.getState().documentId).toBe(first);
    await page.commands.deleteSandbox(first);
    expect(page.mirror.getState().entities.size).toBe(0);
    expect(await page.commands.listSandboxes()).toEqual([]);
  });
});

describe('files', () => {
  test('a saved file opens as a sandbox of its own beside the stored one', async () => {
    const page = await visit(freshName());
    await makeSomething(page);
    page.commands.renameSandbox('Shop');
    const { fileName, text } = await page.commands.saveFile();
    expect(fileName).toBe('shop.ecs-sandbox.json');
    const loaded = loadSandbox(text);
    if (!loaded.ok) throw new Error(loaded.reason);
    const targets = loaded.document.account.operations.map((one) => one.target);
    expect(targets).toContain('ECS.CreateService');
    const { fingerprint } = page.mirror.getState().run;
    await page.commands.openText(text, fileName);
    expect(page.mirror.getState().run.fingerprint).toBe(fingerprint);
    expect(page.workspace.getState().name).toBe('Shop (2)');
    expect(page.view.getState().notice).toBeNull();
    const again = await page.commands.saveFile();
    await page.commands.openText(again.text, again.fileName);
    const names = (await page.commands.listSandboxes()).map((one) => one.name);
    expect(names.sort()).toEqual(['Shop', 'Shop (2)', 'Shop (3)']);
  });

  test('a name that is free is kept, whatever number it ends with', async () => {
    const page = await visit(freshName());
    await makeSomething(page);
    page.commands.renameSandbox('Shop (7)');
    const { fileName, text } = await page.commands.saveFile();
    page.commands.renameSandbox('Another');
    await page.commands.openText(text, fileName);
    const names = (await page.commands.listSandboxes()).map((one) => one.name);
    expect(names.sort()).toEqual(['Another', 'Shop (7)']);
  });

  /** The file of the open sandbox, its members changed by hand. */
  const edited = async (page: SandboxPage, edit: (document: SandboxDocument) => void) => {
    const loaded = loadSandbox((await page.commands.saveFile()).text);
    if (!loaded.ok) throw new Error(loaded.reason);
    edit(loaded.document);
    return JSON.stringify(loaded.document);
  };
  const operationsOf = ({ account }: SandboxDocument) =>
    account.operations as { target: string; input: Record<string, unknown> }[];

  test('a file whose account says something else than its log is followed by its log, and says so', async () => {
    const page = await visit(freshName());
    await makeSomething(page);
    const { fingerprint } = page.mirror.getState().run;
    const text = await edited(page, (document) => {
      const service = operationsOf(document).find((one) => one.target === 'ECS.CreateService');
      service!.input['desiredCount'] = 9;
    });
    await page.commands.openText(text, 'edited.json');
    expect(page.mirror.getState().run.fingerprint).toBe(fingerprint);
    expect(page.view.getState().notice).toMatch(
      /account section is not what its log .* The log was followed.* ECS\.CreateService web/,
    );
    await page.commands.newSandbox();
    expect(page.view.getState().notice).toBeNull();
  });

  test('one that lists the same in another order opens without a word', async () => {
    const page = await visit(freshName());
    await makeSomething(page);
    const text = await edited(page, (document) => {
      operationsOf(document).reverse();
      for (const one of operationsOf(document)) {
        one.input = Object.fromEntries(Object.entries(one.input).reverse());
      }
    });
    await page.commands.openText(text, 'shuffled.json');
    expect(page.view.getState().notice).toBeNull();
  });

  test('an account written by hand, without a log, is what the sandbox begins with', async () => {
    const database = freshName();
    const page = await visit(database);
    await makeSomething(page);
    const text = await edited(page, (document) => {
      Object.assign(document, { log: [], now: 0, name: 'By hand', layout: {} });
    });
    await page.commands.openText(text, 'by-hand.json');
    expect(page.view.getState().notice).toBeNull();
    const { now, ids, run } = page.mirror.getState();
    expect([now, ids.service.length, ids.loadBalancer.length]).toEqual([0, 1, 1]);
    expect(run.log).toMatchObject([{ at: 0, target: 'Sandbox.LoadAccount' }]);
    page.close();
    const next = await visit(database);
    expect(next.workspace.getState().name).toBe('By hand');
    expect(next.mirror.getState().ids.service).toHaveLength(1);
  });

  test('such an account that is refused says why, and nothing of it is there', async () => {
    const page = await visit(freshName());
    await makeSomething(page);
    const text = await edited(page, (document) => {
      Object.assign(document, { log: [], now: 0 });
      operationsOf(document).push({ target: 'ECS.DescribeTasks', input: {} });
    });
    await page.commands.openText(text, 'by-hand.json');
    expect(page.view.getState().notice).toMatch(/account section could not be loaded.*DescribeTa/);
    expect(page.mirror.getState().entities.size).toBe(0);
  });

  test.each([
    ['{"format":"ecs-sandbox","version":99}', 'newer ECS Sandbox'],
    ['{"format":"ecs-sandbox","version":1}', 'id'],
    ['{"format":', 'line 1'],
    ['{"family":"web","containerDefinitions":[]}', 'task definition'],
    ['[]', 'not a file this can open'],
  ])('%s is refused with the reason, and nothing changes', async (text, words) => {
    const page = await visit(freshName());
    await makeSomething(page);
    const before = page.mirror.getState();
    await expect(page.commands.openText(text, 'x.json')).rejects.toThrow(words);
    expect(page.mirror.getState().entities).toBe(before.entities);
    expect(page.mirror.getState().epoch).toBe(before.epoch);
    expect(page.workspace.getState().save).toBe('saved');
    expect(await page.commands.listSandboxes()).toHaveLength(1);
  });
});

describe('what is stored and cannot be read', () => {
  const spoil = async (database: string, id: string, value: unknown) =>
    set(`sandbox/${id}`, value, createStore(database, 'documents'));

  test('is refused when opened, and stays as it is', async () => {
    const database = freshName();
    const page = await visit(database);
    await makeSomething(page);
    const kept = page.workspace.getState().documentId;
    await page.commands.duplicateSandbox();
    await spoil(database, kept, { format: 'ecs-sandbox', version: 3, id: kept });
    await expect(page.commands.openSandbox(kept)).rejects.toThrow('newer ECS Sandbox');
    expect(page.workspace.getState().name).toBe('Untitled sandbox copy');
    const stored = await get(`sandbox/${kept}`, createStore(database, 'documents'));
    expect(stored).toEqual({ format: 'ecs-sandbox', version: 3, id: kept });
    await expect(page.commands.openSandbox('never there')).rejects.toThrow('no longer stored');
  });

  test('on the next visit makes room for an empty sandbox, with a notice', async () => {
    const database = freshName();
    const first = await visit(database);
    await makeSomething(first);
    const id = first.workspace.getState().documentId;
    first.close();
    await spoil(database, id, 'rubbish');
    const second = await visit(database);
    expect(second.view.getState().notice).toContain('cannot be opened');
    expect(second.mirror.getState().entities.size).toBe(0);
    await second.output('ECS.CreateCluster', { clusterName: 'demo' });
    await second.until(({ workspace }) => workspace.getState().save === 'unsaved');
    await saved(second);
    expect(await get(`sandbox/${id}`, createStore(database, 'documents'))).toBe('rubbish');
    expect(await second.commands.listSandboxes()).toHaveLength(2);
  });
});

test('a browser that keeps nothing says so, and everything else works', async () => {
  const page = await visit(freshName());
  page.store.save = () => Promise.reject(new Error('denied'));
  await page.output('ECS.CreateCluster', { clusterName: 'demo' });
  await page.until(({ workspace }) => workspace.getState().save === 'failed');
  expect(page.workspace.getState().saveProblem).toContain('denied');
  const { text } = await page.commands.saveFile();
  expect(loadSandbox(text).ok).toBe(true);
});
