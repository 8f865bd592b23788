import type { Finding } from '../../import-result';
import { isObject } from '../../json-text';

/** A place of what is written, and what has to be said of it. */
export class Written {
  readonly findings: Finding[] = [];
  /** Volumes of the file, by name. */
  readonly volumes = new Map<string, Record<string, unknown> | null>();

  warn(path: string, message: string): void {
    this.findings.push({ path, severity: 'warning', message });
  }

  tell(path: string, message: string): void {
    this.findings.push({ path, severity: 'info', message });
  }
}

/** Members that were looked at; those left are said to be lost. */
export class Source {
  private readonly taken = new Set<string>();

  constructor(
    private readonly value: Record<string, unknown>,
    private readonly path: string,
  ) {}

  take(member: string): unknown {
    this.taken.add(member);
    return this.value[member];
  }

  /** Says of every member that was not taken and says something that Compose has no word for it. */
  loseTheRest(written: Written): void {
    for (const [member, value] of Object.entries(this.value)) {
      if (this.taken.has(member) || isEmpty(value)) continue;
      written.warn(`${this.path}.${member}`, 'Compose has no word for it: left out');
    }
  }
}

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  value === false ||
  (Array.isArray(value) && value.length === 0) ||
  (isObject(value) && Object.keys(value).length === 0);

/** Without members that say nothing. */
export const withoutEmpty = (value: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(value).filter(([, one]) => one === false || one === '' || !isEmpty(one)),
  );

/** Compose fills variables in wherever a `$` stands: a doubled one is one. */
export function escaped(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('$', '$$$$');
  if (Array.isArray(value)) return value.map(escaped);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, escaped(one)]));
}
