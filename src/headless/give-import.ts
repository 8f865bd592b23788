import type { Dispatcher } from '../api/dispatcher';
import type { Finding, ImportResult } from '../formats/import-result';
import { doorsOf, planService, type Runnable } from '../formats/task-definition/service-plan';
import { faultsOf, refusedPlace } from '../formats/refused-place';
import type { AwsError } from '../model/result';
import { REFUSED } from './source-error';

/** What came of giving an import's operations. */
interface GivenImport {
  /** The importer's own, then one for each operation that was refused. */
  findings: Finding[];
  /** Members that no operation has, under `family:revision` of the task definition they are of. */
  notes: Record<string, unknown>;
  /** Operations that were taken. */
  given: number;
}

/** Where a service that nobody described runs. */
const CLUSTER = 'default';

/**
 * Gives the operations of an import one by one, at the moment the sandbox is at. One that is
 * refused is a finding at the place of the file that it came from; the others go on.
 */
export function giveImport(
  sandbox: Dispatcher,
  result: ImportResult,
  { asService }: { asService: boolean },
): GivenImport {
  const findings = [...result.findings];
  const registered: Runnable[] = [];
  let given = 0;
  result.operations.forEach(({ target, input }, index) => {
    const answer = sandbox.send(target, input);
    if (!answer.ok) {
      findings.push(...refusedOperation(result, index, answer.error));
      return;
    }
    given += 1;
    if (target === 'ECS.RegisterTaskDefinition') {
      registered.push((answer.output as { taskDefinition: Runnable }).taskDefinition);
    }
  });
  if (asService) findings.push(...registered.flatMap((one) => runAsService(sandbox, one)));
  return { findings, notes: notesUnder(registered, result.notes), given };
}

function refusedOperation(result: ImportResult, index: number, error: AwsError): Finding[] {
  const target = result.operations[index]?.target ?? '';
  return faultsOf(error).map((fault) => {
    const place = refusedPlace(fault, result, index) ?? { path: '' };
    const message = `${target} ${REFUSED} ${error.__type}: ${fault}`;
    return { ...place, severity: 'error', message };
  });
}

/** As the screen does when a task definition is dropped: one task, behind its likeliest door. */
function runAsService(sandbox: Dispatcher, definition: Runnable): Finding[] {
  const operations = planService(definition, {
    cluster: CLUSTER,
    clusterExists: false,
    serviceName: definition.family,
    desiredCount: 1,
    door: doorsOf(definition)[0] ?? null,
    rate: 0,
  });
  return operations.flatMap(({ target, input }) => {
    const answer = sandbox.send(target, input);
    if (answer.ok) return [];
    const message = `run as a service: ${target} ${REFUSED} ${answer.error.message}`;
    return [{ path: '', severity: 'error', message }];
  });
}

const notesUnder = (
  registered: readonly Runnable[],
  notes: Record<string, unknown>,
): Record<string, unknown> => {
  const [first] = registered;
  if (!first || Object.keys(notes).length === 0) return {};
  return { [`${first.family}:${first.revision}`]: notes };
};
