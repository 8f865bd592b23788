/** Examples of lint rules, played headless. */
import { createSandbox } from '../../src/api/create-sandbox';
import { runScript } from '../../src/cli/run-script';
import { takeSurvey } from '../../src/content/advisor/take-survey';
import type { LintExample } from '../../src/content/define';
import { evaluateLint, type LintFinding } from '../../src/content/evaluate-lint';
import { LINT_RULES } from '../../src/content/lint-rules/index';
import { plus, seconds } from '../../src/model/sim-time';

export interface PlayedExample {
  /** What all rules say of it now. */
  lint: () => Promise<LintFinding[]>;
  /** Gives operations that must not be refused. */
  give: (operations: readonly { target: string; input: Record<string, unknown> }[]) => void;
  /** Simulated seconds. */
  wait: (length: number) => void;
}

export async function playedExample(example: LintExample): Promise<PlayedExample> {
  const sandbox = createSandbox({ seed: 1 });
  const send = (target: string, input: Record<string, unknown>) => sandbox.send(target, input);
  for await (const step of runScript(example.script, { send, readFile: () => undefined })) {
    if (!step.ok) throw new Error(`${step.command}: ${step.error.message}`);
  }
  const wait = (length: number) =>
    void sandbox.engine.advanceTo(plus(sandbox.engine.now, seconds(length)));
  wait(example.seconds);
  return {
    wait,
    give: (operations) => {
      for (const { target, input } of operations) {
        const result = send(target, input);
        if (!result.ok) throw new Error(`${target}: ${result.error.message}`);
      }
    },
    lint: async () => {
      const { upserts } = sandbox.engine.drainFrame(true, false);
      const entities = new Map(upserts.map((view) => [view.id, view]));
      const survey = await takeSurvey({ ask: send, entities });
      if (!survey) throw new Error('the survey was refused');
      return evaluateLint(LINT_RULES, survey);
    },
  };
}
