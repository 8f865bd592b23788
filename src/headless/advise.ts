import type { Dispatcher } from '../api/dispatcher';
import { takeSurvey } from '../content/advisor/take-survey';
import { evaluateLint } from '../content/evaluate-lint';
import { LINT_RULES } from '../content/lint-rules/index';
import { assert } from '../model/assert';
import type { LintFinding } from './lint-finding';

/** What the advisor has to say of a sandbox as it is now. */
export async function adviceOn(sandbox: Dispatcher): Promise<LintFinding[]> {
  const { upserts } = sandbox.engine.drainFrame(true, false);
  const survey = await takeSurvey({
    ask: (target, input) => sandbox.send(target, input),
    entities: new Map(upserts.map((view) => [view.id, view])),
  });
  // Nothing goes away between two questions here.
  assert(survey !== null, 'the survey');
  return evaluateLint(LINT_RULES, survey).map((finding) => {
    // Where it is on a canvas is of no use here.
    const { subjectId: _subject, ...said } = finding;
    return { ...said, path: '' };
  });
}
