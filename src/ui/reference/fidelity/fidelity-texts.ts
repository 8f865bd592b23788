/** The page of facts, as the repository keeps it: docs/fidelity.md is its one source. */
import { type FactSection, readFacts } from './read-facts';

const FILES: Record<string, string> = import.meta.glob('../../../../docs/fidelity.md', {
  query: '?raw',
  import: 'default',
  eager: true,
});

export const FACT_SECTIONS: readonly FactSection[] = readFacts(Object.values(FILES)[0] ?? '');
