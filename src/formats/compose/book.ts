import type { Finding, ImportedOperation, ImportResult, Link } from '../import-result';
import { type At, type Node, plain } from './yaml-places';

/** An operation that is still being put together; its place in the list is known at the end. */
export type Draft = ImportedOperation;

/** Characters. */
const LONGEST_MESSAGE = 400;

/** What is said of a file while it is read: findings, links, and what is kept for later. */
export class Book {
  readonly findings: Finding[] = [];
  readonly notes: Record<string, unknown> = {};
  /** Paths that something was said of. */
  readonly spoken = new Set<string>();
  private readonly links: { at: At; draft: Draft; member: string; says?: string }[] = [];
  private readonly linked = new Map<Draft, Set<string>>();
  private readonly once = new Set<string>();

  private find({ path, line }: At, severity: Finding['severity'], message: string): void {
    this.spoken.add(path);
    // A message that quotes the file may not be as long as the file.
    const says =
      message.length > LONGEST_MESSAGE ? `${message.slice(0, LONGEST_MESSAGE)}…` : message;
    const key = `${path}\n${message}`;
    if (this.once.has(key)) return;
    this.once.add(key);
    this.findings.push({ path, line, severity, message: says });
  }

  /** What is lost, or must be done by hand. */
  warn(at: At, message: string): void {
    this.find(at, 'warning', message);
  }

  /** What is different and comes to the same. */
  tell(at: At, message: string): void {
    this.find(at, 'info', message);
  }

  /** What a place became. */
  link(at: At, draft: Draft, member: string, says?: string): void {
    this.spoken.add(at.path);
    const known = this.linked.get(draft) ?? new Set();
    const key = `${at.path}\n${member}`;
    if (known.has(key)) return;
    this.linked.set(draft, known.add(key));
    this.links.push({ at, draft, member, says });
  }

  /** What has no place in the sandbox is kept with its path. */
  keep(node: Node): void {
    this.spoken.add(node.path);
    this.notes[node.path] = plain(node);
  }

  /** Kept, and said. */
  lose(node: Node, message: string): void {
    this.keep(node);
    this.warn(node, message);
  }

  result(operations: ImportedOperation[]): ImportResult {
    const places = new Map(operations.map((one, index) => [one, index]));
    const links = this.links.flatMap(({ at, draft, member, says }): Link[] => {
      const operation = places.get(draft);
      if (operation === undefined) return [];
      const { path, line, endLine } = at;
      return [{ path, line, endLine, operation, member, ...(says !== undefined && { says }) }];
    });
    links.sort((a, b) => a.line - b.line);
    const findings = this.findings.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
    return { operations, findings, notes: this.notes, links };
  }
}
