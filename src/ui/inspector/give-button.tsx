import { Button } from '@mantine/core';
import { useLayoutEffect, useRef } from 'react';
import { toCommandLine } from '../../cli/to-command-line';
import type { Gesture } from '../../state/gesture';
import { useConsequences } from '../consequences';
import { useCommands } from '../sandbox-context';

/**
 * A button that goes while it has the focus, because what it was for is done, leaves the focus to
 * its section: at the page's very beginning the next Tab would be far away.
 */
export function useLeaveFocus() {
  const ref = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    const button = ref.current;
    return () => {
      if (button === null || document.activeElement !== button) return;
      const section = button.closest('section');
      if (!section) return;
      section.tabIndex = -1;
      section.focus({ preventScroll: true });
    };
  }, []);
  return ref;
}

/** A button that gives a gesture; the command it is shows on hover. */
export function GiveButton(props: { gesture: Gesture; word: string; primary?: boolean }) {
  const commands = useCommands();
  const ref = useLeaveFocus();
  const { gesture, word, primary = false } = props;
  const told = useConsequences(gesture.operations);
  const line = gesture.operations.map(({ target, input }) => toCommandLine(target, input));
  return (
    <Button
      ref={ref}
      // Named, the usual variant would take its colours from the light theme.
      {...(!primary && { variant: 'outline' })}
      title={[...line, ...told].join('\n')}
      onClick={() => void commands.give(gesture)}
    >
      {word}
    </Button>
  );
}
