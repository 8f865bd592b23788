/**
 * Literals of a JMESPath expression as the AWS CLI's own library reads them, which is more than the
 * language says today: between backticks a text that is not JSON stands for itself (`ACTIVE`), and
 * in a raw string only the quote can be escaped.
 * https://jmespath.org/proposals/raw-string-literals.html
 */

/** A literal that no one can read, and where it begins. */
export class LiteralError extends Error {
  constructor(
    message: string,
    readonly position: number,
  ) {
    super(message);
  }
}

/** One quoted piece: its mark, what is inside, where it ends. `\` keeps the character after it. */
function quotedAt(expression: string, start: number): { inside: string; end: number } {
  const mark = expression[start]!;
  let at = start + 1;
  while (at < expression.length && expression[at] !== mark) at += expression[at] === '\\' ? 2 : 1;
  if (at >= expression.length) throw new LiteralError(`Unclosed ${mark} delimiter`, start);
  return { inside: expression.slice(start + 1, at), end: at + 1 };
}

const parsed = (text: string): { value: unknown } | undefined => {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
};

function valueOf(mark: string, inside: string, start: number): unknown {
  const text = inside.replaceAll(`\\${mark}`, mark);
  if (mark === "'") return text;
  const read = parsed(text) ?? parsed(`"${text.trimStart()}"`);
  if (!read) throw new LiteralError(`Bad token ${text}`, start);
  return read.value;
}

/** The expression with every literal written as JSON between backticks, all else as it was. */
export function withJsonLiterals(expression: string): string {
  let out = '';
  let at = 0;
  while (at < expression.length) {
    const mark = expression[at]!;
    if (mark !== '`' && mark !== "'" && mark !== '"') {
      out += mark;
      at++;
      continue;
    }
    const { inside, end } = quotedAt(expression, at);
    out += mark === '"' ? expression.slice(at, end) : literal(valueOf(mark, inside, at));
    at = end;
  }
  return out;
}

/** A backtick inside would end the literal, whoever reads it. */
const literal = (value: unknown) => `\`${JSON.stringify(value).replaceAll('`', '\\u0060')}\``;
