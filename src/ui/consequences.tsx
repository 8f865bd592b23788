import { consequencesOf } from '../state/consequences/consequences';
import type { Operation } from '../state/gesture';
import styles from './consequences.module.css';
import { useMirror, useParts } from './sandbox-context';

/** The same as `Consequences` says, a sentence each. */
export function useConsequences(operations: readonly Operation[]): readonly string[] {
  const { mirror } = useParts();
  const isPast = useMirror(({ now, run }) => now < run.head);
  if (operations.length === 0) return [];
  const told = consequencesOf(operations, mirror.getState().entities);
  return isPast ? [...told, 'A new run goes on from the moment shown; this one is kept.'] : told;
}

/**
 * What operations will do and when that is felt, said before they are given; also that a command
 * given in the past goes on in a run of its own.
 */
export function Consequences({ operations }: { operations: readonly Operation[] }) {
  const sentences = useConsequences(operations);
  if (sentences.length === 0) return null;
  return (
    <ul className={styles.consequences} aria-label="What it will do" aria-live="polite">
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
