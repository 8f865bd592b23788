/** A template as whoever opens it has it: its script has run, the last command just now. */
import { createSandbox } from '../../src/api/create-sandbox';
import { runScript } from '../../src/cli/run-script';
import { SCENARIOS } from '../../src/content/index';
import type { DeploymentReport, ReportRevision } from '../../src/model/deployment-report';
import { must } from '../../src/model/assert';

export interface Figures {
  requestCount: number;
  httpCodeTarget: Record<string, number>;
  httpCodeElb: Record<string, number>;
  clientTimeouts: number;
  byTarget: { task: string; taskDefinition: string; requestCount: number }[];
  byTargetGroup: { targetGroup: string; requestCount: number }[];
  byRevision: { taskDefinition: string; requestCount: number }[];
}

interface StoryEvent {
  at: number;
  type: string;
  subject: string;
  message: string;
}

export interface Opened {
  readonly ask: (target: string, input?: Record<string, unknown>) => unknown;
  /** The second at which the last command was given. */
  readonly start: number;
  readonly now: () => number;
  readonly pass: (seconds: number) => void;
  readonly until: (condition: string, timeout?: number) => void;
  /** Runs lines as if they followed in the script, with its variables. */
  readonly run: (lines: string) => Promise<void>;
  /** The commands that the script's comments propose, in order. */
  readonly proposed: readonly string[];
  /** Figures of so many last seconds, or from one moment to another. */
  readonly figures: (from: number, to?: number) => Figures;
  /** What the deployment under way, or the last one, has come to. */
  readonly report: () => DeploymentReport;
  readonly revision: (taskDefinition: string) => ReportRevision;
  /** What has happened since the start, as `type message`. */
  readonly events: () => { at: number; text: string }[];
  /** The first moment after the start at which something happened whose text matches. */
  readonly when: (pattern: RegExp) => number;
  readonly service: (query: string) => Promise<unknown>;
}

/** @param change - makes another script of it, as somebody would who tries things */
export async function openTemplate(
  id: string,
  change: (script: string) => string = (script) => script,
): Promise<Opened> {
  const scenario = must(
    SCENARIOS.find((one) => one.id === id),
    `template ${id}`,
  );
  const sandbox = createSandbox({ seed: scenario.seed });
  const variables = new Map<string, string>();
  const host = {
    send: (target: string, input: Record<string, unknown>) => sandbox.send(target, input),
    readFile: () => undefined,
  };
  const outputs = async (lines: string): Promise<unknown[]> => {
    const found: unknown[] = [];
    for await (const step of runScript(lines, host, { variables })) {
      if (!step.ok) throw new Error(`${step.command}: ${step.error.message}`);
      found.push(step.output);
    }
    return found;
  };
  const ask: Opened['ask'] = (target, input = {}) => {
    const result = sandbox.send(target, input);
    if (!result.ok) throw new Error(`${target}: ${result.error.message}`);
    return result.output;
  };
  const now = () => (ask('Sandbox.DescribeClock') as { now: number }).now;
  const script = change(scenario.script);
  await outputs(script);
  const start = now();
  const report = () => ask('Sandbox.GetDeploymentReport', { service: 'web' }) as DeploymentReport;
  const events: Opened['events'] = () =>
    (ask('Sandbox.DescribeEvents') as { events: StoryEvent[] }).events
      .filter(({ at }) => at >= start)
      .map(({ at, type, message }) => ({ at, text: `${type} ${message}` }));
  return {
    ask,
    start,
    now,
    pass: (seconds) => void ask('Sandbox.Wait', { for: seconds }),
    until: (condition, timeout = 3600) => void ask('Sandbox.Wait', { until: condition, timeout }),
    run: async (lines) => void (await outputs(lines)),
    proposed: [...script.matchAll(/^# {3}(.+)$/gm)].map(([, line]) => line!),
    figures: (from, to = now()) => ask('Sandbox.GetMetrics', { from, to }) as Figures,
    report,
    revision: (taskDefinition) =>
      must(
        report().revisions.find((one) => one.taskDefinition === taskDefinition),
        taskDefinition,
      ),
    events,
    when: (pattern) =>
      must(
        events().find(({ text }) => pattern.test(text)),
        String(pattern),
      ).at,
    service: async (query) =>
      (
        await outputs(`aws ecs describe-services --cluster demo --services web --query '${query}'`)
      )[0],
  };
}

/** Requests of a revision, 0 where it had none. */
export const requestsOf = ({ byRevision }: Figures, taskDefinition: string): number =>
  byRevision.find((one) => one.taskDefinition === taskDefinition)?.requestCount ?? 0;

/** What went wrong for users, in every way that is counted. */
export const lostIn = ({ httpCodeTarget, httpCodeElb, clientTimeouts }: Figures): number =>
  httpCodeTarget['5XX']! +
  ['500', '502', '503', '504'].reduce((sum, code) => sum + httpCodeElb[code]!, 0) +
  clientTimeouts;

/** Whether `count` of `all` is what a share comes to, give or take four standard deviations. */
export function isShare(count: number, all: number, share: number): boolean {
  const deviation = Math.sqrt(all * share * (1 - share));
  return Math.abs(count - all * share) <= 4 * deviation;
}
