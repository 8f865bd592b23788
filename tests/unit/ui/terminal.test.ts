/** What the terminal of the dock is told by the page. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { seconds } from '../../../src/model/sim-time';
import { createMirrorStore, type MirrorStore } from '../../../src/state/mirror-store';
import { createViewStore } from '../../../src/state/view-store';
import { attachedFiles, attachFile } from '../../../src/ui/terminal/attached-files';
import { divideSandboxes } from '../../../src/ui/terminal/divide-sandboxes';
import { createWorkspaceStore } from '../../../src/state/workspace-store';
import { FirstStart } from '../../../src/ui/terminal/first-start';
import { gestureLines } from '../../../src/ui/terminal/gesture-echo';
import { pageClock } from '../../../src/ui/terminal/page-clock';
import { frameOf } from '../../support/frames';

test('another sandbox is told apart from the one before it, by its name', () => {
  const workspace = createWorkspaceStore();
  const noted: string[] = [];
  divideSandboxes(workspace, { note: (lines) => void noted.push(...lines) });
  workspace.setState({ documentId: 'one', name: 'Shop' });
  workspace.setState({ name: 'The shop' });
  workspace.setState({ documentId: 'two', name: 'Clinic · Moved, and nobody at home' });
  expect(noted).toEqual(['── Clinic · Moved, and nobody at home ──']);
});

describe('the clock of the page', () => {
  let mirror: MirrorStore;
  const at = (now: number, playing: boolean, reset = false) => {
    const { run } = mirror.getState();
    const frame = frameOf({ now: seconds(now), reset });
    // A reset frame of the same run would be a seek.
    mirror.applyFrame(frame, { ...run, playing, run: run.run + Number(reset) });
  };
  const waiting = (moment: number, signal?: AbortSignal) => {
    const seen = { held: 0, over: false };
    const clock = pageClock(mirror, () => (seen.held += 1));
    void clock.until(moment, signal).then(() => (seen.over = true));
    return seen;
  };
  const settle = () => vi.advanceTimersByTimeAsync(0);

  beforeEach(() => {
    vi.useFakeTimers();
    mirror = createMirrorStore();
  });
  afterEach(() => vi.useRealTimers());

  test('whoever waits is woken when the moment has come, not before', async () => {
    at(10, true);
    const seen = waiting(20);
    at(19.9, true);
    await settle();
    expect(seen.over).toBe(false);
    at(20.1, true);
    await settle();
    expect(seen).toEqual({ held: 0, over: true });
  });

  test('a clock that stands still is told of, a clock just started is not', async () => {
    at(10, false);
    const seen = waiting(20);
    await vi.advanceTimersByTimeAsync(100);
    at(10.1, true);
    await vi.advanceTimersByTimeAsync(5000);
    expect(seen.held).toBe(0);
    at(11, false);
    await vi.advanceTimersByTimeAsync(5000);
    expect(seen).toEqual({ held: 1, over: false });
  });

  test('Ctrl-C and a restart end the wait', async () => {
    at(10, true);
    const ctrlC = new AbortController();
    const [called, restarted] = [waiting(20, ctrlC.signal), waiting(20)];
    ctrlC.abort();
    await settle();
    expect([called.over, restarted.over]).toEqual([true, false]);
    at(0, true, true);
    await settle();
    expect(restarted.over).toBe(true);
  });
});

describe('the first thing made in an untouched sandbox', () => {
  const started = (untouched: boolean, ...targets: string[]) => {
    const controls: string[] = [];
    const start = new FirstStart({
      isUntouched: () => untouched,
      control: ({ type }) => void controls.push(type),
    });
    start.watch();
    for (const target of targets) start.note(target);
    start.begin();
    start.begin();
    return controls;
  };
  test('starts its clock, once', () => {
    expect(started(true, 'ECS.ListClusters', 'ECS.CreateCluster')).toEqual(['play']);
  });
  test('not what only looks or is only written down, not in a sandbox that was used', () => {
    expect(started(true, 'ECS.ListClusters', 'ECS.RegisterTaskDefinition')).toEqual([]);
    expect(started(false, 'ECS.CreateCluster')).toEqual([]);
  });
});

describe('clicks as commands', () => {
  const operations = [{ target: 'ECS.CreateCluster', input: { clusterName: 'a' } }];
  test('a comment, then the lines one would type, and why they were refused', () => {
    const gesture = { label: 'Create cluster a', operations };
    expect(gestureLines({ gesture, ok: true, outputs: [] })).toEqual([
      '# from the screen: Create cluster a',
      'aws ecs create-cluster --cluster-name a',
    ]);
    const error = { __type: 'X', message: 'y', operation: operations[0]! };
    expect(gestureLines({ gesture, ok: false, outputs: [], error }).at(-1)).toBe('# refused: X: y');
  });
  test('a template’s script is only counted, a long gesture cut, unless all is asked for', () => {
    const many = Array.from({ length: 50 }, () => operations[0]!);
    const gesture = { label: 'Run', operations: many };
    const lines = gestureLines({ gesture: { ...gesture, template: 't' }, ok: true, outputs: [] });
    expect(lines).toEqual(['# from the screen: Run', '# … 50 commands: type clicks to see all']);
    const cut = gestureLines({ gesture, ok: true, outputs: [] });
    expect(cut).toHaveLength(42);
    expect(cut.at(-1)).toBe('# … 10 more commands: type clicks to see all');
    expect(gestureLines({ gesture, ok: true, outputs: [] }, true)).toHaveLength(51);
  });
});

test('what was done last is remembered, the newest twenty, whether or not its notice was closed', () => {
  const view = createViewStore();
  for (let i = 0; i < 25; i += 1) {
    const gesture = { label: `click ${i}`, operations: [] };
    view.setState({ lastOutcome: { gesture, ok: true, outputs: [] } });
    view.setState({ lastOutcome: null });
  }
  const labels = view.getState().recentOutcomes.map(({ gesture }) => gesture.label);
  expect(labels).toHaveLength(20);
  expect([labels[0], labels.at(-1)]).toEqual(['click 5', 'click 24']);
});

test('files are kept for file:// by name, too large ones are not', () => {
  const view = createViewStore();
  expect(attachFile(view, 'td.json', '{}')).toBe(true);
  expect(attachFile(view, 'film', 'x'.repeat(5_000_001))).toBe(false);
  expect([...attachedFiles(view)]).toEqual([['td.json', '{}']]);
  expect(attachedFiles(createViewStore()).size).toBe(0);
});
