import type { ReactNode } from 'react';
import styles from './section.module.css';

/**
 * A part of a panel: a heading, a mark beside it, a remark on the right, and what belongs to it.
 */
export function Section(props: {
  title: string;
  mark?: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className={styles.section}>
      <header className={styles.header}>
        <div className={styles.heading}>
          <h3 className={styles.title}>{props.title}</h3>
          {props.mark}
        </div>
        {props.aside !== undefined && <span className={styles.aside}>{props.aside}</span>}
      </header>
      {props.children}
    </section>
  );
}
