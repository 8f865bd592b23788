import type { Fidelity } from '../../../model/fidelity';
import type { Fact, FactSection, Standing } from './read-facts';

/** Which facts are wanted. */
export type Wanted = 'all' | Standing | 'assumed';

const matches = (text: string, words: readonly string[]): boolean => {
  const plain = text.toLowerCase();
  return words.every((word) => plain.includes(word));
};

const wordsOf = (search: string): string[] => search.toLowerCase().split(/\s+/).filter(Boolean);

const isWanted = (fact: Fact, wanted: Wanted): boolean => {
  if (wanted === 'all') return true;
  return wanted === 'assumed' ? fact.isAssumed : fact.here === wanted;
};

/** Sections with the facts that are wanted and match every word; those without any left out. */
export function findFacts(
  sections: readonly FactSection[],
  wanted: Wanted,
  search: string,
): FactSection[] {
  const words = wordsOf(search);
  return sections.flatMap((section) => {
    const facts = section.facts.filter(
      (fact) =>
        isWanted(fact, wanted) &&
        matches(
          [fact.id, fact.what, fact.here, fact.how, fact.source, section.title].join(' '),
          words,
        ),
    );
    return facts.length > 0 ? [{ ...section, facts }] : [];
  });
}

/** What the sandbox says of itself, as far as it is wanted and matches. */
export function findSaid(said: Fidelity, wanted: Wanted, search: string): Fidelity {
  const words = wordsOf(search);
  const isAssumed = wanted === 'all' || wanted === 'assumed';
  const isLeftOut = wanted === 'all' || wanted === 'simplified' || wanted === 'not simulated';
  return {
    ...said,
    waits: said.waits.filter(
      ({ what, source, assumed, facts }) =>
        (wanted === 'all' || (wanted === 'assumed' && assumed)) &&
        matches([what, source, ...facts].join(' '), words),
    ),
    assumptions: said.assumptions.filter(
      ({ text, facts }) => isAssumed && matches([text, ...facts].join(' '), words),
    ),
    simplifications: said.simplifications.filter((text) => isLeftOut && matches(text, words)),
  };
}
