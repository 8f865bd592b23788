/** What is declared, as the commands that make it in an account of AWS. */
import { toCommandLine } from '../../cli/to-command-line';
import { type ScriptStep, toScriptLines } from '../../cli/to-script-lines';
import type { Account } from '../../model/account';
import { GivenIds } from '../cloudformation/write/given-ids';
import type { Finding } from '../import-result';
import { ForAws } from './for-aws';

type Declared = Account['operations'][number];

/** Later phases need what earlier ones have made. */
const LATER: readonly [pattern: RegExp, phase: number][] = [
  [/^ECS\.RegisterTaskDefinition$/, 2],
  [/^EC2\.(?:RunInstances|CreateLaunchTemplate)/, 3],
  [/^AutoScaling\./, 3],
  [/^ECS\.(?:CreateCapacityProvider|PutClusterCapacityProviders)$/, 3],
  [/^ECS\.(?:CreateService|CreateTaskSet|UpdateServicePrimaryTaskSet|RunTask)$/, 3],
  [/^EC2\.StopInstances$/, 3],
  [/^ApplicationAutoScaling\./, 4],
  [/^CodeDeploy\./, 6],
  [/^(?:ECS\.(?:Deregister|DeleteTask)|\w+\.Delete)/, 7],
];

/** What only a sandbox understands: the others would be refused, or mean nothing, on AWS. */
const isOfTheSandbox = ({ target }: Declared): boolean =>
  target.startsWith('Sandbox.') ||
  target === 'ECS.UpdateContainerInstancesState' ||
  target === 'ECR.PutImage' ||
  target === 'Logs.DeleteLogGroup';

function phaseOf({ target, input }: Declared): number {
  if (target === 'CloudWatch.PutMetricAlarm') {
    return JSON.stringify(input).includes(':scalingPolicy:') ? 5 : 1;
  }
  return LATER.find(([pattern]) => pattern.test(target))?.[1] ?? 1;
}

/**
 * Lines for AWS: ARNs and ids of what a line makes go into variables for the next ones; what only
 * the sandbox understands stands at the end, as comments.
 */
export function accountLines({ operations }: Account): { lines: string[]; findings: Finding[] } {
  const ids = new GivenIds();
  const identified = operations.map((one) => ({ ...one, id: ids.of(one.target, one.input) }));
  const sandboxOnly = operations.filter(isOfTheSandbox);
  const ordered = identified
    .filter((one) => !isOfTheSandbox(one))
    .map((one, index) => ({ one, index, phase: phaseOf(one) }))
    .sort((a, b) => a.phase - b.phase || a.index - b.index)
    .map(({ one }) => one);
  const forAws = new ForAws(identified);
  const steps: ScriptStep[] = ordered.flatMap((one) => forAws.stepsFor(one));
  const written = toScriptLines(steps, forAws.known);
  const lines = [
    'set -euo pipefail',
    '',
    ...forAws.head(),
    ...forAws.findings.map(({ message }) => `# ${message}`),
    '',
    ...written.flatMap((line, index) => {
      const remark = forAws.remarks.get(steps[index]!);
      const wait = forAws.waits.get(steps[index]!);
      return [
        ...(remark === undefined ? [] : [`# ${remark}`]),
        line,
        ...(wait === undefined ? [] : [`sleep ${wait}`]),
      ];
    }),
    ...(sandboxOnly.length > 0
      ? ['', '# What AWS has no word for, or would not take: of use in the sandbox only.']
      : []),
    ...sandboxOnly.map(({ target, input }) => asComment(toCommandLine(target, input))),
  ];
  return { lines, findings: forAws.findings };
}

const asComment = (line: string): string =>
  line
    .split('\n')
    .map((part) => `# ${part}`)
    .join('\n');
