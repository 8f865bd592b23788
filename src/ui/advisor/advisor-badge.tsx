import { useEffect } from 'react';
import { useStore } from 'zustand';
import { counted } from '../kit/counted';
import { useParts, useView } from '../sandbox-context';
import styles from './advisor-badge.module.css';
import { lintFor } from './lint-for';

/** Beside other work it looks seldom, ms of wall time. */
const SELDOM_MS = 5000;

/** How many errors and warnings the advisor has, on its tab. Nothing where there are none. */
export default function AdvisorBadge() {
  const lint = lintFor(useParts());
  // Its panel looks oftener.
  const isOpen = useView((state) => state.dockTab === 'advisor');
  useEffect(() => (isOpen ? undefined : lint.watch(SELDOM_MS)), [lint, isOpen]);
  const count = (severity: string) => (state: ReturnType<typeof lint.getState>) =>
    state.findings?.filter((one) => one.severity === severity).length ?? 0;
  const errors = useStore(lint, count('error'));
  const warnings = useStore(lint, count('warning'));
  if (errors + warnings === 0) return null;
  const words = [
    ...(errors > 0 ? [counted(errors, 'error')] : []),
    ...(warnings > 0 ? [counted(warnings, 'warning')] : []),
  ].join(', ');
  return (
    <>
      <span className={styles.badge} data-grave={errors > 0 || undefined} title={words} aria-hidden>
        {errors + warnings}
      </span>
      <span className="unseen">: {words}</span>
    </>
  );
}
