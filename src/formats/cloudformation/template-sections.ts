import { isResourceType } from './property-names';
import type { Stack } from './stack';
import type { StackResource } from './stack-resource';
import { entryOf, plainOf, writtenOf } from './template-node';

/** What is said of the parts of a template that become no operations. */

const KNOWN_SECTIONS = [
  'AWSTemplateFormatVersion',
  'Description',
  'Metadata',
  'Parameters',
  'Mappings',
  'Conditions',
  'Resources',
];

/** Of what a stack does besides having resources. */
export function sayOfSections({ template, findings }: Stack): void {
  for (const [name, node] of template.entries) {
    if (KNOWN_SECTIONS.includes(name)) continue;
    findings.notes[name] = writtenOf(node);
    if (name === 'Outputs') continue;
    const what = JSON.stringify(writtenOf(node));
    if (name === 'Transform' && what.includes('AWS::LanguageExtensions')) continue;
    const message =
      name === 'Transform'
        ? `${what} changes the template before it is used: not followed, the template is read as it is`
        : `${name} is not followed: kept in the notes`;
    findings.warn(name, node.line, message);
  }
}

/** Members of a resource that are about the life of the stack. */
const ABOUT_THE_STACK = ['CreationPolicy', 'DeletionPolicy', 'UpdatePolicy', 'UpdateReplacePolicy'];

export function sayOfResource(stack: Stack, resource: StackResource): void {
  const { findings } = stack;
  const { path, node, type } = resource;
  for (const name of ABOUT_THE_STACK) {
    const given = entryOf(node, name);
    if (!given) continue;
    const where = `${path}.${name}`;
    findings.notes[where] = writtenOf(given);
    findings.info(where, given.line, 'is about the life of the stack, not of the sandbox');
  }
  if (isResourceType(type)) return;
  if (type === 'AWS::Lambda::Function') return sayOfFunction(stack, resource);
  if (type === 'AWS::CDK::Metadata') {
    findings.notes[path] = plainOf(resource.all());
    return findings.info(path, node.line, 'counts uses of the CDK: nothing runs by it');
  }
  const message = /^(?:Custom::|AWS::CloudFormation::)/.test(type)
    ? `${type} is CloudFormation’s own doing, which is not followed: left out`
    : `${type} is not simulated: left out`;
  findings.leaveOut(path, node.line, message, plainOf(resource.all()));
}

/** Functions are there as hooks only. */
function sayOfFunction({ findings }: Stack, resource: StackResource): void {
  const message = 'functions of Lambda do not run here; one that is a hook of a service answers';
  findings.notes[resource.path] = plainOf(resource.all());
  findings.info(resource.path, resource.node.line, message);
}
