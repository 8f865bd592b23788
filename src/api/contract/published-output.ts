/** What operations answer, as AWS's published models have it: for skeletons and help pages. */
import type { StructureShape } from './input-shape';
import { PUBLISHED_OUTPUTS, PUBLISHED_SHAPES } from './published-outputs';
import { readShape } from './shape-text';

/** An operation's answer by its target; undefined where no published model of it is at hand. */
export function publishedOutput(target: string): StructureShape | undefined {
  if (!Object.hasOwn(PUBLISHED_OUTPUTS, target)) return undefined;
  const service = target.split('.')[0] ?? '';
  const shapes = Object.hasOwn(PUBLISHED_SHAPES, service) ? PUBLISHED_SHAPES[service] : {};
  return readShape(PUBLISHED_OUTPUTS[target] ?? '', shapes);
}
