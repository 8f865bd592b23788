import { type ImportOptions, type ImportResult, refused } from '../import-result';
import { creationOrder } from './creation-order';
import { supplyOutside } from './outside';
import { stackNameFrom } from './physical-names';
import { isResourceType } from './property-names';
import { readTemplate } from './read-template';
import { WRITERS } from './resource-types';
import { type Made, ResourceWriter } from './resource-writer';
import { CycleFault, Stack, TooLarge } from './stack';
import type { StackResource } from './stack-resource';
import { sayOfSections, sayOfResource } from './template-sections';
import { entryOf, linesOfTemplate } from './template-node';

/**
 * CloudFormation takes 500; a sandbox that is written as a template may have more.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
 */
const MOST_RESOURCES = 2000;

/**
 * A template of CloudFormation as operations, in an order in which an empty sandbox takes them.
 * Parameters come from `options.variables`, and the stack's name too (`AWS::StackName`).
 */
export function importCloudFormation(text: string, options: ImportOptions): ImportResult {
  const read = readTemplate(text);
  if (!read.ok) return refused(read.message, '', read.line);
  const { template } = read;
  const resources = entryOf(template, 'Resources');
  if (resources?.kind !== 'map' || resources.entries.size === 0) {
    return refused('no Resources: this is no template of CloudFormation', '', template.line);
  }
  if (resources.entries.size > MOST_RESOURCES) {
    const message = `${resources.entries.size} resources: more than ${MOST_RESOURCES} are not read`;
    return refused(message, 'Resources', resources.line);
  }
  try {
    const lineOf = linesOfTemplate(template);
    return { ...importStack(new Stack(template, nameOf(options), options)), lineOf };
  } catch (problem) {
    if (problem instanceof TooLarge) return refused(problem.message, 'Resources', resources.line);
    if (!(problem instanceof CycleFault)) throw problem;
    return refusedCycle(problem.cycle, resources.entries.get(problem.cycle[0] ?? '')?.line);
  }
}

const nameOf = ({ variables = {}, fileName }: ImportOptions): string =>
  (Object.hasOwn(variables, 'AWS::StackName') && variables['AWS::StackName']) ||
  stackNameFrom(fileName);

const refusedCycle = (cycle: readonly string[], line: number | undefined): ImportResult =>
  refused(
    `these resources wait for each other: ${cycle.join(' → ')}`,
    `Resources.${cycle[0] ?? ''}`,
    line,
  );

function importStack(stack: Stack): ImportResult {
  const { findings } = stack;
  sayOfSections(stack);
  const present = stack.present();
  for (const one of present) {
    one.all();
    noteDependsOn(stack, one);
  }
  const ordered = creationOrder(present);
  if (!ordered.ok) {
    const [first = ''] = ordered.cycle;
    return refusedCycle(ordered.cycle, stack.resource(first)?.node.line);
  }
  const made: Made = { operations: [], links: [] };
  for (const one of ordered.order) writeResource(stack, one, made);
  const { before = [], operations: after = [] } = stack.metadata;
  const whole = supplyOutside(stack, made);
  return {
    operations: [...before, ...whole.operations, ...after],
    findings: findings.all,
    notes: { ...findings.notes },
    links: whole.links.map((one) => ({ ...one, operation: one.operation + before.length })),
    decisions: stack.parameters.decisions,
  };
}

function noteDependsOn(stack: Stack, resource: StackResource): void {
  const given = entryOf(resource.node, 'DependsOn');
  const items = given?.kind === 'list' ? given.items : given ? [given] : [];
  for (const one of items) {
    if (one.kind !== 'scalar') continue;
    const name = String(one.value);
    resource.dependencies.add(name);
    if (stack.resource(name)) continue;
    const message = `no resource is called “${name}”: CloudFormation would refuse the template`;
    stack.findings.warn(`${resource.path}.DependsOn`, one.line, message);
  }
}

function writeResource(stack: Stack, resource: StackResource, made: Made): void {
  sayOfResource(stack, resource);
  if (resource.metadata.undeclared) return;
  if (!isResourceType(resource.type)) return;
  WRITERS[resource.type](new ResourceWriter(stack, resource, made));
}
