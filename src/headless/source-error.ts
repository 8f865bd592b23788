import type { Finding } from '../formats/import-result';
import type { Importer } from '../formats/registry';

/** FILE is there, and nothing can be made of it: the one reason, with its place. */
export class SourceError extends Error {
  constructor(
    readonly file: string,
    readonly finding: Finding,
    /** What it was taken for, where that was clear. */
    readonly kind?: Importer['id'],
  ) {
    super(findingLine(file, finding));
  }
}

/** `docker-compose.yml:12 error services.web.ports: …`. */
export function findingLine(file: string, { path, line, severity, message }: Finding): string {
  const place = line === undefined ? file : `${file}:${line}`;
  return `${place} ${severity} ${path === '' ? '' : `${path}: `}${message}`;
}
