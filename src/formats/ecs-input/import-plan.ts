import type {
  Decision,
  Finding,
  ImportedOperation,
  ImportOptions,
  ImportResult,
} from '../import-result';
import type { LineOfPath } from '../line-of-path';
import { withLines } from './ecs-file';

/** Operations as they gather, and what there is to say of them. */
export interface ImportPlan {
  operations: ImportedOperation[];
  findings: Finding[];
  /** Of other files, whose lines are not this one's. */
  elsewhere: Finding[];
  decisions: Decision[];
  options: ImportOptions;
}

/** Adds an operation and answers its place; one that is there already is not given twice. */
export function give(plan: ImportPlan, target: string, input: Record<string, unknown>): number {
  const text = JSON.stringify({ target, input });
  const at = plan.operations.findIndex((one) => JSON.stringify(one) === text);
  return at < 0 ? plan.operations.push({ target, input }) - 1 : at;
}

export const say = (
  plan: ImportPlan,
  path: string,
  message: string,
  severity: Finding['severity'] = 'info',
): void => {
  plan.findings.push({ path, severity, message });
};

/** What was chosen of a decision, or its first option; it is asked once however often it comes. */
export function decide(plan: ImportPlan, decision: Omit<Decision, 'chosen'>): string {
  const { choices = {} } = plan.options;
  const wanted = Object.hasOwn(choices, decision.id) ? choices[decision.id] : undefined;
  const isOffered = decision.options.some(({ value }) => value === wanted);
  const chosen = (isOffered ? wanted : decision.options[0]?.value) ?? '';
  if (!plan.decisions.some(({ id }) => id === decision.id)) {
    plan.decisions.push({ ...decision, chosen });
  }
  return chosen;
}

/** What an importer answers, but for notes and links. */
export const resultOf = (
  { operations, findings, elsewhere, decisions }: ImportPlan,
  lineOf: LineOfPath,
): Pick<ImportResult, 'operations' | 'findings' | 'decisions'> => ({
  operations,
  findings: [...withLines(findings, lineOf), ...elsewhere],
  decisions,
});

/** Names of load balancers and target groups: 32 letters, digits and hyphens at most. */
export const balancerName = (text: string, ending = ''): string => {
  const name = text.replace(/[^A-Za-z0-9-]+/g, '-').replace(/^-+/, '');
  return `${name.slice(0, 32 - ending.length).replace(/-+$/, '') || 'web'}${ending}`;
};

/** `name` of `…/name`, or of a name itself. */
export const nameIn = (reference: string): string => reference.split('/').at(-1) ?? reference;
