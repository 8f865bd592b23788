import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Gesture } from '../../state/gesture';
import { ApplyBar } from '../inspector/apply-bar';
import styles from './networks.module.css';

/** A button that opens a small form with the command it will be. */
export function NewThing(props: {
  word: string;
  /** Null while something is missing. */
  gesture: Gesture | null;
  onMade: () => void;
  onClosed: () => void;
  children: ReactNode;
}) {
  const { word, gesture, onMade, onClosed } = props;
  const [isOpen, setOpen] = useState(false);
  const close = () => {
    setOpen(false);
    onClosed();
  };
  if (!isOpen) {
    return (
      <div className={styles.form}>
        <Button variant="outline" onClick={() => setOpen(true)}>
          {word}
        </Button>
      </div>
    );
  }
  return (
    <div className={styles.form}>
      <div className={styles.given}>{props.children}</div>
      <ApplyBar
        gesture={gesture}
        isMissing={gesture === null}
        onApplied={() => {
          close();
          onMade();
        }}
        onDiscard={close}
      />
    </div>
  );
}
