import { isObject } from '../json-text';
import type { Notebook } from './tidy-value';

const DIGEST = /@sha256:[A-Fa-f0-9]{64}$/;

/**
 * Files kept for a pipeline name their image by a placeholder that the pipeline fills in:
 * `<IMAGE1_NAME>`, `{{ must_env … }}`, `${IMAGE}`. ECS takes none of its marks, so what is between
 * them becomes the name, and the file can be run as it is.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
 */
export function fillImagePlaceholders(
  input: Record<string, unknown>,
  prefix: string,
  book: Notebook,
): void {
  const containers: unknown[] = Array.isArray(input.containerDefinitions)
    ? input.containerDefinitions
    : [];
  containers.forEach((one, index) => {
    if (!isObject(one) || typeof one.image !== 'string') return;
    const given = one.image;
    const digest = DIGEST.exec(given)?.[0] ?? '';
    const reference = given.slice(0, given.length - digest.length);
    const name = reference
      .replace(/[^A-Za-z0-9_:./#-]+/g, '-')
      .replace(/-*([:./#])-*/g, '$1')
      .replace(/^-+|-+$/g, '');
    if (name === reference || name === '') return;
    one.image = name + digest;
    const path = `${prefix}containerDefinitions[${index}].image`;
    book.notes[path] = given;
    const message = `“${given}” is a placeholder, which ECS does not take: “${name}” stands in for it`;
    book.findings.push({ path, severity: 'warning', message });
  });
}
