import { Modal, type ModalProps } from '@mantine/core';
import { useEffect, useState } from 'react';
import styles from './dialog.module.css';

/** What is focused when a component first shows; focused again when it goes, if it is there. */
function useFocusBack(): void {
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (!(opener instanceof HTMLElement || opener instanceof SVGElement)) return;
      // Not before the dialog has let go of the focus that it keeps inside.
      setTimeout(() => {
        const isFree = document.activeElement === null || document.activeElement === document.body;
        if (isFree && opener.isConnected) opener.focus({ preventScroll: true });
      });
    },
    [opener],
  );
}

/** A dialog that is open as long as it is there, and gives the focus back to what opened it. */
export function Dialog(props: Omit<ModalProps, 'opened' | 'classNames'>) {
  useFocusBack();
  return <Modal opened {...props} returnFocus={false} classNames={styles} />;
}
