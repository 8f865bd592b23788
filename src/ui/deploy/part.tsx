import type { ReactNode } from 'react';
import styles from './deploy.module.css';

/** A part of the form under a heading of its own. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.part} aria-label={title}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}
