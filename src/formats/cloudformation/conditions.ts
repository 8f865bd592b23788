import type { Evaluation } from './evaluation';
import { plainOf, textOf } from './template-node';
import type { TemplateNode } from './template-node';

/**
 * What a condition comes to. What cannot be worked out is said, and does not hold.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/conditions-section-structure.html
 */
export function decide(engine: Evaluation, node: TemplateNode, path: string): boolean {
  if (node.kind === 'map' && node.entries.size === 1) {
    // The long form of a condition's name: only here is it a call.
    const name = node.entries.get('Condition');
    if (name) return byName(engine, name, path);
  }
  if (node.kind === 'call') return decideCall(engine, node.name, node.argument, path);
  const word = textOf(engine.settle(node, path));
  if (word === 'true' || word === 'false') return word === 'true';
  return undecided(engine, node, path, 'this is no condition');
}

function decideCall(
  engine: Evaluation,
  name: string,
  argument: TemplateNode,
  path: string,
): boolean {
  const parts = argument.kind === 'list' ? argument.items : [argument];
  switch (name) {
    case 'Condition':
      return byName(engine, argument, path);
    case 'Fn::And':
      return parts.map((one) => decide(engine, one, path)).every(Boolean);
    case 'Fn::Or':
      return parts.map((one) => decide(engine, one, path)).some(Boolean);
    case 'Fn::Not':
      return parts[0] ? !decide(engine, parts[0], path) : false;
    case 'Fn::Equals':
      return equal(engine, parts, path);
    case 'Fn::If':
      return textOf(engine.settle(callAt(name, argument), path)) === 'true';
    default:
      return undecided(engine, argument, path, `${name} makes no condition here`);
  }
}

/** Texts and numbers that read alike are the same to CloudFormation. */
function equal(engine: Evaluation, parts: readonly TemplateNode[], path: string): boolean {
  const [one, other] = parts.map((part) => {
    const settled = engine.settle(part, path);
    return textOf(settled) ?? JSON.stringify(plainOf(settled));
  });
  return one === other;
}

function byName(engine: Evaluation, node: TemplateNode, path: string): boolean {
  const name = engine.text(node, path);
  const holds = engine.scope.condition(name, { path, place: node });
  return holds ?? undecided(engine, node, path, `no condition is called “${name}”`);
}

function undecided(engine: Evaluation, node: TemplateNode, path: string, message: string): boolean {
  engine.scope.findings.warn(path, node.line, `${message}: taken not to hold`);
  return false;
}

const callAt = (name: string, argument: TemplateNode): TemplateNode => ({
  kind: 'call',
  name,
  argument,
  line: argument.line,
  endLine: argument.endLine,
});
