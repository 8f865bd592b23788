import type { ImportedOperation, Link } from '../../formats/import-result';
import { titleInWords } from './operation-lines';

const spanOf = ({ line, endLine }: Link): number => endLine - line;

/**
 * For each line of the file, from 1, its links: the narrowest that have it, of which there are
 * several where a line became several things. Worked out once for a result.
 */
export function linksByLine(links: readonly Link[], lines: number): (readonly Link[])[] {
  const found: Link[][] = Array.from({ length: lines + 1 }, () => []);
  for (const link of links) {
    const last = Math.min(link.endLine, lines);
    for (let line = Math.max(1, link.line); line <= last; line++) {
      const [before] = found[line] ?? [];
      if (!before || spanOf(link) < spanOf(before)) found[line] = [link];
      else if (spanOf(link) === spanOf(before)) found[line]?.push(link);
    }
  }
  return found;
}

/** What becomes of a place, in a sentence or several. */
export function saysOf(links: readonly Link[], operations: readonly ImportedOperation[]): string {
  const says = new Set(links.flatMap(({ says: text }) => (text === undefined ? [] : [text])));
  const paths = new Set(links.map(({ path }) => path));
  const of = [...new Set(links.map(({ operation }) => operation))];
  const where = of.length > 1 ? ` In ${of.length} operations: ${titlesOf(of, operations)}.` : '';
  if (says.size > 0) return `${[...says].join(' ')}${where}`;
  return `${[...paths].join(', ')}: taken over as it is.${where}`;
}

/** So many are called by name. */
const NAMED = 6;

function titlesOf(of: readonly number[], operations: readonly ImportedOperation[]): string {
  const titles = of.slice(0, NAMED).flatMap((index) => {
    const operation = operations[index];
    return operation ? [titleInWords(operation)] : [];
  });
  return titles.join(', ') + (of.length > NAMED ? ` and ${of.length - NAMED} more` : '');
}

/** Whether `member` is `of` or lies within it. */
export function isWithin(member: string, of: string): boolean {
  if (of === '' || member === of) return true;
  return member.startsWith(of) && /^[.[]/.test(member.slice(of.length));
}

/** The links of an operation by the member they are about; the first of equals. */
export type MemberLinks = ReadonlyMap<string, Link>;

/** For each operation, its links. */
export function linksByOperation(links: readonly Link[]): ReadonlyMap<number, MemberLinks> {
  const found = new Map<number, Map<string, Link>>();
  for (const link of links) {
    const of = found.get(link.operation) ?? new Map<string, Link>();
    found.set(link.operation, of);
    if (!of.has(link.member)) of.set(link.member, link);
  }
  return found;
}

/** The link of a member, or of the nearest one it lies in. */
export function linkOfMember(links: MemberLinks | undefined, member: string): Link | null {
  if (!links) return null;
  for (let at = member; ; at = at.slice(0, Math.max(at.lastIndexOf('.'), at.lastIndexOf('['), 0))) {
    const link = links.get(at);
    if (link || at === '') return link ?? null;
  }
}
