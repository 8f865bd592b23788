import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { toCommandLine } from '../../../cli/to-command-line';
import type { Fidelity } from '../../../model/fidelity';
import { openReference } from '../../../state/view-store';
import { operation } from '../../inspector/operation';
import { useAnswer } from '../../inspector/use-answer';
import { CommandLines } from '../../kit/command-lines';
import { SearchField } from '../../palette/search-field';
import { useParts } from '../../sandbox-context';
import { anchorOf, Assumptions, FactList, Waits } from './fact-list';
import styles from './fidelity.module.css';
import { FACT_SECTIONS } from './fidelity-texts';
import { findFacts, findSaid, type Wanted } from './find-facts';

const ASKED = operation('Sandbox.DescribeFidelity', {});

const CHOICES: { value: Wanted; label: string }[] = [
  { value: 'all', label: 'All' },
  { value: 'simulated', label: 'Simulated' },
  { value: 'simplified', label: 'Simplified' },
  { value: 'not simulated', label: 'Not simulated' },
  { value: 'assumed', label: 'Assumed' },
];

/**
 * How true to AWS the sandbox is, fact by fact, and what it says of itself. `at`: the number of a
 * fact, or the id of a wait.
 */
export default function FidelityPage({ at }: { at?: string }) {
  const { result } = useAnswer(ASKED, 0);
  // Its handler answers this very type; only the wire between has none.
  return result?.ok ? <Page said={result.output as Fidelity} at={at} /> : null;
}

function Page({ said, at }: { said: Fidelity; at: string | undefined }) {
  const [search, setSearch] = useState('');
  const [wanted, setWanted] = useState<Wanted>('all');
  const { led, goTo } = useLead(at, () => {
    setSearch('');
    setWanted('all');
  });
  const sections = useMemo(() => findFacts(FACT_SECTIONS, wanted, search), [wanted, search]);
  const shown = findSaid(said, wanted, search);
  const count = sections.reduce((sum, { facts }) => sum + facts.length, 0);
  return (
    <div className={styles.page} data-led={led || undefined}>
      <Head said={said} />
      <div className={styles.bar}>
        <SearchField label="Search facts" value={search} onChange={setSearch} />
        <Choices wanted={wanted} onChange={setWanted} />
        <span className={styles.quiet} role="status">
          {count} {count === 1 ? 'fact' : 'facts'}
        </span>
      </div>
      <Part title="In short" isShown={shown.simplifications.length > 0}>
        <ul className={styles.sentences}>
          {shown.simplifications.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </Part>
      {sections.map((section) => (
        <FactList key={section.number} section={section} said={said} marked={at} goTo={goTo} />
      ))}
      <Part title="Waits" isShown={shown.waits.length > 0}>
        <Waits waits={shown.waits} marked={at} goTo={goTo} />
      </Part>
      <Part title="Assumed besides" isShown={shown.assumptions.length > 0}>
        <Assumptions said={said} shown={shown.assumptions} marked={at} goTo={goTo} />
      </Part>
      {count + shown.waits.length + shown.assumptions.length === 0 && (
        <p className={styles.quiet}>Nothing here matches “{search}”.</p>
      )}
      <CommandLines lines={[toCommandLine(ASKED.target, ASKED.input)]} when="shows" />
    </div>
  );
}

/**
 * Leads to the entry of a link, once for each time it is asked for: what is typed afterwards takes
 * the reader nowhere. `led`: a link has led somewhere, so that nothing above it may be of a guessed
 * height.
 */
function useLead(at: string | undefined, showAll: () => void) {
  const { view } = useParts();
  const [wanted, setWanted] = useState<{ at: string } | null>(null);
  const ask = (to: string) => {
    showAll();
    setWanted({ at: to });
  };
  useEffect(() => {
    if (at !== undefined) ask(at);
  }, [at]);
  useEffect(() => {
    const entry = wanted && document.getElementById(anchorOf(wanted.at));
    entry?.scrollIntoView?.({ block: 'center' });
    entry?.focus({ preventScroll: true });
  }, [wanted]);
  const goTo = useCallback(
    (to: string) => {
      openReference(view, 'fidelity', to);
      ask(to);
    },
    [view],
  );
  return { led: wanted !== null, goTo };
}

function Head({ said }: { said: Fidelity }) {
  return (
    <header className={styles.head}>
      <h2>What is simulated</h2>
      <p className={styles.quiet}>
        States, their order, limits, defaults and messages are AWS’s own.{' '}
        {said.operations.implemented} operations are carried out; {said.operations.refused} more are
        known and refused by name. Below, fact by fact: what AWS does, and what the sandbox does.
      </p>
    </header>
  );
}

/** Which facts are shown, by how they stand. */
function Choices(props: { wanted: Wanted; onChange: (wanted: Wanted) => void }) {
  return (
    <div className={styles.choices} role="group" aria-label="Which facts">
      {CHOICES.map(({ value, label }) => (
        <button
          key={value}
          type="button"
          aria-pressed={value === props.wanted}
          onClick={() => props.onChange(value)}
        >
          {label}
        </button>
      ))}
    </div>
  );
}

function Part(props: { title: string; isShown: boolean; children: ReactNode }) {
  const id = `${anchorOf(props.title.replace(/ /g, '-').toLowerCase())}-title`;
  return props.isShown ? (
    <section className={styles.section} aria-labelledby={id}>
      <h3 id={id}>{props.title}</h3>
      {props.children}
    </section>
  ) : null;
}
