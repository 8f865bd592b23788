import { Tooltip, UnstyledButton } from '@mantine/core';
import { useParts } from '../sandbox-context';
import styles from './assumed-mark.module.css';

/** Says that what stands beside it is assumed, and opens the note on what is. `about` says what. */
export function AssumedMark({ about }: { about: string }) {
  const { view } = useParts();
  return (
    <Tooltip label={about} multiline w={240} px={10} py={6}>
      <UnstyledButton
        className={styles.mark}
        aria-label={`assumed: ${about}`}
        onClick={() => view.setState({ dialog: { kind: 'about' } })}
      >
        assumed
      </UnstyledButton>
    </Tooltip>
  );
}
