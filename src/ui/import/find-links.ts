import type { Link } from '../../formats/import-result';

const spanOf = ({ line, endLine }: Link): number => endLine - line;

/**
 * For each line of the file, from 1, the narrowest link that has it; the first of equals. Whole
 * files are looked up line by line: this is worked out once for a result.
 */
export function linksByLine(links: readonly Link[], lines: number): (Link | null)[] {
  const found: (Link | null)[] = Array.from({ length: lines + 1 }, () => null);
  for (const link of links) {
    const last = Math.min(link.endLine, lines);
    for (let line = Math.max(1, link.line); line <= last; line++) {
      const before = found[line];
      if (!before || spanOf(link) < spanOf(before)) found[line] = link;
    }
  }
  return found;
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
