import type { EntityView } from '../../model/view';
import type { Operation } from '../gesture';

export type Entities = ReadonlyMap<string, EntityView>;

/** What one operation will do to what exists, in sentences; nothing where it is no such one. */
export type Foresight = (operation: Operation, entities: Entities) => string[];
