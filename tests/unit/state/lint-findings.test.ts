import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createSandbox } from '../../../src/api/create-sandbox';
import type { Dispatcher } from '../../../src/api/dispatcher';
import { LINT_RULES } from '../../../src/content/lint-rules/index';
import { plus, seconds } from '../../../src/model/sim-time';
import { createLintFindings } from '../../../src/state/lint-findings';
import { createMirrorStore, type MirrorStore } from '../../../src/state/mirror-store';

let sandbox: Dispatcher;
let mirror: MirrorStore;
let asked: string[];

const commands = {
  send: (target: string, input: Record<string, unknown>) => {
    asked.push(target);
    return Promise.resolve(sandbox.send(target, input));
  },
};

/** What the simulator would tell the page. */
function frame(reset = false): void {
  const { engine } = sandbox;
  const drained = engine.drainFrame(reset, false);
  mirror.applyFrame(drained, { ...mirror.getState().run, head: engine.now });
}

const looks = () => asked.filter((one) => one === 'Sandbox.DescribeAccount').length;

beforeEach(() => {
  vi.useFakeTimers();
  sandbox = createSandbox({ seed: 1 });
  mirror = createMirrorStore();
  asked = [];
  sandbox.send('ECS.CreateCluster', { clusterName: 'demo' });
  frame(true);
});
afterEach(() => vi.useRealTimers());

describe('the advisor over the page’s run', () => {
  test('looks once a second at most, however often the run is told of', async () => {
    const lint = createLintFindings({ mirror, commands }, LINT_RULES);
    const stop = lint.watch();
    await vi.advanceTimersByTimeAsync(0);
    expect(lint.getState()).toMatchObject({ findings: [], looked: { clusters: 1, services: 0 } });
    for (let frames = 0; frames < 100; frames++) {
      sandbox.engine.advanceTo(plus(sandbox.engine.now, seconds(1)));
      frame();
      await vi.advanceTimersByTimeAsync(25);
    }
    expect(looks()).toBeGreaterThanOrEqual(3);
    expect(looks()).toBeLessThanOrEqual(4);
    stop();
  });

  test('does not ask again while nothing happens, nor once it is no longer shown', async () => {
    const lint = createLintFindings({ mirror, commands }, LINT_RULES);
    const stop = lint.watch();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(looks()).toBe(1);
    stop();
    sandbox.engine.advanceTo(plus(sandbox.engine.now, seconds(5)));
    frame();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(looks()).toBe(1);
  });

  test('what was found in a run that is no longer open is not told of the next', async () => {
    const lint = createLintFindings({ mirror, commands }, LINT_RULES);
    const stop = lint.watch();
    await vi.advanceTimersByTimeAsync(0);
    stop();
    lint.watch()();
    expect(lint.getState().findings).toEqual([]);
    mirror.setState({ epoch: mirror.getState().epoch + 1 });
    lint.watch()();
    expect(lint.getState().findings).toBeNull();
  });

  test('only describes: the run’s log stays as it is', async () => {
    const before = sandbox.log.length;
    const stop = createLintFindings({ mirror, commands }, LINT_RULES).watch();
    await vi.advanceTimersByTimeAsync(0);
    stop();
    expect(sandbox.log).toHaveLength(before);
  });
});
