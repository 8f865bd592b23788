import { Tooltip, UnstyledButton } from '@mantine/core';
import { openReference } from '../../state/view-store';
import { useParts } from '../sandbox-context';
import styles from './assumed-mark.module.css';

/**
 * Says that what stands beside it is assumed, and leads to its row among what is simulated.
 * @param about - says what
 * @param at - the id of a wait (`engine/timings.ts`), or the number of a fact
 */
export function AssumedMark({ about, at }: { about: string; at: string }) {
  const { view } = useParts();
  return (
    <Tooltip label={about} multiline w={240} px={10} py={6}>
      <UnstyledButton
        className={styles.mark}
        aria-label={`assumed: ${about}`}
        onClick={() => openReference(view, 'fidelity', at)}
      >
        assumed
      </UnstyledButton>
    </Tooltip>
  );
}
