import { LINT_RULES } from '../../content/lint-rules/index';
import { createLintFindings, type LintFindings } from '../../state/lint-findings';
import type { SandboxParts } from '../sandbox-context';

const known = new WeakMap<SandboxParts['mirror'], LintFindings>();

/** What the advisor finds in a page's run: one for its tab and its panel. */
export function lintFor({ mirror, commands }: SandboxParts): LintFindings {
  const found = known.get(mirror) ?? createLintFindings({ mirror, commands }, LINT_RULES);
  known.set(mirror, found);
  return found;
}
