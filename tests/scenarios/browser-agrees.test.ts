/**
 * Each scenario by both ways in: without a browser, in one go; and as the page runs it, through the
 * worker host in slices of wall time with frames being drawn from it. They agree to the request.
 */
import { afterAll, describe, expect, test } from 'vitest';
import { createSandbox } from '../../src/api/create-sandbox';
import { createClient } from '../../src/bridge/client';
import { createInProcessTransport } from '../../src/bridge/in-process-transport';
import type { CommandHost } from '../../src/cli/run-command';
import { runScript } from '../../src/cli/run-script';
import { SCENARIOS } from '../../src/content/index';
import type { Scenario } from '../../src/content/define';
import { ZERO } from '../../src/model/sim-time';

/** Simulated seconds that a scenario goes on after its script. */
const WATCHED = 240;
/** Milliseconds: oftener than a screen asks, since short scripts run within a few of its frames. */
const FRAME_EVERY = 4;

interface Outcome {
  metrics: { requestCount: number; inFlight: number };
  clock: { now: number; fingerprint: string };
  events: unknown;
  services: unknown;
}

async function play({ script }: Scenario, host: CommandHost): Promise<Outcome> {
  for await (const step of runScript(script, host)) {
    if (!step.ok) throw new Error(`${step.command}: ${step.error.message}`);
  }
  const ask = async (target: string, input: Record<string, unknown> = {}): Promise<unknown> => {
    const result = await host.send(target, input);
    if (!result.ok) throw new Error(`${target}: ${result.error.message}`);
    return result.output;
  };
  await ask('Sandbox.Wait', { for: WATCHED });
  const metrics = (await ask('Sandbox.GetMetrics')) as Outcome['metrics'];
  const clock = (await ask('Sandbox.DescribeClock')) as Outcome['clock'];
  const { events } = (await ask('Sandbox.DescribeEvents')) as { events: unknown };
  const services: unknown[] = [];
  for (const arn of namedIn(events)) {
    services.push(await ask('Sandbox.GetDeploymentReport', { service: arn }));
  }
  return { metrics, clock, events, services };
}

/** Services that have deployed something. */
const namedIn = (events: unknown): string[] => {
  const list = events as { type: string; subject: string }[];
  const deployed = list.filter(({ type }) => type === 'DeploymentStateChange');
  return [...new Set(deployed.map(({ subject }) => subject))];
};

function withoutBrowser(scenario: Scenario): Promise<Outcome> {
  const sandbox = createSandbox({ seed: scenario.seed });
  return play(scenario, {
    send: (target, input) => sandbox.send(target, input),
    readFile: () => undefined,
  });
}

async function asThePageDoes(scenario: Scenario): Promise<Outcome & { frames: number }> {
  const client = createClient(createInProcessTransport(), {
    nextFrame: (ask) => void setTimeout(ask, FRAME_EVERY),
  });
  let frames = 0;
  client.onFrame(() => frames++);
  try {
    await client.open({ seed: scenario.seed, log: [], now: ZERO });
    const send: CommandHost['send'] = (target, input) => client.send(target, input);
    return { ...(await play(scenario, { send, readFile: () => undefined })), frames };
  } finally {
    client.close();
  }
}

/** Frames that each scenario was shown in: a short one may be over before the second. */
const slices: number[] = [];

afterAll(() => {
  if (slices.length < SCENARIOS.length) return;
  expect(slices.filter((frames) => frames > 1).length).toBeGreaterThan(SCENARIOS.length / 2);
});

describe.each(SCENARIOS.map((scenario) => [scenario.id, scenario] as const))(
  '%s',
  (_id, scenario) => {
    test('is the same run without a browser and through the page’s worker, to the request', async () => {
      const plain = await withoutBrowser(scenario);
      const { frames, ...paged } = await asThePageDoes(scenario);
      slices.push(frames);
      expect(paged.metrics).toEqual(plain.metrics);
      expect(paged.events).toEqual(plain.events);
      expect(paged.services).toEqual(plain.services);
      expect(paged.clock).toEqual(plain.clock);
    });
  },
);
