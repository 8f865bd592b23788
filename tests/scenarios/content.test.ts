/**
 * Every scenario, run without a browser. Its story, a line an event, is kept beside this file;
 * after a change that is meant, write it anew with UPDATE_GOLDEN=1 and read what became of it.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createSandbox } from '../../src/api/create-sandbox';
import { runScript } from '../../src/cli/run-script';
import { toCommandLine } from '../../src/cli/to-command-line';
import { SCENARIOS } from '../../src/content/index';
import type { Scenario } from '../../src/content/define';

/** Simulated seconds that a scenario is watched for. */
const WATCHED = 300;

interface StoryEvent {
  at: number;
  type: string;
  subject: string;
  message: string;
}

async function run({ seed, script }: Pick<Scenario, 'seed' | 'script'>) {
  const sandbox = createSandbox({ seed });
  const host = {
    send: (target: string, input: Record<string, unknown>) => sandbox.send(target, input),
    readFile: () => undefined,
  };
  for await (const step of runScript(script, host)) {
    if (!step.ok) throw new Error(`${step.command}: ${step.error.message}`);
  }
  const ask = (target: string, input: Record<string, unknown>) => {
    const result = sandbox.send(target, input);
    if (!result.ok) throw new Error(result.error.message);
    return result.output;
  };
  ask('Sandbox.Wait', { for: WATCHED });
  const { events } = ask('Sandbox.DescribeEvents', {}) as { events: StoryEvent[] };
  const { fingerprint } = ask('Sandbox.DescribeClock', {}) as { fingerprint: string };
  return { events, fingerprint, log: sandbox.log, metrics: ask('Sandbox.GetMetrics', {}) };
}

/** `0:31.200  Task  task-3  PENDING → RUNNING`: ids are numbered as they come up. */
function story(events: readonly StoryEvent[]): string {
  const names = new Map<string, string>();
  const numbered = (text: string) =>
    text
      .replace(/arn:aws:[a-z]+:[\w-]+:\d+:/g, '')
      .replace(/(?:task\/[\w-]+\/|task )?\b([0-9a-f]{32})\b/g, (_, id: string) => named(id, 'task'))
      .replace(/ecs-svc\/\d+/g, (id) => named(id, 'deployment'))
      .replace(/\/[0-9a-f]{16}\b/g, '');
  const named = (id: string, kind: string) => {
    const count = [...names.values()].filter((name) => name.startsWith(`${kind}-`)).length;
    const name = names.get(id) ?? `${kind}-${count + 1}`;
    names.set(id, name);
    return name;
  };
  const lines = events.map(({ at, type, subject, message }) =>
    [clock(at), type, numbered(subject), numbered(message)]
      .filter((part) => part !== '')
      .join('  '),
  );
  return `${lines.join('\n')}\n`;
}

function clock(at: number): string {
  const ms = Math.round(at * 1000);
  const two = (n: number) => String(n).padStart(2, '0');
  const rest = String(ms % 1000).padStart(3, '0');
  return `${two(Math.floor(ms / 60_000))}:${two(Math.floor(ms / 1000) % 60)}.${rest}`;
}

/** One run of each, for all tests that only look at it. */
const runs = new Map<string, ReturnType<typeof run>>();
function firstRun(scenario: Scenario): ReturnType<typeof run> {
  const known = runs.get(scenario.id) ?? run(scenario);
  runs.set(scenario.id, known);
  return known;
}

describe.each(SCENARIOS.map((scenario) => [scenario.id, scenario] as const))(
  '%s',
  (id, scenario) => {
    test('is told in full', () => {
      expect(id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
      expect(scenario.title.length).toBeGreaterThan(5);
      expect(scenario.summary.length).toBeGreaterThan(40);
    });

    test('run twice it is the same run, and tells the story kept', async () => {
      const first = await firstRun(scenario);
      const second = await run(scenario);
      expect(second.fingerprint).toBe(first.fingerprint);
      const told = story(first.events);
      expect(story(second.events)).toBe(told);
      const golden = `tests/scenarios/golden/${id}.txt`;
      if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(golden, told);
      expect(existsSync(golden)).toBe(true);
      expect(told).toBe(readFileSync(golden, 'utf8'));
    });

    test('the lines that its commands are shown as make the same run again', async () => {
      const first = await firstRun(scenario);
      let now = 0;
      const lines = first.log.flatMap(({ at, target, input }) => {
        const wait = toCommandLine('Sandbox.Wait', { for: (at - now) / 1_000_000 });
        const line = toCommandLine(target, input);
        const lines = at > now ? [wait, line] : [line];
        now = at;
        return lines;
      });
      const again = await run({ seed: scenario.seed, script: lines.join('\n') });
      expect(again.fingerprint).toBe(first.fingerprint);
    });
  },
);

interface Figures {
  requestCount: number;
  httpCodeTarget: Record<string, number>;
  httpCodeElb: Record<string, number>;
  byTargetGroup: { targetGroup: string; requestCount: number }[];
}

async function figuresOf(id: string) {
  const scenario = SCENARIOS.find((one) => one.id === id);
  if (!scenario) throw new Error(`there is no ${id}`);
  const { events, metrics } = await firstRun(scenario);
  return { events, metrics: metrics as Figures };
}

describe('what the summaries promise', () => {
  test('a grace period that is too short: tasks are stopped before they can answer, again and again', async () => {
    const { events, metrics } = await figuresOf('short-grace-period');
    const unhealthy = events.filter(({ message }) => /is unhealthy in/.test(message));
    expect(unhealthy.length).toBeGreaterThan(2);
    expect(metrics.httpCodeTarget['2XX']).toBe(0);
  });

  test('web behind an alb: nearly all requests are answered once it is up', async () => {
    const { metrics } = await figuresOf('web-behind-an-alb');
    expect(metrics.httpCodeTarget['2XX']).toBeGreaterThan(0.75 * metrics.requestCount);
    expect(metrics.httpCodeTarget['5XX']).toBe(0);
  });

  test('an Envoy sidecar: the app is healthy before Envoy starts; a crash costs 502s until its task is let go', async () => {
    const { events, metrics } = await figuresOf('envoy-sidecar');
    const first = (type: string, words: RegExp) =>
      events.find((one) => one.type === type && words.test(one.message))?.at ?? NaN;
    expect(first('ContainerHealthChange', /app UNKNOWN → HEALTHY/)).toBeLessThan(
      first('TargetHealthChange', /:8080 registered/),
    );
    const crash = first('FaultInjected', /crash-container/);
    expect(first('TargetHealthChange', /healthy → draining/) - crash).toBeLessThan(30);
    expect(metrics.httpCodeElb['502']).toBeGreaterThan(50);
    expect(metrics.httpCodeTarget['5XX']).toBe(0);
    const healthy = events.filter(({ message }) => /app UNKNOWN → HEALTHY/.test(message));
    expect(healthy).toHaveLength(4);
  });

  test('three services: both ways lead to the backend, nobody notices its killed task, the worker grows', async () => {
    const { events, metrics } = await figuresOf('multi-service');
    const groups = new Set(metrics.byTargetGroup.map(({ targetGroup }) => targetGroup));
    expect(groups).toEqual(new Set(['frontend', 'backend']));
    expect(metrics.requestCount).toBeGreaterThan(10_000);
    expect(metrics.httpCodeTarget['5XX']).toBe(0);
    expect(Object.values(metrics.httpCodeElb).every((count) => count === 0)).toBe(true);
    const killed = events.find(({ type }) => type === 'FaultInjected')?.at ?? NaN;
    const grown = events.find(({ message }) => /desired count 2 → 4/.test(message))?.at ?? NaN;
    expect(grown - killed).toBeGreaterThan(0);
    expect(grown - killed).toBeLessThanOrEqual(30);
  });
});
