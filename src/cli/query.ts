/** `--query`: JMESPath over an answer, held to the language that the AWS CLI knows. */
import { compile, TreeInterpreter } from '@jmespath-community/jmespath';
import { CommandLineError, paramValidation } from './command-line-error';
import { LiteralError, withJsonLiterals } from './query-literals';

/** A checked expression. */
export type Query = (answer: unknown) => unknown;

/** Node types of the community's extensions, which the AWS CLI refuses. */
const EXTENSIONS = new Set(['Arithmetic', 'Unary', 'Ternary', 'LetExpression', 'Variable', 'Root']);

/** Functions of JMESPath itself; the community has added others, unknown to the AWS CLI. */
const FUNCTIONS = new Set(
  (
    'abs avg ceil contains ends_with floor join keys length map max max_by merge min min_by ' +
    'not_null reverse sort sort_by starts_with sum to_array to_number to_string type values'
  ).split(' '),
);

/** Longer than anybody writes; what reads one calls itself for each of its parts. */
const LONGEST_QUERY = 10_000;

/** Reads an expression; a bad one is refused before anything is sent. */
export function parseQuery(expression: string): Query {
  if (expression.length > LONGEST_QUERY) {
    const message = `longer than ${LONGEST_QUERY} characters`;
    throw paramValidation(`Bad value for --query: Invalid jmespath expression: ${message}.`);
  }
  const tree = treeOf(expression);
  const isForeign = shallow(expression, () => usesExtension(tree));
  if (isForeign) throw badQuery(expression, `Parse error, for expression`);
  const functions = shallow(expression, () => functionsIn(tree));
  const unknown = functions.find((name) => !FUNCTIONS.has(name));
  return (answer) => {
    if (unknown !== undefined) {
      throw new CommandLineError('JMESPathError', `Unknown function: ${unknown}()`, 255);
    }
    try {
      return TreeInterpreter.search(tree, answer as Parameters<typeof TreeInterpreter.search>[1]);
    } catch (error) {
      const message = error instanceof RangeError ? 'nested too deeply' : messageOf(error);
      throw new CommandLineError('JMESPathError', message, 255);
    }
  };
}

type Tree = ReturnType<typeof compile>;

/** The library and what looks through its trees recurse: what is too deep runs out of stack. */
function shallow<T>(expression: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof RangeError) throw badQuery(expression, 'nested too deeply');
    throw error;
  }
}

function treeOf(expression: string): Tree {
  try {
    return shallow(expression, () => compile(withJsonLiterals(expression)));
  } catch (error) {
    if (error instanceof CommandLineError) throw error;
    if (expression === '') {
      throw paramValidation(
        'Bad value for --query : Invalid JMESPath expression: cannot be empty.',
      );
    }
    if (error instanceof LiteralError) {
      const { message, position } = error;
      const caret = `${' '.repeat(position)}^`;
      throw paramValidation(
        `Bad value for --query ${expression}: Bad jmespath expression: ${message}:\n` +
          `${expression}\n${caret}`,
      );
    }
    const incomplete = expression.trim() === '' || /EOF/.test(messageOf(error));
    throw badQuery(expression, incomplete ? 'Incomplete expression' : messageOf(error));
  }
}

function badQuery(expression: string, what: string): CommandLineError {
  const caret = `${' '.repeat(expression.length + 1)}^`;
  return paramValidation(
    `Bad value for --query ${expression}: Invalid jmespath expression: ${what}:\n` +
      `"${expression}"\n${caret}`,
  );
}

function usesExtension(node: unknown): boolean {
  if (Array.isArray(node)) return node.some(usesExtension);
  if (typeof node !== 'object' || node === null) return false;
  if ('type' in node && node.type === 'Literal') return false;
  if ('type' in node && EXTENSIONS.has(String(node.type))) return true;
  return Object.values(node).some(usesExtension);
}

function functionsIn(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  if ('type' in node && node.type === 'Literal') return [];
  const own =
    'type' in node && node.type === 'Function' && 'name' in node ? [String(node.name)] : [];
  return [...own, ...Object.values(node).flatMap(functionsIn)];
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : '');
