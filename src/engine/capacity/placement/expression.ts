/**
 * The cluster query language: conditions on container instances, as `memberOf` constraints and
 * ListContainerInstances' filter take them. Read here into a tree; `expression-match.ts` asks it.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cluster-query-language.html
 */
import { linearPattern } from '../../pattern/linear-pattern';

export type Comparison = '==' | '!=' | '>' | '>=' | '<' | '<=' | '=~' | '!~';

export type Expression =
  | { readonly is: 'and' | 'or'; readonly of: readonly [Expression, Expression] }
  | { readonly is: 'not'; readonly of: Expression }
  | { readonly is: Comparison; readonly subject: string; readonly value: string }
  | { readonly is: 'in' | '!in'; readonly subject: string; readonly values: readonly string[] }
  | { readonly is: 'exists' | '!exists'; readonly subject: string };

/** AWS's bound on the text of an expression. */
const LONGEST_EXPRESSION = 2000;

/** An expression that cannot be read: the message says what is wrong with it. */
export class ExpressionError extends Error {}

/** Words that stand for signs. */
const SPELLED: ReadonlyMap<string, string> = new Map([
  ['equals', '=='],
  ['not_equals', '!='],
  ['greater_than', '>'],
  ['greater_than_equal', '>='],
  ['less_than', '<'],
  ['less_than_equal', '<='],
  ['matches', '=~'],
  ['not_matches', '!~'],
  ['not_in', '!in'],
  ['not_exists', '!exists'],
  ['&&', 'and'],
  ['||', 'or'],
  ['!', 'not'],
]);

const FIELDS = [
  'agentConnected',
  'agentVersion',
  'ec2InstanceId',
  'registeredAt',
  'runningTasksCount',
  'task:group',
];

/** Operators that a field takes; an attribute takes all. */
const ORDERED = ['==', '!=', '>', '>=', '<', '<='];
const NAMED = ['==', '!=', 'in', '!in', '=~', '!~'];
const OPERATORS: Readonly<Record<string, readonly string[]>> = {
  agentConnected: NAMED,
  agentVersion: ORDERED,
  ec2InstanceId: NAMED,
  registeredAt: ORDERED,
  runningTasksCount: ORDERED,
  'task:group': NAMED,
};

const COMPARISONS: readonly string[] = ['==', '!=', '>', '>=', '<', '<=', '=~', '!~'];

/** A piece of the text; `quoted` ones are never operators. */
interface Token {
  readonly text: string;
  readonly quoted: boolean;
}

const SIGN = /^(?:==|!=|>=|<=|=~|!~|&&|\|\||!in\b|!exists\b|[<>!(),[\]])/;
const WORD = /^[^\s()[\],=!<>&|"'~]+/;

function tokens(text: string): Token[] {
  const all: Token[] = [];
  let rest = text.trimStart();
  while (rest !== '') {
    const quoted = /^(?:"([^"]*)"|'([^']*)')/.exec(rest);
    const [piece] = quoted ?? SIGN.exec(rest) ?? WORD.exec(rest) ?? [];
    if (piece === undefined) throw new ExpressionError(`'${rest.slice(0, 1)}' is not expected`);
    all.push(
      quoted
        ? { text: quoted[1] ?? quoted[2] ?? '', quoted: true }
        : { text: SPELLED.get(piece) ?? piece, quoted: false },
    );
    rest = rest.slice(piece.length).trimStart();
  }
  return all;
}

/** Reads an expression; throws an `ExpressionError` for one that is none. */
export function parseExpression(text: string): Expression {
  if (text.length > LONGEST_EXPRESSION) {
    throw new ExpressionError(`it has more than ${LONGEST_EXPRESSION} characters`);
  }
  const reader = new Reader(tokens(text));
  const expression = reader.alternatives();
  reader.end();
  return expression;
}

/** Reads from the left: `or` binds least, then `and`, then `not`. */
class Reader {
  private at = 0;

  constructor(private readonly all: readonly Token[]) {}

  alternatives(): Expression {
    let left = this.conjunction();
    while (this.takes('or')) left = { is: 'or', of: [left, this.conjunction()] };
    return left;
  }

  private conjunction(): Expression {
    let left = this.negation();
    while (this.takes('and')) left = { is: 'and', of: [left, this.negation()] };
    return left;
  }

  private negation(): Expression {
    if (this.takes('not')) return { is: 'not', of: this.negation() };
    if (!this.takes('(')) return this.condition();
    const inner = this.alternatives();
    this.must(')');
    return inner;
  }

  private condition(): Expression {
    const subject = this.subject();
    const operator = this.next('an operator').text;
    const allowed = OPERATORS[subject];
    if (allowed && !allowed.includes(operator)) {
      throw new ExpressionError(`${subject} does not take the operator ${operator}`);
    }
    if (operator === 'exists' || operator === '!exists') return { is: operator, subject };
    if (operator === 'in' || operator === '!in') {
      return { is: operator, subject, values: this.values() };
    }
    if (!COMPARISONS.includes(operator)) {
      throw new ExpressionError(`${operator} is no operator`);
    }
    const value = this.next('a value').text;
    if (operator === '=~' || operator === '!~') checkPattern(value);
    return { is: operator as Comparison, subject, value };
  }

  private subject(): string {
    const { text } = this.next('a subject');
    if (text.startsWith('attribute:') && text.length > 'attribute:'.length) return text;
    if (FIELDS.includes(text)) return text;
    throw new ExpressionError(`'${text}' is no subject`);
  }

  /** `[a, b]`, `(a, b)`, `a, b`: brackets may be left out. */
  private values(): string[] {
    const closing = this.takes('[') ? ']' : this.takes('(') ? ')' : undefined;
    const values = [this.next('a value').text];
    while (this.takes(',')) values.push(this.next('a value').text);
    if (closing !== undefined) this.must(closing);
    return values;
  }

  private takes(sign: string): boolean {
    const token = this.all[this.at];
    if (token === undefined || token.quoted || token.text !== sign) return false;
    this.at++;
    return true;
  }

  private must(sign: string): void {
    if (!this.takes(sign)) throw new ExpressionError(`'${sign}' is missing`);
  }

  private next(what: string): Token {
    const token = this.all[this.at++];
    if (token === undefined) throw new ExpressionError(`${what} is missing at the end`);
    return token;
  }

  end(): void {
    const left = this.all[this.at];
    if (left) throw new ExpressionError(`'${left.text}' is not expected`);
  }
}

function checkPattern(pattern: string): void {
  if (!linearPattern(pattern)) throw new ExpressionError(`'${pattern}' is no pattern`);
}
