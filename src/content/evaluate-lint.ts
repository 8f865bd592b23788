import type { Fix } from '../model/explanation';
import type { Survey } from './advisor/survey';
import type { LintAbout, LintRule, LintSeverity } from './define';

/** Something that the advisor has to say of a resource. */
export interface LintFinding extends Omit<LintAbout, 'id'> {
  /** The rule's id. */
  readonly rule: string;
  readonly subjectId: string;
  /** `service demo/web` */
  readonly resource: string;
  /** One sentence with the figures that are the evidence. */
  readonly message: string;
  readonly fix: Fix | null;
}

const ORDER: readonly LintSeverity[] = ['error', 'warning', 'advice'];

/** What the rules find in a survey: the gravest first, else in the order of the rules. */
export function evaluateLint(rules: readonly LintRule[], survey: Survey): LintFinding[] {
  const findings = rules.flatMap((rule) => {
    const { id, severity, title, why, docs, lesson, byHand } = rule;
    const about = { severity, title, why, docs, ...(lesson !== undefined && { lesson }) };
    return rule.look(survey).map((found) => {
      const instead = found.fix === null && byHand !== undefined ? { byHand } : {};
      return { rule: id, ...about, ...instead, ...found };
    });
  });
  const rank = ({ severity }: LintFinding) => ORDER.indexOf(severity);
  return findings.toSorted((a, b) => rank(a) - rank(b));
}
