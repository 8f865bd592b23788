import type { ReactNode } from 'react';
import styles from './figure-list.module.css';

/** A figure with its name; the unit belongs to the value. */
export interface Figure {
  name: string;
  value: ReactNode;
  /** Said on hover: where the figure comes from. */
  title?: string;
}

/**
 * Names on the left, values on the right, one line each. With `wholeValues` names break, even
 * within words, before a value is cut.
 */
export function FigureList(props: { figures: readonly Figure[]; wholeValues?: boolean }) {
  const { figures, wholeValues = false } = props;
  return (
    <dl className={styles.list} data-whole={wholeValues || undefined}>
      {figures.map(({ name, value, title }) => (
        <div key={name} className={styles.row} title={title}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
