import { parseDocument, visit } from 'yaml';
import { pythonQuoted } from '../api/contract/python-text';
import { CommandLineError } from './command-line-error';
import { JsonArgumentError, parseJsonArgument } from './json-argument';
import type { ReadFile } from './option-values';
import { PythonFloat } from './python-json';

/** What `aws ecs deploy` refuses by itself: exit code 255, as any general error. */
export const deployError = (message: string): CommandLineError =>
  new CommandLineError('ECSError', message, 255);

/** The text of a file that an option names by its path. */
export function deployFile(path: string, readFile: ReadFile): string {
  const bare = path.replace(/^file:\/\//, '');
  const found = readFile(bare);
  if (found !== undefined) return found;
  const reason = `[Errno 2] No such file or directory: ${pythonQuoted(bare)}`;
  throw deployError(`Error: Unable to load file at ${bare}: ${reason}`);
}

/** A task definition file: JSON, in the shape that RegisterTaskDefinition takes. */
export function taskDefinitionFrom(content: string): Record<string, unknown> {
  try {
    return parseJsonArgument(content) as Record<string, unknown>;
  } catch (error) {
    if (error instanceof JsonArgumentError) throw deployError(error.message);
    throw error;
  }
}

/** An AppSpec file: JSON or else YAML. Numbers written with a point stay floats. */
export function appSpecFrom(content: string): unknown {
  const document = parseDocument(content);
  const [fault] = document.errors;
  if (fault) throw deployError(fault.message.split('\n')[0] ?? '');
  visit(document, {
    Scalar: (_, node) => {
      if (typeof node.value === 'number' && /[.eE]/.test(node.source ?? '')) {
        node.value = new PythonFloat(node.value);
      }
    },
  });
  return document.toJS();
}

type Mapping = Record<string, unknown>;

/** The key of a mapping that a name stands for, whatever its case. */
function keyOf(resource: string, of: unknown, name: string): string {
  const keys = typeof of === 'object' && of !== null ? Object.keys(of) : [];
  const key = keys.find((one) => one.toLowerCase() === name.toLowerCase());
  if (key !== undefined) return key;
  throw deployError(`Error: Resource '${resource}' must include property '${name}'`);
}

/** The AppSpec with another task definition in each of its resources. */
export function withTaskDefinition(appSpec: unknown, arn: string): unknown {
  const spec = appSpec as Mapping;
  const resources = keyOf('codedeploy-appspec', spec, 'resources');
  for (const resource of spec[resources] as Mapping[]) {
    for (const [name, content] of Object.entries(resource)) {
      const properties = keyOf(name, content, 'properties');
      const held = (content as Mapping)[properties];
      (held as Mapping)[keyOf(properties, held, 'taskDefinition')] = arn;
    }
  }
  return spec;
}
