import { Portal } from '@mantine/core';
import { type ReactNode, useMemo, useState } from 'react';
import styles from './timeline-tip.module.css';

/** Where a tip points, in client px, and what it says; asked anew as time goes on. */
interface Shown {
  x: number;
  y: number;
  says: () => ReactNode;
}

export interface TimelineTip {
  show: (says: Shown['says'], x: number, y: number) => void;
  hide: () => void;
}

/** Half the width a tip may have, so that it stays on the page, px. */
const HALF = 190;

/** One tip for all lanes and flags: nothing of them moves for it. */
export function useTimelineTip(): TimelineTip & { element: ReactNode } {
  const [shown, setShown] = useState<Shown | null>(null);
  const tip = useMemo(
    () => ({
      show: (says: Shown['says'], x: number, y: number) => setShown({ says, x, y }),
      hide: () => setShown(null),
    }),
    [],
  );
  const left = shown && Math.min(Math.max(shown.x, HALF), window.innerWidth - HALF);
  const element = shown && left !== null && (
    <Portal>
      <div role="tooltip" className={styles.tip} style={{ left, top: shown.y - 10 }}>
        {shown.says()}
      </div>
    </Portal>
  );
  return { ...tip, element };
}
