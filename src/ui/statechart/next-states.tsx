import type { CatalogueEntry } from '../../machines/catalogue';
import { isAnyToAny, nextStates } from './chart-shape';
import { eventWords } from './event-words';
import styles from './next-states.module.css';

/** What may follow the present state, in words. */
export function NextStates({ entry, value }: { entry: CatalogueEntry; value: string }) {
  if (isAnyToAny(entry)) {
    const words = new Set(
      entry.transitions.map((one) => eventWords({ ...one, guard: null }, entry.id)),
    );
    return <p className={styles.next}>Any state may follow {[...words].join(' or ')}.</p>;
  }
  const next = nextStates(entry, value);
  if (next.length === 0) return <p className={styles.next}>Nothing follows.</p>;
  return (
    <ul className={styles.next} aria-label={`What may follow ${value}`}>
      {next.map(({ to, labels }) => (
        <li key={to}>
          → <b>{to}</b> {labels.join(' or ')}
        </li>
      ))}
    </ul>
  );
}
