import type { Link } from '../import-result';
import type { LineOfPath } from '../line-of-path';
import { memberPath } from '../member-path';

/**
 * The thread from a file that is an operation's input nearly as it stands: a link for each member
 * at the top, and for each entry of those that are lists.
 * @param path - of the input within the file
 */
export function topLinks(
  input: Record<string, unknown>,
  path: string,
  lineOf: LineOfPath,
  operation = 0,
): Link[] {
  return Object.entries(input).flatMap(([name, value]) => {
    const members = Array.isArray(value) ? value.map((_, at) => memberPath(name, at)) : [name];
    return members.flatMap((member) => {
      const where = path === '' ? member : `${path}.${member}`;
      const span = lineOf(where);
      if (span.path.toLowerCase() !== where.toLowerCase()) return [];
      return [{ path: span.path, line: span.line, endLine: span.endLine, operation, member }];
    });
  });
}
