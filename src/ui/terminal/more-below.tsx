import { UnstyledButton } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import styles from './terminal-panel.module.css';
import type { TerminalSeat } from './terminal-seat';

/** Says that there is more than is on the screen, and goes to the prompt. */
export function MoreBelow({ seat }: { seat: TerminalSeat }) {
  const rows = useSyncExternalStore(seat.onScroll, seat.rowsBelow);
  if (rows === 0) return null;
  return (
    <UnstyledButton className={styles.more} onClick={seat.toPrompt}>
      ↓ {rows} more {rows === 1 ? 'line' : 'lines'} · any key goes to the prompt
    </UnstyledButton>
  );
}
