import type { InputOf } from '../../api/contract/operations';
import { type Definition, revisionWith } from '../../state/gestures/revision';

export { isDefinition } from '../../state/gestures/revision';

/** The next revision of a family: the same, but that one container runs another image. */
export const nextRevision = (
  described: Definition,
  container: string,
  image: string,
): InputOf<'ECS.RegisterTaskDefinition'> =>
  revisionWith(described, (one) => (one.name === container ? { ...one, image } : one));
