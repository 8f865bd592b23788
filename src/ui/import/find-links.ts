import type { Link } from '../../formats/import-result';

const spanOf = ({ line, endLine }: Link): number => endLine - line;

/** The links of a line of the file, the narrowest first. */
export function linksAtLine(links: readonly Link[], line: number): Link[] {
  return links
    .filter((link) => link.line <= line && line <= link.endLine)
    .toSorted((a, b) => spanOf(a) - spanOf(b));
}

/** Whether `member` is `of` or lies within it. */
export function isWithin(member: string, of: string): boolean {
  if (of === '' || member === of) return true;
  return member.startsWith(of) && /^[.[]/.test(member.slice(of.length));
}

/** The links of a member of an operation, the most particular first. */
export function linksAtMember(links: readonly Link[], operation: number, member: string): Link[] {
  return links
    .filter((link) => link.operation === operation && isWithin(member, link.member))
    .toSorted((a, b) => b.member.length - a.member.length);
}
