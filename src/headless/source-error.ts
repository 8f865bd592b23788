import type { Finding } from '../formats/import-result';
import type { Importer } from '../formats/registry';

/** FILE is there, and nothing can be made of it: why, each reason with its place. */
export class SourceError extends Error {
  constructor(
    readonly file: string,
    readonly finding: Finding,
    /** What it was taken for, where that was clear. */
    readonly kind?: Importer['id'],
    /** What else there is to say of it: other faults first. */
    readonly others: readonly Finding[] = [],
  ) {
    super([finding, ...others].map((one) => findingLine(file, one)).join('\n'));
  }

  get findings(): Finding[] {
    return [this.finding, ...this.others];
  }

  /** Whether the door refused what the file says, rather than the file being at fault. */
  get isRefusal(): boolean {
    return isRefusal(this.finding);
  }
}

/** `docker-compose.yml:12 error services.web.ports: …`. */
export function findingLine(file: string, { path, line, severity, message }: Finding): string {
  const place = line === undefined ? file : `${file}:${line}`;
  return `${place} ${severity} ${path === '' ? '' : `${path}: `}${message}`;
}

/** How a finding says that an operation was refused. */
export const REFUSED = 'was refused:';

/** Whether a finding tells of an operation that the door refused. */
export const isRefusal = ({ message }: Finding): boolean => message.includes(` ${REFUSED} `);
