import type { Finding } from '../import-result';

/** What an import of a template has to say, and what of the template it keeps aside. */
export class Findings {
  readonly all: Finding[] = [];
  readonly notes: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  private readonly said = new Set<string>();

  /** Says something once about a place: a value that is used in several is worked out in each. */
  say(severity: Finding['severity'], path: string, line: number, message: string): void {
    const key = `${path}\n${message}`;
    if (this.said.has(key)) return;
    this.said.add(key);
    this.all.push({ path, line, severity, message });
  }

  info(path: string, line: number, message: string): void {
    this.say('info', path, line, message);
  }

  warn(path: string, line: number, message: string): void {
    this.say('warning', path, line, message);
  }

  /** Left out of the operations, kept in the notes. */
  leaveOut(path: string, line: number, message: string, value: unknown): void {
    this.notes[path] = value;
    this.warn(path, line, message);
  }
}
